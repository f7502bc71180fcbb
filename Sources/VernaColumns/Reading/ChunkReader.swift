import Foundation

/// Cuts the bytes of a file into chunks of whole records.
///
/// Not thread-safe: workers take turns.
final class ChunkReader {
  let source: ByteSource
  private let size: Int
  private let longestRecord: Int
  private let transcoder: Transcoder?
  /// Set once the first chunk has been looked at.
  var scanner: RecordScanner
  private var countsLines = false
  private var nextLine = 1
  private var sequence = 0
  private var carry: [UInt8] = []
  /// Whether the input has been read to its end.
  private(set) var isAtEnd = false

  /// - Parameter size: how many bytes a chunk is to have.
  init(source: ByteSource, scanner: RecordScanner, encoding: TextEncoding, size: Int, longestRecord: Int) {
    self.source = source
    self.scanner = scanner
    self.size = max(size, 4 * longestRecord)
    self.longestRecord = longestRecord
    transcoder = Transcoder(encoding)
  }

  /// Everything of the first chunk's size, not cut at a record: to look at.
  func first() throws(ImportError) -> Chunk { try fillChunk() }

  /// Cuts the first chunk, once the scanner and the end of the header are known.
  func cutFirst(_ chunk: Chunk, headerEnd: Int, headerLines: Int) {
    chunk.start = headerEnd
    nextLine = 1 + headerLines
    cut(chunk)
  }

  /// Counts lines from now on, for mappings that use the row number; the first chunk is cut already.
  func countLines(after first: Chunk) {
    countsLines = true
    nextLine =
      first.firstLine + countBytes(first.bytes + first.start, first.count - first.start, equal: scanner.newline)
  }

  /// The next chunk, nil at the end.
  ///
  /// - Parameter spent: a chunk that is done with, whose memory may be used again: fresh memory costs a page fault
  ///   every 4 KB.
  func next(reusing spent: Chunk? = nil) throws(ImportError) -> Chunk? {
    if isAtEnd && carry.isEmpty { return nil }
    let chunk = try fillChunk(spent)
    if chunk.count == 0 { return nil }
    cut(chunk)
    return chunk
  }

  private func fillChunk(_ spent: Chunk? = nil) throws(ImportError) -> Chunk {
    let hint =
      source.packing == .plain && transcoder == nil ? max(Int(source.fileSize - source.bytesGiven) + 1, 4096) : size
    let wanted = min(size, hint)
    let capacity = carry.count + wanted
    let chunk = spent.flatMap { $0.capacity >= capacity ? $0 : nil } ?? Chunk(capacity: capacity + 65_536)
    chunk.start = 0
    carry.withUnsafeBufferPointer { kept in
      if let base = kept.baseAddress { chunk.bytes.update(from: base, count: kept.count) }
    }
    var filled = carry.count
    carry = []
    if !isAtEnd {
      let room = UnsafeMutableRawBufferPointer(start: chunk.bytes + filled, count: wanted)
      let got: Int
      if let transcoder {
        got = try transcoder.fill(room, from: source)
      } else {
        got = try source.fill(room)
      }
      isAtEnd = got < room.count
      filled += got
    }
    chunk.count = filled
    chunk.sequence = sequence
    sequence += 1
    return chunk
  }

  private func cut(_ chunk: Chunk) {
    let base = UnsafePointer(chunk.bytes) + chunk.start
    let available = chunk.count - chunk.start
    let whole = scanner.wholeRecords(base, available, isLast: isAtEnd, longest: longestRecord)
    carry = Array(UnsafeBufferPointer(start: base + whole, count: available - whole))
    chunk.count = chunk.start + whole
    chunk.seal()
    chunk.firstLine = nextLine
    if countsLines { nextLine += countBytes(base, whole, equal: scanner.newline) }
  }
}

/// How many bytes equal one byte.
func countBytes(_ bytes: UnsafePointer<UInt8>, _ count: Int, equal byte: UInt8) -> Int {
  var total = 0
  var index = 0
  while index < count {
    // Blocks short enough for a byte's counter let the compiler use vectors of bytes.
    let stop = min(count, index + 255)
    var block: UInt8 = 0
    while index < stop {
      block &+= bytes[index] == byte ? 1 : 0
      index += 1
    }
    total += Int(block)
  }
  return total
}
