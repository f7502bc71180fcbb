import Synchronization
import VernaProgram

/// Machines of the programme's versions, lent to one thread at a time.
public final class MachinePool: Sendable {
  /// What is lent: it is used by whoever holds it, and by nobody else.
  struct Lent: @unchecked Sendable {
    let machines: MachineShelf
  }

  private struct Free {
    var shelf: ProgrammeShelf
    var generation = 0
    var free: [Lent] = []
  }

  private let free: Mutex<Free>

  /// A pool for the versions of a programme.
  public init(_ shelf: ProgrammeShelf) {
    free = Mutex(Free(shelf: shelf))
  }

  /// The versions.
  public var shelf: ProgrammeShelf { free.withLock { $0.shelf } }

  /// Takes new versions over; work that has begun goes on under those it began with.
  public func replace(_ shelf: ProgrammeShelf) {
    free.withLock {
      $0.shelf = shelf
      $0.generation += 1
      $0.free = []
    }
  }

  /// Work with machines of one's own.
  func with<Value>(_ work: (MachineShelf) throws -> Value) rethrows -> Value {
    let (found, generation) = free.withLock { free -> (Lent, Int) in
      (free.free.popLast() ?? Lent(machines: MachineShelf(free.shelf)), free.generation)
    }
    defer { free.withLock { if $0.generation == generation { $0.free.append(found) } } }
    return try work(found.machines)
  }
}
