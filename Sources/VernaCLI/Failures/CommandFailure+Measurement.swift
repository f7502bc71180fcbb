import VernaCore
import VernaLanguage
import VernaMetrics
import VernaRules

extension CommandFailure {
  /// Says why a report cannot be made.
  init(_ error: MeasurementError, wording: Wording) {
    let dates = wording.dates
    switch error {
    case .noData:
      self.init(
        Bilingual("в файлах нет ни чеков, ни движения баллов", "the files hold neither receipts nor points"),
        remedy: Bilingual(
          "посмотрите, что прочитано: verna import ФАЙЛЫ", "see what was read: verna import FILES"),
        in: wording.language)
    case .emptyPeriod(let from, let to):
      self.init(
        Bilingual(
          "период пуст: с \(from.iso) до \(to.iso)", "the period is empty: from \(from.iso) to \(to.iso)"),
        place: "--from, --to",
        remedy: Bilingual(
          "--to — первый день после периода и должен быть позже --from",
          "--to is the first day after the period and must be later than --from"), isUsage: true, in: wording.language)
    case .outsideData(let period, let data):
      let asked = dates.period(from: period.from, to: period.to)
      let known = dates.period(from: data.from, to: data.to)
      self.init(
        Bilingual("за \(asked) данных нет", "there are no data for \(asked)"), place: "--from, --to",
        remedy: Bilingual("в файлах: \(known)", "the files hold \(known)"), in: wording.language)
    case .tooLong(let steps, let most):
      self.init(
        Bilingual(
          "период слишком длинный: около \(steps) шагов, можно до \(most) и не дальше века от данных",
          "the period is too long: about \(steps) steps; up to \(most) are possible, within a century of the data"),
        place: "--from, --to, --by",
        remedy: Bilingual(
          "возьмите период короче или шаг крупнее: --by month, --by year",
          "take a shorter period or a longer step: --by month, --by year"), isUsage: true, in: wording.language)
    case .nothingLikeForLike:
      self.init(
        Bilingual(
          "нет магазинов с чеками в каждом месяце обоих лет", "no store has receipts in every month of both years"),
        place: "--like-for-like",
        remedy: Bilingual(
          "уберите --like-for-like или возьмите период короче", "leave --like-for-like out or take a shorter period"),
        in: wording.language)
    }
  }

  /// Says what is wrong with a segment.
  init(_ error: SegmentError, in language: Language) {
    self.init(
      Bilingual("сегмент не читается: \(error.message)", "the segment cannot be read: \(error.message)"),
      place: Bilingual("--segment, знак \(error.column)", "--segment, column \(error.column)")[language],
      remedy: Bilingual(error.hint, error.hint), isUsage: true, in: language)
  }
}
