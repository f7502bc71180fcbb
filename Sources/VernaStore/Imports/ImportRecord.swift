public import VernaCore

/// An import as a store keeps it.
public struct ImportRecord: Hashable, Sendable {
  /// How far it has come.
  public enum State: Int64, Hashable, Sendable {
    /// Its slices are coming in; nobody sees it.
    case staged = 0
    /// Whole, and seen.
    case done = 1
    /// Its points are in the ledger as well.
    case posted = 2
  }

  /// From 1, in the order in which imports began: the order in which what they hold adds up.
  public var number: Int64
  /// When it began, seconds since 1970-01-01 UTC.
  public var startedAt: Int64
  /// How far it has come.
  public var state: State
  /// What it was read under; the importer's own form.
  public var settings: [UInt8]
  /// What it holds, in order.
  public var files: [ImportFileRecord]
}

/// One file of an import; what it holds lies in slices.
public struct ImportFileRecord: Hashable, Sendable {
  /// What a file is there for.
  public enum Role: Int64, Hashable, Sendable {
    case data = 0
    case mapping = 1
    /// A table that the mapping looks values up in.
    case lookup = 2
  }

  /// What it is there for.
  public var role: Role
  /// Its path as it was given.
  public var name: ByteText
  /// By this the same file under the same mapping is known again.
  public var knownAs: [UInt8]
  /// How it was packed when it was given.
  public var packing: ByteText
  /// How many bytes it has, unpacked.
  public var byteCount: Int64
  /// How many slices it has.
  public var sliceCount: Int64

  /// Describes a file.
  public init(
    role: Role, name: ByteText, knownAs: [UInt8], packing: ByteText, byteCount: Int64, sliceCount: Int64
  ) {
    self.role = role
    self.name = name
    self.knownAs = knownAs
    self.packing = packing
    self.byteCount = byteCount
    self.sliceCount = sliceCount
  }
}
