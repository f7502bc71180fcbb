/// Why a report could not be written to a file.
public enum ExportError: Error, Sendable, Equatable {
  /// The path, and what the operating system or the library says.
  case cannotWrite(path: String, reason: String)
}
