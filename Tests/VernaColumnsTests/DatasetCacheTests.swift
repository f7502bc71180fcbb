import Foundation
import Testing
import VernaColumns
import VernaCore
import VernaTestSupport

@Suite("The cache file")
struct DatasetCacheTests {
  private let fingerprint: [UInt8] = Array("input one".utf8)

  private func data() throws -> Dataset {
    var generator = AuditGenerator(seed: 5, ids: 60)
    generator.side.points = [
      PointsRow(memberID: "P1", at: 9, kind: .redeem, points: Points(hundredths: -5), receiptID: "R1", expiresAt: 4)
    ]
    generator.side.surveys = [
      SurveyRow(memberID: "", at: 3, kind: .csi, score: 4.5, scaleBottom: 1, scaleTop: 5, store: "s", answeredAt: nil)
    ]
    generator.side.costs = [CostRow(at: 1, kind: .income, amount: Money(minorUnits: 7), campaignID: "c")]
    var offer = OfferRow(offerID: "o", memberID: "m", issuedAt: 2)
    offer.value = Money(minorUnits: 3)
    generator.side.offers = [offer]
    generator.side.stores = [StoreRow(store: "store1")]
    var settings = DatasetSettings(timeZone: try #require(TimeZoneRules(name: "Europe/Moscow")))
    settings.channels["web"] = ChannelDeclaration(takesCards: false, isOnline: true)
    settings.launch = Day(iso: "2026-01-02")
    var builder = DatasetBuilder(settings: settings)
    builder.given.note(.receipts, "total")
    for batch in generator.batches(generator.files()) { builder.add(stage(batch)) }
    return try builder.finish(side: generator.side).0
  }

  private func withFile<Result>(_ body: (String) throws -> Result) throws -> Result {
    let path =
      FileManager.default.temporaryDirectory.path + "/verna-cache-\(ProcessInfo.processInfo.globallyUniqueString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  private func refusal(_ path: String, _ fingerprint: [UInt8]) -> CacheRefusal? {
    do {
      _ = try DatasetCache.load(path, fingerprint: fingerprint)
      return nil
    } catch { return error }
  }

  @Test("gives back what was written, and can be appended to")
  func roundTrip() throws {
    let data = try data()
    try withFile { path in
      try DatasetCache.write(data, to: path, fingerprint: fingerprint)
      var loaded = try DatasetCache.load(path, fingerprint: fingerprint)
      #expect(texts(of: loaded) == texts(of: data))
      #expect(loaded.members == data.members && loaded.products == data.products && loaded.terms == data.terms)
      #expect(loaded.settings == data.settings && loaded.given == data.given)
      #expect(loaded.side.points == data.side.points && loaded.side.surveys == data.side.surveys)
      #expect(loaded.side.costs == data.side.costs && loaded.side.offers == data.side.offers)
      #expect(loaded.side.stores == data.side.stores && loaded.listedMembers == data.listedMembers)
      #expect(loaded.columns.days == data.columns.days && loaded.columns.moments == data.columns.moments)
      for row in 0..<data.columns.receiptCount {
        let id = data.columns.receiptID(ofRow: row)
        #expect(loaded.columns.row(ofReceipt: id) == data.columns.row(ofReceipt: id))
      }

      var generator = AuditGenerator(seed: 6, ids: 400)
      let more = generator.batches(generator.files()).map(stage)
      let appended = try data.appending(more)
      try loaded.append(more)
      #expect(differences(texts(of: loaded), texts(of: appended)) == [])
      // A data set with a tail is written whole.
      try DatasetCache.write(loaded, to: path, fingerprint: fingerprint)
      let again = try DatasetCache.load(path, fingerprint: fingerprint)
      #expect(again.columns.tailCount == 0)
      #expect(differences(texts(of: again), texts(of: appended)) == [])
    }
  }

  @Test("refuses what is missing, of other input, of another version, cut short or no cache at all")
  func refusals() throws {
    let data = try data()
    try withFile { path in
      #expect(refusal(path, fingerprint) == .missing)
      try DatasetCache.write(data, to: path, fingerprint: fingerprint)
      #expect(refusal(path, Array("input two".utf8)) == .otherInput)
      var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      bytes[8] = 99
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(refusal(path, fingerprint) == .otherVersion(99))
      bytes[8] = 1
      for length in [0, 1, 7, 100, 600, bytes.count / 2, bytes.count - 64] {
        try Data(bytes.prefix(length)).write(to: URL(fileURLWithPath: path))
        #expect(refusal(path, fingerprint) != nil, "cut to \(length) bytes")
      }
      try Data("receipt_id,at\n1,2\n".utf8).write(to: URL(fileURLWithPath: path))
      #expect(refusal(path, fingerprint) == .notACache)
      #expect(refusal("/", fingerprint) != nil)
      // What was mapped before stays whole when the file goes.
      try DatasetCache.write(data, to: path, fingerprint: fingerprint)
      let loaded = try DatasetCache.load(path, fingerprint: fingerprint)
      try FileManager.default.removeItem(atPath: path)
      #expect(texts(of: loaded) == texts(of: data))
    }
  }

  @Test("refuses every flipped bit that could matter, wherever it lies")
  func flips() throws {
    let data = try data()
    let whole = texts(of: data)
    try withFile { path in
      try DatasetCache.write(data, to: path, fingerprint: fingerprint)
      let url = URL(fileURLWithPath: path)
      let bytes = [UInt8](try Data(contentsOf: url))
      var numbers = AuditNumbers(seed: 11)
      for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 500)) {
        var damaged = bytes
        damaged[place] ^= 1 << UInt8(numbers.below(8))
        try Data(damaged).write(to: url)
        guard refusal(path, fingerprint) == nil else { continue }
        // Only the padding between sections may change without notice.
        let loaded = try DatasetCache.load(path, fingerprint: fingerprint)
        #expect(texts(of: loaded) == whole, "byte \(place)")
        #expect(bytes[place] == 0)
      }
    }
  }

  @Test("a file that cannot be written leaves the old one")
  func unwritable() throws {
    let data = try data()
    #expect(throws: CacheWriteFailure.self) {
      try DatasetCache.write(data, to: "/no-such-folder/cache", fingerprint: fingerprint)
    }
  }
}
