/// Names of months and weekdays. Each list is split once, when it is first used.
struct MonthNames: Sendable {
  private let russian: [String]
  private let english: [String]

  private init(_ russian: String, _ english: String) {
    self.russian = russian.split(separator: " ").map(String.init)
    self.english = english.split(separator: " ").map(String.init)
  }

  subscript(language: Language) -> [String] { language == .russian ? russian : english }

  /// As a month stands alone.
  static let standing = MonthNames(
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "January February March April May June July August September October November December")

  /// As a month follows a day.
  static let inDate = MonthNames(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "January February March April May June July August September October November December")

  /// After "in".
  static let inside = MonthNames(
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "January February March April May June July August September October November December")

  static let short = MonthNames(
    "янв фев мар апр май июн июл авг сен окт ноя дек", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")

  static let weekdays = MonthNames("пн вт ср чт пт сб вс", "Mon Tue Wed Thu Fri Sat Sun")

  static let longWeekdays = MonthNames(
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
}
