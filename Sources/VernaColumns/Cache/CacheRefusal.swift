/// Why a cache file was not used. None of these is a failure: the data set is built again from its files.
public enum CacheRefusal: Error, Equatable, Sendable {
  /// There is no such file.
  case missing
  /// The file cannot be read; the system's error number.
  case unreadable(Int32)
  /// It does not begin as a cache file does, or is shorter than it says.
  case notACache
  /// Another version of Verna wrote it.
  case otherVersion(UInt32)
  /// It holds other input: files, mapping or options have changed.
  case otherInput
  /// A part of it is not what was written.
  case damaged(section: String)
}

/// Why a cache file was not written; the data set is none the worse.
public struct CacheWriteFailure: Error, Equatable, Sendable {
  /// What was being done.
  public var step: String
  /// The system's error number.
  public var code: Int32
}
