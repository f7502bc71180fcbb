public import VernaCore
package import VernaLanguage

/// How an import is to go: what the command line says, which holds over the mapping.
public struct ImportOptions: Sendable {
  /// Whether the first bad row is an error.
  public var isStrict: Bool
  /// Where rejects are written (CSV: file, line, column, reason, row); nil counts them only.
  public var rejectsPath: String?
  /// Where the import stops.
  public var limits: ImportLimits
  /// How many threads read.
  public var threads: Int
  /// The currency, where the command line or the programme names it.
  public var currency: Currency?
  /// The programme's zone, where the command line or the programme names it.
  public var timeZone: TimeZoneRules?
  /// The launch, where the command line or the programme names it.
  public var launch: Day?

  /// The language of the reasons in the reject file.
  package var language = Language.english
  /// How many bytes a chunk has.
  package var chunkBytes = 2 << 20
  /// How many bytes are looked at to see what a file is.
  package var sampleBytes = 1 << 18

  /// Makes options.
  public init(
    isStrict: Bool = false, rejectsPath: String? = nil, limits: ImportLimits = ImportLimits(), threads: Int = 2,
    currency: Currency? = nil, timeZone: TimeZoneRules? = nil, launch: Day? = nil
  ) {
    self.isStrict = isStrict
    self.rejectsPath = rejectsPath
    self.limits = limits
    self.threads = max(1, threads)
    self.currency = currency
    self.timeZone = timeZone
    self.launch = launch
  }
}

/// How far an import has come.
public struct ImportProgress: Sendable, Equatable {
  /// The file being read.
  public var file: String
  /// Bytes of all files taken from the disk so far.
  public var bytesDone: Int64
  /// Bytes of all files on the disk.
  public var bytesTotal: Int64
  /// Rows read so far.
  public var rows: Int
}
