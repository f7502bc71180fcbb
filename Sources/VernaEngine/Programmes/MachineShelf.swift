public import VernaCore
import VernaProgram

/// Machines of all versions, made when they are first asked for. One thread's own.
public final class MachineShelf {
  /// The versions.
  public let shelf: ProgrammeShelf
  private var machines: [ProgrammeMachine?]

  /// Makes a shelf of machines.
  public init(_ shelf: ProgrammeShelf) {
    self.shelf = shelf
    machines = [ProgrammeMachine?](repeating: nil, count: shelf.versions.count)
  }

  private func machine(_ place: Int) -> ProgrammeMachine {
    if let found = machines[place] { return found }
    let made = ProgrammeMachine(shelf.versions[place])
    machines[place] = made
    return made
  }

  /// The machine of the version in force at a moment.
  public func machine(at moment: Int64) -> ProgrammeMachine { machine(shelf.place(on: shelf.zone.day(at: moment))) }

  /// The machine of the version in force on a local day.
  public func machine(on day: Day) -> ProgrammeMachine { machine(shelf.place(on: day)) }

  /// The machine of a version; the one in force at a moment where it is not there any more.
  public func machine(version: Int32, at moment: Int64) -> ProgrammeMachine {
    shelf.versions.lastIndex { $0.version == version }.map(machine) ?? machine(at: moment)
  }
}
