import Testing
import VernaLanguage
import VernaReports

@Suite struct SheetNameTests {
  @Test("Every table's sheet has a name that Excel takes whole", arguments: Language.allCases)
  func tables(language: Language) {
    let tables = """
      scan.by_cashier scan.by_store scan.by_channel scan.suspect_cards scan.without_suspects scan.by_store_month
      launch.before_after activity.map base.structure members.detail retention.cohorts segments.value
      points.redemption_cohort points.burn_calendar offers.conversion nps csi.mean romi.naive payback.days
      revenue.bridge reconciliation
      """
    for id in tables.split(whereSeparator: \.isWhitespace).map(String.init) {
      let name = SheetName.of(table: id, Wording(language))
      #expect(name.count <= SheetName.longest && name != id, "\(id): \(name)")
    }
  }
}
