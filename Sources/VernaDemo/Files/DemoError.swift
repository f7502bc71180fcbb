/// Why the made-up retailer could not be written.
public enum DemoError: Error, Hashable, Sendable {
  /// The operating system refused to make, open or write a file; `code` is its errno.
  case cannotWrite(path: String, code: Int32)
}
