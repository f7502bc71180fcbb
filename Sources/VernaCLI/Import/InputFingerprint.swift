import Foundation
import VernaCore

/// A fingerprint of what an import reads: the bytes of the files and of the mapping, in order, and the options that
/// change what is made of them.
///
/// It tells apart inputs that people change, not inputs that somebody forges: two 64-bit sums of the kind of wyhash.
struct InputFingerprint {
  private var first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var second: UInt64 = 0xD1B5_4A32_D192_ED03

  /// The sixteen bytes of the fingerprint.
  var bytes: [UInt8] {
    [first, second].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) } }
  }

  /// Adds a text, such as an option.
  mutating func add(_ text: String) {
    Array(text.utf8).withUnsafeBytes { add($0) }
    mix(UInt64(text.utf8.count), 0xFF)
  }

  /// Adds the content of a file, and its name; false where it cannot be read.
  ///
  /// - Complexity: O(bytes), at the speed of the disk.
  mutating func add(file path: String) -> Bool {
    guard let file = fopen(path, "rb") else { return false }
    defer { fclose(file) }
    add(path)
    var total: UInt64 = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = fread(buffer.baseAddress, 1, buffer.count, file)
      if count <= 0 { break }
      add(UnsafeRawBufferPointer(rebasing: buffer[0..<count]))
      total += UInt64(count)
    }
    mix(total, 0xF1)
    return ferror(file) == 0
  }

  /// Adds bytes; where one call ends and the next begins counts as well.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset + 16 <= bytes.count {
      mix(
        bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
      offset += 16
    }
    var words: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &words) { target in
      for index in offset..<bytes.count { target[index - offset] = bytes[index] }
    }
    if offset < bytes.count { mix(words.0, words.1 ^ UInt64(bytes.count - offset) << 56) }
  }

  private mutating func mix(_ left: UInt64, _ right: UInt64) {
    let product = (left ^ first).multipliedFullWidth(by: right ^ 0xA076_1D64_78BD_642F)
    first = (product.low ^ product.high) &+ first.rotated(23)
    let other = (right ^ second).multipliedFullWidth(by: left ^ 0xE703_7ED1_A0B4_28DB)
    second = (other.low ^ other.high) &+ second.rotated(41)
  }
}

extension UInt64 {
  fileprivate func rotated(_ bits: UInt64) -> UInt64 { self << bits | self >> (64 - bits) }
}
