import VernaCore
public import VernaLanguage
import VernaMarkup
public import VernaViews

/// The report as one self-contained HTML file.
public struct HTMLReport: Sendable {
  /// The report as plain values.
  public let report: ReportView
  /// The reader's language and the report's currency.
  public let wording: Wording

  /// Makes a file of a report.
  public init(report: ReportView, wording: Wording) {
    self.report = report
    self.wording = wording
  }

  /// The file's text: style, script and all pages inside, nothing fetched. Its size does not grow with the number of
  /// receipts: long lists are cut, and say so.
  public func text() -> String {
    let context = PageContext(report: report, wording: wording)
    let name = report.program.name
    let subtitle = [name, context.periodName].filter { !$0.isEmpty }.joined(separator: " · ")
    let title = context.say("Программа лояльности: отчёт", "Loyalty programme report")
    return PageShell(
      language: wording.language.rawValue, title: name.isEmpty ? title : "\(title) — \(name)", subtitle: subtitle,
      words: ShellWords(
        theme: context.say("Тема", "Theme"), print: context.say("Печать", "Print"),
        menu: context.say("Разделы", "Contents"), skip: context.say("К содержанию", "Skip to content"),
        navigation: context.say("Страницы отчёта", "Pages of the report")),
      groups: ReportPage.Place.allCases.map { group($0, context) }, footer: footer(context)
    ).html()
  }

  private func group(_ place: ReportPage.Place, _ context: PageContext) -> ShellGroup {
    let pages = ReportCatalog.all.filter { $0.place == place }.flatMap { $0.make(context) }
    let name =
      switch place {
      case .overview: context.say("Главное", "Overview")
      case .sections: context.say("Показатели", "Metrics")
      case .work: context.say("Для работы", "For work")
      case .stores: context.say("Магазины", "Stores")
      }
    return ShellGroup(name: name, pages: pages, isFolded: place == .stores && pages.count > 6)
  }

  private func footer(_ context: PageContext) -> String {
    let program = report.program
    let window = Bilingual("месяц|месяца|месяцев", "month|months")
    let parts = [
      context.periodName, context.say("часовой пояс ", "time zone ") + program.timeZone,
      program.industry == .other
        ? "" : context.say("отрасль: ", "trade: ") + wording.industry(program.industry.rawValue),
      context.say("окно активности ", "activity window ") + wording.counted(Int64(program.windowMonths), window),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ") + ". "
      + context.say(
        "Нормы взяты из статей; на вашем рынке они могут быть другими.",
        "Norms are the articles'; your market may differ.")
  }
}
