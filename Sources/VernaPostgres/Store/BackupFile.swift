import Foundation
import VernaStore

/// The form of a backup: a line that says what it is, lines `version N` and `table NAME`, after each table its rows in pieces (eight digits
/// of length in base 16, then as many bytes; length 0 ends the table), and a last line `end` with a sum over everything before it.
enum BackupForm {
  static let title = "verna backup 1"

  /// FNV-1a, 64 bits (Fowler, Noll, Vo): finds what was cut or changed by accident.
  static func add(_ bytes: UnsafeRawBufferPointer, to sum: inout UInt64) {
    for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  static let emptySum: UInt64 = 0xcbf2_9ce4_8422_2325

  static func hexadecimal(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }
}

/// Writes a backup.
final class BackupWriter {
  private let path: String
  private let file: FileHandle
  private var sum = BackupForm.emptySum
  private var buffer: [UInt8] = []

  init(_ path: String) throws(StoreFailure) {
    self.path = path
    guard FileManager.default.createFile(atPath: path + ".partial", contents: nil),
      let file = FileHandle(forWritingAtPath: path + ".partial")
    else {
      throw .unavailable("\(path): it cannot be written")
    }
    self.file = file
    try write(line: BackupForm.title)
  }

  func write(line: String) throws(StoreFailure) {
    try add(Array((line + "\n").utf8))
  }

  func write(chunk: UnsafeRawBufferPointer) throws(StoreFailure) {
    try write(line: BackupForm.hexadecimal(chunk.count))
    try add(Array(chunk))
  }

  func endTable() throws(StoreFailure) { try write(line: BackupForm.hexadecimal(0)) }

  private func add(_ bytes: [UInt8]) throws(StoreFailure) {
    bytes.withUnsafeBytes { BackupForm.add($0, to: &sum) }
    buffer.append(contentsOf: bytes)
    if buffer.count > 1 << 20 { try empty() }
  }

  private func empty() throws(StoreFailure) {
    do {
      try file.write(contentsOf: buffer)
    } catch {
      throw .full("\(path): \(error.localizedDescription)")
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Ends the file, puts it on the disk and gives it its name.
  func finish() throws(StoreFailure) {
    try write(line: "end \(String(sum, radix: 16))")
    try empty()
    do {
      try file.synchronize()
      try file.close()
    } catch {
      throw .full("\(path): \(error.localizedDescription)")
    }
    guard rename(path + ".partial", path) == 0 else {
      throw .unavailable("\(path): \(String(cString: strerror(errno)))")
    }
  }
}

/// Reads a backup. Used by one thread at a time.
final class BackupReader: @unchecked Sendable {
  private let path: String
  private let file: FileHandle
  private var sum = BackupForm.emptySum
  private var buffer: [UInt8] = []
  private var place = 0

  init(_ path: String) throws(StoreFailure) {
    self.path = path
    guard let file = FileHandle(forReadingAtPath: path) else { throw .notABackup("\(path): it cannot be read") }
    self.file = file
    guard try line() == BackupForm.title else { throw .notABackup("\(path): it does not begin as one") }
  }

  /// The version of the schema.
  func version() throws(StoreFailure) -> Int {
    let words = try line().split(separator: " ")
    guard words.count == 2, words[0] == "version", let version = Int(words[1]) else {
      throw .notABackup("\(path): no version")
    }
    return version
  }

  /// The next table; nil after the last, when the sum is right.
  func nextTable() throws(StoreFailure) -> String? {
    let found = sum
    let words = try line().split(separator: " ")
    guard words.count == 2 else { throw .notABackup("\(path): a table is missing") }
    if words[0] == "table" { return String(words[1]) }
    guard words[0] == "end", UInt64(words[1], radix: 16) == found else {
      throw .notABackup("\(path): its sum is wrong")
    }
    return nil
  }

  /// The next piece of a table; nil after the last.
  func nextChunk() throws(StoreFailure) -> [UInt8]? {
    guard let length = Int(try line(), radix: 16), length >= 0 else { throw .notABackup("\(path): a piece is missing") }
    if length == 0 { return nil }
    while buffer.count - place < length { try fill() }
    let chunk = Array(buffer[place..<place + length])
    place += length
    chunk.withUnsafeBytes { BackupForm.add($0, to: &sum) }
    return chunk
  }

  private func line() throws(StoreFailure) -> String {
    while true {
      if let end = buffer[place...].firstIndex(of: UInt8(ascii: "\n")) {
        let text = String(decoding: buffer[place..<end], as: UTF8.self)
        buffer[place...end].withUnsafeBytes { BackupForm.add($0, to: &sum) }
        place = end + 1
        return text
      }
      try fill()
    }
  }

  private func fill() throws(StoreFailure) {
    if place > 0 {
      buffer.removeFirst(place)
      place = 0
    }
    guard let data = try? file.read(upToCount: 1 << 20), !data.isEmpty else {
      throw .notABackup("\(path): it is cut off")
    }
    buffer.append(contentsOf: data)
  }
}
