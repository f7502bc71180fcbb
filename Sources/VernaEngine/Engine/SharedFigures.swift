import Synchronization
import VernaCore
import VernaMechanics

/// What is used of shared limits, as one process last saw it. It only spares refusals: the store's conditional change decides.
public final class SharedFigures: Sendable {
  private struct Figures {
    var used: [LimitKey: Int64] = [:]
    var readAt: Int64 = Int64.min
  }

  private let figures = Mutex(Figures())

  /// Nothing has been seen yet.
  public init() {}

  /// As mechanics of a programme see it on a day.
  func view(_ margins: MarginGuard, on day: Day) -> SharedView {
    figures.withLock {
      SharedView(used: $0.used, programmeHeadroom: ProgrammeFigures.headroom(margins, $0.used, on: day))
    }
  }

  /// The moment at which it was last read from the store.
  var readAt: Int64 { figures.withLock { $0.readAt } }

  /// Whether it was last read from the store before a moment.
  func isOlder(than moment: Int64) -> Bool { figures.withLock { $0.readAt < moment } }

  /// Takes over what the store has.
  func replace(_ used: [LimitKey: Int64], at moment: Int64) {
    figures.withLock { $0 = Figures(used: used, readAt: moment) }
  }

  /// What this process itself has taken or given back.
  func add(_ uses: [LimitUse], sign: Int64) {
    if uses.isEmpty { return }
    figures.withLock { for use in uses { $0.used[use.key, default: 0] += sign * use.amount } }
  }

}
