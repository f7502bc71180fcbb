/// The bytes of one cell, or of one row; valid while its chunk and block are.
struct Span {
  var start: UnsafePointer<UInt8>
  var count: Int

  /// The bytes.
  @inline(__always)
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// The text, ill-formed parts replaced.
  var string: String { String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) }
}

/// What is wrong with the shape of a row.
enum RowProblem: UInt8 {
  case none, tooFewFields, tooManyFields, textAfterQuote, quoteNeverClosed, notUTF8, hasNUL, notJSONObject
  case nestedJSON
}

/// A few hundred rows split into cells, column after column, small enough to stay in the processor's cache.
final class FieldBlock {
  /// The most rows.
  static let capacity = 512

  /// How many of the file's columns are wanted.
  let slots: Int
  private(set) var count = 0
  /// Slot-major: the cells of slot `s` begin at `s * capacity`.
  let cells: UnsafeMutablePointer<Span>
  /// Rows as written, without the newline.
  let rows: UnsafeMutablePointer<Span>
  /// Lines before each row in its chunk.
  let lines: UnsafeMutablePointer<UInt32>
  let problems: UnsafeMutablePointer<RowProblem>
  /// How many fields the row has.
  let fieldCounts: UnsafeMutablePointer<UInt32>
  /// Hashes of the rows as written.
  let hashes: UnsafeMutablePointer<UInt64>
  /// Bytes of cells that are not in the chunk as they are: quotes undone, templates filled.
  let arena = SpanArena()
  private let empty = UnsafeMutablePointer<UInt8>.allocate(capacity: Chunk.padding)

  init(slots: Int) {
    self.slots = slots
    cells = .allocate(capacity: max(1, slots) * FieldBlock.capacity)
    rows = .allocate(capacity: FieldBlock.capacity)
    lines = .allocate(capacity: FieldBlock.capacity)
    problems = .allocate(capacity: FieldBlock.capacity)
    fieldCounts = .allocate(capacity: FieldBlock.capacity)
    hashes = .allocate(capacity: FieldBlock.capacity)
    empty.initialize(repeating: 0, count: Chunk.padding)
  }

  deinit {
    cells.deallocate()
    rows.deallocate()
    lines.deallocate()
    problems.deallocate()
    fieldCounts.deallocate()
    hashes.deallocate()
    empty.deallocate()
  }

  /// An empty cell.
  var emptySpan: Span { Span(start: UnsafePointer(empty), count: 0) }

  /// Forgets the rows.
  func clear() {
    count = 0
    arena.clear()
  }

  /// Makes every cell of the next row empty.
  @inline(__always)
  func clearCells(_ row: Int) {
    let nothing = emptySpan
    for slot in 0..<slots { cells[slot * FieldBlock.capacity + row] = nothing }
  }

  /// Adds the row whose cells have been written.
  @inline(__always)
  func finishRow(_ span: Span, line: UInt32, problem: RowProblem, fields: Int) {
    rows[count] = span
    hashes[count] = rowHash(span.start, span.count)
    lines[count] = line
    problems[count] = problem
    fieldCounts[count] = UInt32(truncatingIfNeeded: fields)
    count += 1
  }
}

/// Bytes that live as long as their block: chunks of memory that are filled in order and all given up at once.
final class SpanArena {
  private var slabs: [UnsafeMutablePointer<UInt8>] = []
  private var large: [UnsafeMutablePointer<UInt8>] = []
  private var slab = 0
  private var used = 0
  private static let slabSize = 1 << 16

  deinit { for pointer in slabs + large { pointer.deallocate() } }

  /// Gives all bytes up.
  func clear() {
    slab = 0
    used = 0
    for pointer in large { pointer.deallocate() }
    large.removeAll(keepingCapacity: true)
  }

  /// Room for bytes, with padding that may be read after them.
  func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    let whole = count + 8
    if whole > SpanArena.slabSize {
      let pointer = UnsafeMutablePointer<UInt8>.allocate(capacity: whole)
      large.append(pointer)
      return pointer
    }
    if slabs.isEmpty || used + whole > SpanArena.slabSize {
      if !slabs.isEmpty && used > 0 { slab += 1 }
      if slab >= slabs.count { slabs.append(.allocate(capacity: SpanArena.slabSize)) }
      used = 0
    }
    defer { used += whole }
    return slabs[slab] + used
  }

  /// A copy of some bytes.
  func copy(_ bytes: some Collection<UInt8>) -> Span {
    let pointer = allocate(bytes.count)
    var index = 0
    for byte in bytes {
      pointer[index] = byte
      index += 1
    }
    return Span(start: UnsafePointer(pointer), count: index)
  }
}
