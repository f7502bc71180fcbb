import Foundation
import Synchronization
import VernaCore
import VernaLedger
import VernaStore

/// Numbers from 0, each once.
final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  func next() -> Int { value.add(1, ordering: .relaxed).oldValue }
}

/// Orders by owners chosen at random, each a reservation and a confirmation.
struct OrderLoad: Sendable {
  let store: any LedgerStore
  let owners: Int

  private static let body = [UInt8](repeating: 0x62, count: 500)
  private static let decision = [UInt8](repeating: 0x64, count: 700)
  private static let state = [UInt8](repeating: 0x73, count: 200)

  private func name(_ number: Int) -> ByteText { ByteText("S\(10_000_000 + number)") }

  /// Makes the owners that are missing, each with a lot of a hundred thousand points.
  func fill() async throws {
    let last = name(owners - 1)
    if try await store.read({ try $0.owner(last).row() }) != nil { return }
    let started = Date()
    let counter = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<256 {
        group.addTask {
          while true {
            let number = counter.next()
            if number >= owners { return }
            try await earn(name(number), "opening", 100_000)
          }
        }
      }
      try await group.waitForAll()
    }
    print("filled \(owners) owners in \(Int(Date().timeIntervalSince(started))) s")
  }

  private func earn(_ owner: ByteText, _ receipt: ByteText, _ whole: Int64) async throws {
    _ = try await store.write(owner: owner) { session in
      let day = Day(number: Int32(session.now / 86_400))
      _ = try session.carryOut(
        .accrue(
          Accrual(
            wallet: "points", points: Points(hundredths: whole * 100), receipt: receipt, occurredAt: session.now,
            activatesOn: day, expiresOn: day.advanced(by: 365), version: 1)))
      try session.append(
        JournalDraft(kind: "action", occurredAt: session.now, reference: receipt, body: OrderLoad.body))
      try session.setState(OrderLoad.state)
    }
  }

  /// Lets clients make orders one after the other.
  func measure(clients: Int, seconds: Int) async throws -> Measured {
    let run = String(UInt64.random(in: 0 ... .max), radix: 36)
    return try await ClosedLoop.run(clients: clients, seconds: seconds) { count in
      let owner = name(Int.random(in: 0..<owners))
      let order = ByteText("\(run)-\(count)")
      let since = try await reserve(owner, order)
      let middle = ContinuousClock.now
      try await confirm(owner, order, since)
      return middle
    }
  }

  /// The number of the journal's row, as the directory would give it.
  private func reserve(_ owner: ByteText, _ order: ByteText) async throws -> Int64 {
    let key = IdempotencyKey(apiKey: "till-1", key: ByteText("r" + order.string))
    let outcome = try await store.write(WriteIntent(owner: owner, idempotency: key)) { session in
      if try session.recall(key) != nil { return Int64(1) }
      _ = try session.carryOut(
        .hold(Hold(name: order, wallet: "points", points: Points(hundredths: 500), deadline: session.now + 900)))
      _ = try session.claim(DirectoryName("order", order), reference: order)
      let number = try session.append(
        JournalDraft(
          kind: "order.reserved", occurredAt: session.now, reference: order, programmeVersion: 1, body: OrderLoad.body,
          decision: OrderLoad.decision))
      try session.remember(
        IdempotencyRecord(key: key, hash: [UInt8](repeating: 1, count: 32), owner: owner, journalNumber: number))
      return number
    }
    guard case .committed(let number) = outcome else { return 1 }
    return number
  }

  private func confirm(_ owner: ByteText, _ order: ByteText, _ since: Int64) async throws {
    let key = IdempotencyKey(apiKey: "till-1", key: ByteText("c" + order.string))
    _ = try await store.write(WriteIntent(owner: owner, references: [order], since: since, idempotency: key)) {
      session in
      if try session.recall(key) != nil { return }
      guard try session.journal(reference: order).count == 1 else { return }
      _ = try session.carryOut(.capture(hold: order, points: Points(hundredths: 500), receipt: order))
      let day = Day(number: Int32(session.now / 86_400))
      _ = try session.carryOut(
        .accrue(
          Accrual(
            wallet: "points", points: Points(hundredths: 1200), receipt: order, occurredAt: session.now,
            activatesOn: day.advanced(by: 14), expiresOn: day.advanced(by: 379), version: 1)))
      _ = try session.claim(DirectoryName("receipt", order), reference: order)
      let number = try session.append(
        JournalDraft(
          kind: "order.confirmed", occurredAt: session.now, reference: order, programmeVersion: 1, body: [],
          decision: OrderLoad.decision))
      var state = try session.state()
      state.append(UInt8(truncatingIfNeeded: number))
      if state.count > 400 { state.removeFirst(200) }
      try session.setState(state)
      try session.remember(
        IdempotencyRecord(key: key, hash: [UInt8](repeating: 1, count: 32), owner: owner, journalNumber: number))
    }
  }
}
