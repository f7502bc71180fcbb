/// Every kind of page of the report, in the order of the navigation. To add a page, write its folder and a line here.
package enum ReportCatalog {
  /// The kinds of page.
  package static let all: [ReportPage] = [
    OpeningPage.page,
    MemoPage.page,
    PenetrationPage.page,
    ActivityPage.page,
    PointsPage.page,
    RetentionPage.page,
    SatisfactionPage.page,
    MoneyPage.page,
    BridgePage.page,
    BurningPage.page,
    ReconciliationPage.page,
    MarginPage.page,
    TermsPage.page,
    StorePage.page,
  ]
}
