import Foundation

extension String {
  /// The text without spaces and tabs at its ends, those of Unicode included.
  ///
  /// - Complexity: O(1) where there are none, which is usual.
  func withoutOuterSpaces() -> String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    let isPlain = { (byte: UInt8) in byte < 128 && byte != 32 && byte != 9 }
    return isPlain(first) && isPlain(last) ? self : trimmingCharacters(in: .whitespaces)
  }
}
