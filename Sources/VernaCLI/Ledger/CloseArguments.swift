import ArgumentParser
import VernaCore
import VernaDesign
import VernaEngine
import VernaLanguage
import VernaProgram
import VernaStore

/// What one point costs by itself, as the command line gives it: of one wallet, or of all.
struct StandAlonePrice: Hashable {
  var wallet: ByteText
  var micros: Int64
}

/// How many points will be used, as the command line gives it.
struct ExpectedUse: Hashable {
  var estimate: CloseTerms.Estimate
}

/// Reads the arguments of `ledger close`.
enum CloseArguments {
  static func month(_ text: String) throws -> Int {
    guard text.utf8.count == 7, let day = Day(iso: text + "-01") else {
      throw ValidationError(
        "«\(text)» — не месяц; пишите 2026-10", "“\(text)” is not a month; write it as 2026-10")
    }
    return day.monthIndex
  }

  static func standAlone(_ text: String) throws -> StandAlonePrice {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.last, let micros = ExactDecimal.micros(last), micros > 0, micros <= 1_000_000_000_000,
      parts.count == 1 || !parts[0].isEmpty
    else {
      throw ValidationError(
        "«\(text)» — не цена балла; пишите деньги за один балл: 1, 0.95 или miles=0.40",
        "“\(text)” is not the price of a point; write money for one point: 1, 0.95 or miles=0.40")
    }
    return StandAlonePrice(wallet: ByteText(parts.count == 2 ? parts[0] : ""), micros: micros)
  }

  static func share(_ text: String) throws -> Share {
    guard let micros = ExactDecimal.micros(text), (0...1_000_000).contains(micros) else {
      throw ValidationError(
        "«\(text)» — не доля; пишите число от 0 до 1: 0.05",
        "“\(text)” is not a share; write a number from 0 to 1: 0.05")
    }
    return Share(millionths: micros)
  }

  static func goods(_ text: String) throws -> CloseTerms.GoodsPrice {
    guard let price = CloseTerms.GoodsPrice(rawValue: text) else {
      throw ValidationError(
        "«\(text)» — не цена товаров; есть full и paid", "“\(text)” is no price of goods; there are full and paid")
    }
    return price
  }

  static func estimate(_ text: String) throws -> ExpectedUse {
    switch text {
    case "auto": return ExpectedUse(estimate: .automatic)
    case "ladder": return ExpectedUse(estimate: .ladder)
    case "all": return ExpectedUse(estimate: .all)
    default:
      guard let share = try? share(text) else {
        throw ValidationError(
          "«\(text)» — не оценка; есть auto, ladder, all или доля от 0 до 1",
          "“\(text)” is no estimate; there are auto, ladder, all, or a share from 0 to 1")
      }
      return ExpectedUse(estimate: .share(share))
    }
  }

  /// The programmes that were published; nil for none.
  static func shelf(_ store: any LedgerStore) async throws -> ProgrammeShelf? {
    let versions = try await store.read { try $0.programmeVersions() }
    let programmes = versions.compactMap { ProgrammeReader.read(String(decoding: $0.text, as: UTF8.self)).programme }
    return programmes.isEmpty ? nil : ProgrammeShelf(programmes)
  }
}

extension CommandFailure {
  /// Why a month is not closed, in words.
  init(_ failure: CloseFailure, in language: Language) {
    func name(_ month: Int) -> String { String(Day.start(ofMonthIndex: month).iso.prefix(7)) }
    func make(_ what: Bilingual, _ remedy: Bilingual) -> CommandFailure {
      CommandFailure(what, remedy: remedy, in: language)
    }
    switch failure {
    case .notOver(let month):
      self = make(
        Bilingual("месяц \(name(month)) ещё не кончился", "the month \(name(month)) is not over yet"),
        Bilingual("посмотрите черновик без --post", "look at the draft without --post"))
    case .earlierFirst(let month):
      self = make(
        Bilingual("сначала закрывается \(name(month))", "\(name(month)) is closed first"),
        Bilingual(
          "verna ledger close --month \(name(month)) --post", "verna ledger close --month \(name(month)) --post"))
    case .closedAlready(let month):
      self = make(
        Bilingual(
          "\(name(month)) уже закрыт или раньше закрытого", "\(name(month)) is closed already, or before one that is"),
        Bilingual(
          "закрытый месяц показывает та же команда без --post", "the same command without --post shows a closed month"))
    case .noValue(let wallet):
      self = make(
        Bilingual(
          "неизвестно, сколько стоит балл кошелька «\(wallet)»",
          "nobody said what a point of the wallet “\(wallet)” is worth"),
        Bilingual("назовите --program или --ssp \(wallet)=1", "give --program, or --ssp \(wallet)=1"))
    case .transferWithoutOrigin(let owner, let transfer):
      self = make(
        Bilingual(
          "«\(owner)» получил баллы перевода «\(transfer)», который никто не начинал",
          "“\(owner)” received points of the transfer “\(transfer)” that nobody began"),
        Bilingual("проверьте базу: verna ledger verify", "check the database: verna ledger verify"))
    case .doesNotReconcile(let differences):
      let first = differences.first
      let detail = first.map { "\($0.what.rawValue) \($0.wallet): \($0.ledger) ≠ \($0.books)" } ?? ""
      self = make(
        Bilingual(
          "книги не сходятся с журналом (\(differences.count)): \(detail)",
          "the books do not reconcile to the ledger (\(differences.count)): \(detail)"),
        Bilingual(
          "проверьте базу: verna ledger verify; месяц не закрыт",
          "check the database: verna ledger verify; the month has no close"))
    case .damagedRecord(let month):
      self = make(
        Bilingual(
          "запись закрытия \(name(month)) не читается", "the record of the close of \(name(month)) cannot be read"),
        Bilingual("восстановите базу из копии", "restore the database from a copy"))
    }
  }
}
