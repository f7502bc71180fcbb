public import VernaCore
public import VernaProgram
import VernaMechanics

/// The versions of a programme, each in force from its day on.
public struct ProgrammeShelf: Sendable {
  /// By the day from which they are in force.
  public let versions: [Programme]

  /// Makes a shelf.
  ///
  /// - Parameter versions: at least one; of one day the higher version holds.
  public init(_ versions: [Programme]) {
    precondition(!versions.isEmpty, "a shelf has at least one programme")
    self.versions = versions.sorted { ($0.effectiveFrom, $0.version) < ($1.effectiveFrom, $1.version) }
  }

  /// The place of the version in force on a local day: before the first one is in force it is the first.
  public func place(on day: Day) -> Int { versions.lastIndex { $0.effectiveFrom <= day } ?? 0 }

  /// The version in force at a moment.
  public func programme(at moment: Int64) -> Programme { versions[place(on: zone.day(at: moment))] }

  /// A version by its number; nil for one that is not there.
  public func programme(version: Int32) -> Programme? { versions.last { $0.version == version } }

  /// The programme's zone: that of its newest version, since the days of a ledger do not move.
  public var zone: TimeZoneRules { versions[versions.count - 1].pricing.zone }
}
