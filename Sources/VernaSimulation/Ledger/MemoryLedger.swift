public import VernaCore
public import VernaLedger

/// The ledger in memory: the reference that others are measured by.
public final class MemoryLedger: SimulatedLedger {
  private var calendar: LedgerCalendar
  private var owners: [ByteText: OwnerLedger] = [:]
  private var journals: [ByteText: [Posting]] = [:]

  /// A ledger without owners.
  public init(calendar: LedgerCalendar) { self.calendar = calendar }

  /// Carries requests out, one after the other.
  public func carryOut(_ round: [SimulatedRequest]) async throws -> [SimulatedAnswer] {
    round.map { carryOut($0) }
  }

  private func carryOut(_ request: SimulatedRequest) -> SimulatedAnswer {
    let name = request.owner
    var ledger = owners.removeValue(forKey: name) ?? OwnerLedger(owner: name, calendar: calendar)
    defer { owners[name] = ledger }
    do throws(LedgerRefusal) {
      let postings = try ledger.carryOut(
        request.command, at: request.moment, writtenAt: request.writtenAt, beforeExpiry: request.isBeforeExpiry)
      journals[name, default: []] += postings
      return .posted(SimulatedOutcome(request, postings: postings, by: ledger))
    } catch {
      return .refused(error)
    }
  }

  /// Closes the books of every owner, also of those to come.
  public func closeBooks(before openFrom: Day) async throws {
    calendar.openFrom = openFrom
    for name in owners.keys { owners[name]?.calendar = calendar }
  }

  /// What is wrong with an owner and everything that was posted for it.
  public func faults(of owner: ByteText) async throws -> [LedgerFault] {
    owners[owner]?.faults(postings: journals[owner] ?? []) ?? []
  }
}
