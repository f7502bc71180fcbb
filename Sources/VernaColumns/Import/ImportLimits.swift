/// Where an import stops rather than fill the machine.
public struct ImportLimits: Sendable, Equatable {
  /// The most bytes one packed file may unpack to; nil is the larger of 256 MiB and 50 times its packed size.
  public var unpackedBytes: Int64?
  /// The most rows of all files together; nil is no limit.
  public var rows: Int?
  /// The longest record, in bytes; a longer one is taken for a quote that is never closed.
  public var recordBytes: Int

  /// Makes limits.
  public init(unpackedBytes: Int64? = nil, rows: Int? = nil, recordBytes: Int = 1 << 20) {
    self.unpackedBytes = unpackedBytes
    self.rows = rows
    self.recordBytes = recordBytes
  }

  /// The limit in force for a file of a packed size.
  func unpackedBytes(packed: Int64) -> Int64 {
    unpackedBytes ?? max(256 << 20, packed.multipliedReportingOverflow(by: 50).partialValue)
  }
}
