import VernaMarkup

/// All charts on one page, to be looked at.
enum Gallery {
  static func html() -> String {
    let figures = GallerySamples.all.map { sample in
      Figure(
        description: ChartDescription(id: "g-\(sample.name)", title: sample.title, text: sample.subtitle),
        subtitle: sample.subtitle, chart: sample.chart, size: sample.size, scrolls: sample.scrolls,
        table: ("Таблица", table))
    }
    let content: [Node] = [
      tag("div", .class("page-head")) {
        tag("p", .class("kicker")) { "Галерея" }
        tag("h1") { "Все графики на одной странице" }
        tag("p", .class("quiet")) { "Для взгляда в светлой и тёмной теме." }
      },
      tag("div", .class("grid3")) { cards() },
      tag("div", .class("block")) {
        tag("div", .class("grid2")) { figures.filter { $0.size == .half }.map { $0.node() } }
      },
      tag("div") {
        figures.filter { $0.size == .full }.map { figure in tag("div", .class("block")) { figure.node() } }
      },
    ]
    return PageShell(
      language: "ru", title: "Галерея", subtitle: "Сеть «Образец», июль 2024 — декабрь 2025",
      words: ShellWords(theme: "Тема", print: "Печать", menu: "Разделы", skip: "К содержанию", navigation: "Разделы"),
      groups: [
        ShellGroup(
          name: "Обзор",
          pages: [
            ShellPage(id: "gallery", name: "Галерея", count: "3", content: content),
            ShellPage(id: "other", name: "Вторая страница", content: [tag("h1") { "Вторая" }, table]),
          ])
      ], footer: "Составлено по образцу."
    ).html()
  }

  static var number: Node {
    ExplainedNumber(
      text: "53,4 %", name: "Доля выручки участников", meaning: "Сколько из рубля выручки приносят участники.",
      formula: "(S_m − R_m) / (S − R)",
      lines: [
        .init("числитель", "47 214 803,20 ₽"), .init("знаменатель", "88 401 220,00 ₽"),
        .init("интервал 95 %", "52,8–54,1 %"),
        .init("источник", "статья 001", isLong: true),
      ], notes: ["Возвраты вычтены."]
    ).node()
  }

  static func cards() -> [Node] {
    (0..<6).map { _ in
      tag("div", .class("card")) {
        tag("h3") { "Доля выручки участников" }
        tag("div", .class("big")) {
          tag("div", .class("value")) { number }
          tag("span", .class("status bad")) { "ниже нормы" }
        }
        tag("p", .class("change")) { "−3,1 п.п. к прошлому году" }
        GallerySamples.bullet.drawing(width: 272).node(describedBy: .init(id: "b", title: "", text: ""))
        GallerySamples.spark.drawing(width: 272).node(describedBy: .init(id: "s", title: "", text: ""))
      }
    }
  }

  static var table: Node {
    DataTable(
      caption: "По магазинам",
      columns: [.init("Магазин"), .init("Чеки", .number), .init("Доля", .number, detail: "от всех чеков")],
      rows: (1...20).map { index in
        [
          .init("Магазин \(index)"),
          .init(GallerySamples.grouped(Double(index * 7919)), sortValue: Double(index * 7919)),
          .init([number], sortValue: 0.534),
        ]
      }, totals: [.init("Итого"), .init("99"), .init("53,4 %")]
    ).node()
  }
}
