import Foundation
import Synchronization
import Testing
package import VernaCore
package import VernaEngine
import VernaLanguage
package import VernaLedger
package import VernaMechanics
package import VernaProgram
package import VernaStore

/// A clock that tests turn.
package final class ShopClock: Sendable {
  private let moment: Mutex<Int64>

  package init(_ text: String) { moment = Mutex(MomentText.seconds(text, Shop.zone) ?? 0) }

  package var now: Int64 {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }

  /// Turns it to a local time.
  package func turn(to text: String) { now = MomentText.seconds(text, Shop.zone) ?? now }
}

/// An engine at work on an empty store, with a clock of its own.
package struct Shop {
  package static let zone = TimeZoneRules(name: "Europe/Moscow") ?? .utc

  package let clock: ShopClock
  package let store: any LedgerStore
  package let engine: LoyaltyEngine

  /// A shop in memory.
  ///
  /// - Parameter bodies: of programme files, without their first section; each is in force from its day on.
  package init(
    _ bodies: [(from: String, body: String)], at text: String = "2026-01-10T12:00:00", zone: String = "Europe/Moscow"
  ) throws {
    let clock = ShopClock(text)
    let store = MemoryStore(zone: TimeZoneRules(name: zone) ?? .utc) { clock.now }
    self.init(try Shop.programmes(bodies, zone: zone), on: store, clock)
  }

  /// A shop on a store whose clock is the one given.
  package init(_ programmes: [Programme], on store: any LedgerStore, _ clock: ShopClock) {
    self.clock = clock
    self.store = store
    engine = LoyaltyEngine(store: store, shelf: ProgrammeShelf(programmes))
  }

  package init(_ body: String, at text: String = "2026-01-10T12:00:00", zone: String = "Europe/Moscow") throws {
    try self.init([("2025-01-01", body)], at: text, zone: zone)
  }

  /// Programmes of the bodies of files.
  package static func programmes(_ bodies: [(from: String, body: String)], zone: String = "Europe/Moscow") throws
    -> [Programme]
  {
    try bodies.enumerated().map { place, one in
      let header = """
        programme:
          name: Shop
          version: \(place + 1)
          effective_from: \(one.from)
          currency: RUB
          time_zone: \(zone)
          point_value: 1

        """
      let reading = ProgrammeReader.read(header + one.body)
      #expect(reading.errors.map { $0.text(file: "programme", in: Language.english) } == [])
      return try #require(reading.programme)
    }
  }

  package func join(_ members: ByteText..., referrer: ByteText = "", contacts: [ByteText] = []) async throws {
    for member in members {
      try await engine.join(
        member, MemberProfile(joinedOn: Day(number: 0), referrer: referrer, contacts: contacts))
    }
  }

  /// A basket of lines, each a price in whole roubles and a number of units.
  package func basket(
    _ lines: (Int64, Int64)..., spending: Basket.Spending = .nothing, codes: [ByteText] = [], at moment: Int64? = nil,
    category: ByteText = "food"
  ) -> Basket {
    Basket(
      lines: lines.enumerated().map { place, line in
        BasketLine(
          id: ByteText("\(place + 1)"), sku: ByteText("sku\(place + 1)"), category: category,
          quantity: Quantity(line.1), price: Money(minorUnits: line.0 * 100))
      }, at: moment ?? clock.now, codes: codes, spending: spending)
  }

  /// Reserves and confirms.
  @discardableResult
  package func buy(_ member: ByteText?, _ receipt: ByteText, _ basket: Basket) async throws -> Purchase {
    let answer = try await engine.reserve(
      OrderRequest(order: ByteText("order \(receipt)"), basket: basket), member: member, key: nil)
    guard case .processed = answer else {
      Issue.record("the price changed")
      throw Stop()
    }
    return try await engine.confirm(ConfirmRequest(order: ByteText("order \(receipt)"), receipt: receipt), key: nil)
  }

  /// What a member can spend now, in hundredths.
  package func balance(_ member: ByteText, _ wallet: ByteText = "points") async throws -> Int64 {
    try await store.read(owner: member) { reader in
      try reader.ledger(receipts: []).available(in: wallet, at: reader.now).hundredths
    }
  }

  /// What a member's accounts hold as posted.
  package func posted(_ member: ByteText, _ account: Account, _ wallet: ByteText = "points") async throws -> Int64 {
    try await store.read(owner: member) { try $0.ledger(receipts: []).balance(account, of: wallet).hundredths }
  }

  /// The kinds of an owner's rows.
  package func kinds(_ owner: ByteText) async throws -> [String] {
    try await store.read(owner: owner) { try $0.journal(from: Int64.min).map(\.event.kind.string) }
  }

  package func state(_ member: ByteText) async throws -> MemberState {
    try await store.read(owner: member) { try MemberState(bytes: $0.state()) }
  }
}

/// What a test throws that cannot go on.
package struct Stop: Error {
  package init() {}
}

/// The code that something was refused with; nil if it was not.
package func refusal(_ work: () async throws -> some Any) async -> String? {
  do {
    _ = try await work()
    return nil
  } catch let note as RefusalNote {
    return note.code
  } catch {
    return "\(error)"
  }
}
