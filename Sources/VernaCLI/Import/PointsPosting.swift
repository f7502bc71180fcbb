import VernaColumns
import VernaCore
import VernaEngine
import VernaLanguage
import VernaMechanics
import VernaProgram
import VernaStore

/// Posts the points of imports to the members' ledgers, and lists what is refused.
final class PointsPosting {
  private let store: any LedgerStore
  private let archive: ImportArchive
  private let posting: HistoryPosting
  private let refusedPath: String
  private var refused: [String] = []

  /// So many members at once: they share a flush of the disk.
  private static let atOnce = 256
  /// The first line of the list of refused rows; a file that begins so is never read as data.
  static let header = "file,row,member_id,at,kind,points,receipt_id,reason"

  init(store: any LedgerStore, archive: ImportArchive, rejectsPath: String) async throws {
    self.store = store
    self.archive = archive
    let wallet = try await DatabasePlace.newestProgramme(of: store)?.pricing.wallets.first?.id
    posting = HistoryPosting(store: store, wallet: wallet ?? "points")
    refusedPath = PointsPosting.path(besides: rejectsPath)
  }

  /// Where rows that the ledger refuses are listed.
  static func path(besides rejectsPath: String) -> String {
    (rejectsPath.hasSuffix(".csv") ? String(rejectsPath.dropLast(4)) : rejectsPath) + ".ledger.csv"
  }

  /// Posts the points of an import; what was posted before is left. Then the import says so.
  func post(
    _ files: [ImportResult.PointsFile], of importNumber: Int64, into outcome: inout KeptOutcome, bar: ProgressBar
  ) async throws {
    let start = ContinuousClock.now
    defer { bar.clear() }
    var histories: [ByteText: [PointsHistory]] = [:]
    var members: [ByteText] = []
    for file in files {
      var rows: [ByteText: [PointsMovement]] = [:]
      for (row, points) in file.rows.enumerated() {
        let member = ByteText(points.memberID)
        if rows[member] == nil { rows[member] = [] }
        rows[member]?.append(PointsMovement(row: row, points))
      }
      for (member, own) in rows {
        if histories[member] == nil { members.append(member) }
        histories[member, default: []].append(PointsHistory(file: file.hash, rows: own))
      }
    }
    members.sort()
    let all = files.flatMap(\.rows)
    let end = all.contains { $0.kind == .expire } ? all.map(\.at).max() : nil
    var done = 0
    for first in stride(from: 0, to: members.count, by: PointsPosting.atOnce) {
      let some = members[first..<min(first + PointsPosting.atOnce, members.count)]
      let results = try await withThrowingTaskGroup(of: (ByteText, PostedHistory).self) { group in
        for member in some {
          let own = histories[member] ?? []
          group.addTask { [posting] in (member, try await posting.post(own, of: member, reconciledAt: end)) }
        }
        return try await group.reduce(into: [ByteText: PostedHistory]()) { $0[$1.0] = $1.1 }
      }
      for member in some {
        guard let result = results[member] else { continue }
        outcome.history.add(result)
        if result.posted > 0 { outcome.members += 1 }
        for refusal in result.refused { list(refusal, files) }
      }
      done += some.count
      bar.show(Double(done) / Double(members.count), count: done)
    }
    try await archive.advance(importNumber, to: .posted)
    if !refused.isEmpty { outcome.refusedPath = refusedPath }
    outcome.postingSeconds += (ContinuousClock.now - start).seconds
  }

  private func list(_ refusal: PostedHistory.Refused, _ files: [ImportResult.PointsFile]) {
    guard let file = files.first(where: { $0.hash == refusal.file }) else { return }
    let row = file.rows[refusal.row]
    let cells = [
      file.path, String(refusal.row + 1), row.memberID, MomentText.text(row.at, .utc), "\(row.kind)",
      DecimalText.text(row.points.hundredths, digits: 2), row.receiptID, refusal.reason.sentence,
    ]
    refused.append(cells.map(PointsPosting.quoted).joined(separator: ","))
  }

  private static func quoted(_ cell: String) -> String {
    let isPlain = !cell.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    return isPlain
      ? cell : "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// Writes the list of refused rows, where there are any.
  func finish(in language: Language) throws(CommandFailure) {
    guard !refused.isEmpty else { return }
    try OutputFile.write(
      ([PointsPosting.header] + refused).joined(separator: "\n") + "\n", to: refusedPath, in: language)
  }
}

extension PointsMovement {
  fileprivate init(row: Int, _ points: PointsRow) {
    let kind: Kind =
      switch points.kind {
      case .opening: .opening
      case .earn: .earn
      case .redeem: .redeem
      case .expire: .expire
      case .adjust: .adjust
      }
    self.init(
      row: row, at: points.at, kind: kind, points: points.points, receipt: ByteText(points.receiptID),
      expiresAt: points.expiresAt)
  }
}

extension HistoryRefusal {
  /// Why, for the list of refused rows.
  fileprivate var sentence: String {
    switch self {
    case .noPoints: "moves no points"
    case .tooManyPoints: "is more than a ledger takes"
    case .expiredBeforeEarned: "is gone before it can be spent"
    }
  }
}
