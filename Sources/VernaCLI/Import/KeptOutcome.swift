import VernaCore
import VernaEngine
import VernaLanguage

/// What became of files in a database.
struct KeptOutcome {
  /// The database, for a person.
  let place: String
  /// The import's number; nil where nothing was new.
  var number: Int64?
  /// Files that are new.
  var files = 0
  /// Files that were there already.
  var knownFiles: [String] = []
  /// Rows read.
  var rows = 0
  /// How much the database has taken, packed.
  var bytes = 0
  /// From the first byte read to everything on the disk, without the posting of points.
  var seconds = 0.0
  /// How long the slowest slice took to the disk: nobody else who writes waits longer for the import.
  var slowestSliceSeconds = 0.0
  /// Imports that were cut off before and have been taken away.
  var abandoned = 0
  /// What came of points.
  var history = PostedHistory()
  /// Members whose points were posted.
  var members = 0
  /// How long posting took.
  var postingSeconds = 0.0
  /// Where refused rows are listed; nil for none.
  var refusedPath: String?

  init(place: String) { self.place = place }

  /// Rows a second, to the disk.
  var rate: Double { seconds > 0 ? Double(rows) / seconds : 0 }

  /// Sentences for a person.
  func lines(_ wording: Wording) -> [String] {
    var lines: [String] = []
    func say(_ russian: String, _ english: String) { lines.append(wording(Bilingual(russian, english))) }
    func number(_ value: Int) -> String { wording.numbers.text(Int64(value)) }
    if abandoned > 0 {
      say("оборванных импортов убрано: \(abandoned)", "imports that were cut off and are taken away: \(abandoned)")
    }
    if let importNumber = self.number {
      let speed = number(Int(rate))
      say(
        "в базе \(place): импорт \(importNumber), \(number(rows)) строк за \(wording.durations.text(seconds: seconds)), \(speed) строк/с, \(number(bytes)) байт",
        "in the database \(place): import \(importNumber), \(number(rows)) rows in \(wording.durations.text(seconds: seconds)), \(speed) rows/s, \(number(bytes)) bytes"
      )
    } else {
      say(
        "в базе \(place) эти файлы уже есть: ничего не изменилось",
        "the database \(place) holds these files already: nothing has changed")
    }
    if self.number != nil && !knownFiles.isEmpty {
      say(
        "уже были в базе: \(knownFiles.joined(separator: ", "))",
        "in the database already: \(knownFiles.joined(separator: ", "))")
    }
    lines += pointsLines(wording)
    return lines
  }

  private func pointsLines(_ wording: Wording) -> [String] {
    var lines: [String] = []
    func say(_ russian: String, _ english: String) { lines.append(wording(Bilingual(russian, english))) }
    func number(_ value: Int) -> String { wording.numbers.text(Int64(value)) }
    if members > 0 {
      let time = wording.durations.text(seconds: postingSeconds)
      say(
        "в журнал баллов: \(number(history.posted)) движений, участников: \(number(members)), \(time)",
        "to the ledger: \(number(history.posted)) movements of \(number(members)) members, \(time)")
    }
    if history.repeated > 0 {
      say("проведены раньше: \(number(history.repeated))", "posted before: \(number(history.repeated))")
    }
    if history.expiryAdjustments > 0 {
      say(
        "сгорания, которых нет в сроках начислений, проведены поправками «expire»: \(number(history.expiryAdjustments))",
        "expiries that the dates of lots do not explain, posted as adjustments “expire”: \(number(history.expiryAdjustments))"
      )
    }
    if history.withoutReceipt > 0 {
      say(
        "возвраты баллов, для которых в журнале нет чека, проведены поправками «clawback» и «give_back»: \(number(history.withoutReceipt))",
        "points taken or given back that no receipt in the ledger accounts for, posted as adjustments “clawback”, “give_back”: \(number(history.withoutReceipt))"
      )
    }
    if let refusedPath {
      say(
        "журнал не принял: \(number(history.refused.count)), все в \(refusedPath)",
        "refused by the ledger: \(number(history.refused.count)), all in \(refusedPath)")
    }
    return lines
  }
}
