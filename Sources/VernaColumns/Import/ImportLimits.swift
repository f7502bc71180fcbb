import Foundation

/// Where an import stops rather than fill the machine.
public struct ImportLimits: Sendable, Equatable {
  /// The most bytes one packed file may unpack to; nil is the larger of 256 MiB and 50 times its packed size.
  public var unpackedBytes: Int64?
  /// The most rows of all files together; nil is no limit.
  public var rows: Int?
  /// The most memory of the whole process, in bytes; nil is three quarters of the machine's. A file that wants more is refused in time, where
  /// the system would end the process without a word.
  public var memoryBytes: Int64?
  /// The longest record, in bytes; a longer one is taken for a quote that is never closed.
  public var recordBytes: Int

  /// Makes limits.
  public init(
    unpackedBytes: Int64? = nil, rows: Int? = nil, memoryBytes: Int64? = nil, recordBytes: Int = 1 << 20
  ) {
    self.memoryBytes = memoryBytes
    self.unpackedBytes = unpackedBytes
    self.rows = rows
    self.recordBytes = recordBytes
  }

  /// The limit of memory in force.
  var memory: Int64 { memoryBytes ?? Int64(ProcessInfo.processInfo.physicalMemory / 4 * 3) }

  /// The most memory that the process has held so far.
  static var memoryHeld: Int64 {
    var usage = rusage()
    guard getrusage(ImportLimits.ownUsage, &usage) == 0 else { return 0 }
    #if os(macOS)
      return Int64(usage.ru_maxrss)
    #else
      return Int64(usage.ru_maxrss) << 10
    #endif
  }

  #if os(Linux)
    private static let ownUsage = RUSAGE_SELF.rawValue
  #else
    private static let ownUsage = RUSAGE_SELF
  #endif

  /// The limit in force for a file of a packed size.
  func unpackedBytes(packed: Int64) -> Int64 {
    unpackedBytes ?? max(256 << 20, packed.multipliedReportingOverflow(by: 50).partialValue)
  }
}
