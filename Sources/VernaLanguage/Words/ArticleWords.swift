/// The titles of the articles that metrics and norms are taken from.
enum ArticleWords {
  static let all: [String: Bilingual] = [
    "000": Bilingual("Как автоматизация меняет правила игры", "How automation changes the rules of the game"),
    "001": Bilingual(
      "Основные метрики программы лояльности, чтобы держать руку на пульсе",
      "The main metrics of a loyalty programme, to keep a finger on the pulse"),
    "002": Bilingual("Анализ активности и вовлечённости", "Analysis of activity and engagement"),
    "003": Bilingual(
      "Программа лояльности для интернет-ритейлера одежды", "A loyalty programme for an online clothing retailer"),
    "004": Bilingual(
      "Программа лояльности: как рассчитать рентабельность", "A loyalty programme: how to work out its return"),
  ]
}

extension Wording {
  /// The titles of the articles with these numbers, parted by commas, in quotation marks; a number without a title
  /// stays a number.
  public func articles(_ source: String) -> String {
    source.split(separator: ",").map { number in
      ArticleWords.all[String(number)].map { self(Bilingual("«\($0.russian)»", "“\($0.english)”")) } ?? String(number)
    }.joined(separator: ", ")
  }
}
