import Foundation

/// Finds where records end: at a newline that is in no quoted field (RFC 4180).
///
/// A quote opens a field only where the field starts, and closes it only before a separator or the end of the record.
/// A record whose quotes do not work out is *malformed*: its first physical line is taken for it, and reading goes on
/// at the next line, so that one stray quote never swallows the rows after it.
struct RecordScanner: Sendable {
  /// The byte between fields; 0 where runs of spaces are.
  var separator: UInt8
  /// The byte that ends records: `\n`, or `\r` in files that have no other.
  var newline: UInt8
  /// Whether quotes mean anything (not in JSON lines).
  var hasQuotes: Bool

  static let quote = UInt8(ascii: "\"")

  /// What became of a record.
  enum Outcome {
    /// Ends before this pointer (after its newline).
    case complete(UnsafePointer<UInt8>)
    /// The bytes ended first.
    case incomplete
    /// The next record starts at this pointer.
    case malformed(UnsafePointer<UInt8>)
  }

  /// The pointer after the next newline, nil if there is none.
  @inline(__always)
  func afterNewline(_ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    guard from < end, let found = memchr(from, Int32(newline), end - from) else { return nil }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
  }

  /// The pointer after the quoted field that opens at `from`, nil if it never closes.
  @inline(__always)
  func afterQuoted(_ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var position = from + 1
    while position < end, let found = memchr(position, Int32(RecordScanner.quote), end - position) {
      position = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
      if position < end && position.pointee == RecordScanner.quote {
        position += 1
      } else {
        return position
      }
    }
    return nil
  }

  /// Whether a byte may follow a closed quoted field.
  @inline(__always)
  func mayFollowQuoted(_ position: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Bool {
    if position >= end { return true }
    let byte = position.pointee
    if byte == separator || byte == newline { return true }
    if separator == 0 && (byte == 32 || byte == 9) { return true }
    return byte == 13 && (position + 1 >= end || position[1] == newline)
  }

  /// Where the record that starts at `start` ends.
  ///
  /// - Parameter isLast: whether the input ends at `end`.
  func scan(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, isLast: Bool) -> Outcome {
    var position = start
    var atFieldStart = true
    while position < end {
      let byte = position.pointee
      if atFieldStart && byte == RecordScanner.quote {
        guard let after = afterQuoted(position, end) else { return isLast ? skipLine(start, end) : .incomplete }
        if after == end && !isLast { return .incomplete }
        guard mayFollowQuoted(after, end) else { return skipLine(start, end) }
        position = after
        atFieldStart = false
      } else if byte == newline {
        return .complete(position + 1)
      } else {
        atFieldStart = byte == separator || (separator == 0 && (byte == 32 || byte == 9))
        position += 1
      }
    }
    return isLast ? .complete(end) : .incomplete
  }

  /// The record's first physical line, given up.
  func skipLine(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Outcome {
    .malformed(afterNewline(start, end) ?? end)
  }

  /// How many bytes from the start are whole records.
  ///
  /// - Parameter longest: a record longer than this that has no end is malformed.
  func wholeRecords(_ bytes: UnsafePointer<UInt8>, _ count: Int, isLast: Bool, longest: Int) -> Int {
    if isLast { return count }
    let end = bytes + count
    var start = bytes
    if hasQuotes {
      // Lines without a quote need no look at their fields: go from quote to quote.
      while start < end, let found = memchr(start, Int32(RecordScanner.quote), end - start) {
        let quote = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
        start = lastNewline(start, quote) ?? start
        switch scan(start, end, isLast: false) {
        case .complete(let next), .malformed(let next): start = next
        case .incomplete:
          if end - start < longest { return start - bytes }
          guard case .malformed(let next) = skipLine(start, end), next < end else { return count }
          start = next
        }
      }
    }
    guard let next = lastNewline(start, end) else {
      return start > bytes || end - start < longest ? start - bytes : count
    }
    return next - bytes
  }

  /// The pointer after the last newline before `end`, nil if there is none.
  private func lastNewline(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var position = end
    while position > start {
      if position[-1] == newline { return position }
      position -= 1
    }
    return nil
  }
}
