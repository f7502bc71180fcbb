package import VernaDesign
package import VernaLanguage
import VernaMarkup

/// A forecast as one self-contained HTML file.
package struct ForecastHTML {
  private let study: ForecastStudy
  private let wording: Wording

  /// Makes a file of a study.
  package init(_ study: ForecastStudy, wording: Wording) {
    self.study = study
    self.wording = wording
  }

  /// The file's text: style, script and all pages inside, nothing fetched.
  package func text() -> String {
    let model = ForecastPage.Model(study, wording: wording)
    let view = ForecastView(model: model, wording: wording)
    var pages = [
      ShellPage(id: "forecast", name: view.say("Прогноз", "Forecast"), content: view.overview),
      ShellPage(id: "levers", name: view.say("Рычаги", "Levers"), content: view.levers),
    ]
    if !model.scenarios.isEmpty {
      pages.append(ShellPage(id: "scenarios", name: view.say("Сценарии", "Scenarios"), content: view.comparison))
    }
    pages.append(ShellPage(id: "inputs", name: view.say("Исходные данные", "Inputs"), content: view.inputs))
    let title = view.say("Прогноз программы лояльности", "Loyalty programme forecast")
    return PageShell(
      language: wording.language.rawValue, title: model.name.isEmpty ? title : "\(title) — \(model.name)",
      subtitle: [model.name, model.scope].filter { !$0.isEmpty }.joined(separator: " · "),
      words: ShellWords(
        theme: view.say("Тема", "Theme"), print: view.say("Печать", "Print"), menu: view.say("Разделы", "Contents"),
        skip: view.say("К содержанию", "Skip to content"),
        navigation: view.say("Страницы прогноза", "Pages of the forecast")),
      groups: [ShellGroup(name: view.say("Калькулятор", "Calculator"), pages: pages)],
      footer: view.say(
        "Прогноз — не обещание: веер держит 8 путей из 10, то есть в двух случаях из десяти будет иначе.",
        "A forecast is no promise: the fan holds 8 paths of 10, so in two cases of ten it turns out otherwise.")
    ).html()
  }
}
