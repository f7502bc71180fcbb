internal import VernaCore

/// Bytes that live as long as the plan, with padding that may be read after them.
final class ConstantBytes: @unchecked Sendable {
  private let bytes: UnsafeMutablePointer<UInt8>
  let span: Span

  init(_ text: String) {
    let units = Array(text.utf8)
    bytes = .allocate(capacity: units.count + 8)
    bytes.initialize(repeating: 0, count: units.count + 8)
    for (index, unit) in units.enumerated() { bytes[index] = unit }
    span = Span(start: UnsafePointer(bytes), count: units.count)
  }

  deinit { bytes.deallocate() }
}

/// A source of cells with its columns found: slots instead of names.
final class CompiledCell: Sendable {
  indirect enum Source: Sendable {
    case slot(Int)
    case constant(ConstantBytes)
    case template([Piece])
    case cases([(when: CompiledCondition, cell: CompiledCell)], otherwise: CompiledCell?)
    case lookup([ByteText: ConstantBytes], key: CompiledCell)
    case joined([CompiledCell], by: ConstantBytes)
  }

  enum Piece: Sendable {
    case text(ConstantBytes)
    case slot(Int)
    case rowNumber
  }

  let source: Source
  private let empties: [ConstantBytes]
  private let values: [ByteText: ConstantBytes]
  private let otherwise: ConstantBytes?

  init(source: Source, empties: [String] = [], values: [ColumnMapping.ByteTextPair] = [], otherwise: String? = nil) {
    self.source = source
    self.empties = empties.map(ConstantBytes.init)
    self.values = Dictionary(values.map { (ByteText($0.from), ConstantBytes($0.to)) }) { first, _ in first }
    self.otherwise = otherwise.map(ConstantBytes.init)
  }

  /// The slot whose cells it hands on unchanged, nil if it does more.
  var plainSlot: Int? {
    guard case .slot(let slot) = source, empties.isEmpty, values.isEmpty, otherwise == nil else { return nil }
    return slot
  }

  /// The cell of a row.
  ///
  /// - Parameter line: the line on which the row starts, for row numbers.
  func span(_ row: Int, _ block: FieldBlock, line: Int) -> Span {
    let raw = rawSpan(row, block, line: line)
    if empties.contains(where: { $0.span.count == raw.count && raw.bytes.elementsEqual($0.span.bytes) }) {
      return block.emptySpan
    }
    if values.isEmpty && otherwise == nil { return raw }
    if let value = values[ByteText(raw.string)] { return value.span }
    return raw.count > 0 ? otherwise?.span ?? raw : raw
  }

  private func rawSpan(_ row: Int, _ block: FieldBlock, line: Int) -> Span {
    switch source {
    case .slot(let slot): return block.cells[slot * FieldBlock.capacity + row]
    case .constant(let constant): return constant.span
    case .template(let pieces):
      var bytes: [UInt8] = []
      var isEmpty = pieces.contains { if case .slot = $0 { true } else { false } }
      for piece in pieces {
        switch piece {
        case .text(let text): bytes.append(contentsOf: text.span.bytes)
        case .slot(let slot):
          let cell = block.cells[slot * FieldBlock.capacity + row]
          if cell.count > 0 { isEmpty = false }
          bytes.append(contentsOf: cell.bytes)
        case .rowNumber:
          isEmpty = false
          bytes.append(contentsOf: String(line).utf8)
        }
      }
      // A template of nothing but empty cells is empty, not its hyphens.
      return isEmpty ? block.emptySpan : block.arena.copy(bytes)
    case .cases(let branches, let otherwise):
      for branch in branches where branch.when.holds(row, block) { return branch.cell.span(row, block, line: line) }
      return otherwise?.span(row, block, line: line) ?? block.emptySpan
    case .lookup(let table, let key):
      let found = table[ByteText(key.span(row, block, line: line).string)]
      return found?.span ?? block.emptySpan
    case .joined(let parts, let separator):
      let cells = parts.map { $0.span(row, block, line: line) }.filter { $0.count > 0 }
      return block.arena.copy(Array(cells.map { Array($0.bytes) }.joined(separator: Array(separator.span.bytes))))
    }
  }
}

/// A condition with its columns found.
indirect enum CompiledCondition: Sendable {
  case all([CompiledCondition])
  case any([CompiledCondition])
  case not(CompiledCondition)
  case test(slot: Int, CellTest, DecimalFormat)

  /// Whether it holds for a row.
  func holds(_ row: Int, _ block: FieldBlock) -> Bool {
    switch self {
    case .all(let parts): return parts.allSatisfy { $0.holds(row, block) }
    case .any(let parts): return parts.contains { $0.holds(row, block) }
    case .not(let part): return !part.holds(row, block)
    case .test(let slot, let test, let format):
      return test.holds(block.cells[slot * FieldBlock.capacity + row], format)
    }
  }
}

extension CellTest {
  func holds(_ cell: Span, _ format: DecimalFormat) -> Bool {
    let bytes = cell.bytes
    switch self {
    case .isEmpty: return cell.count == 0
    case .equals(let texts): return texts.contains { bytes.elementsEqual($0.utf8) }
    case .startsWith(let texts): return texts.contains { bytes.starts(with: $0.utf8) }
    case .endsWith(let texts): return texts.contains { bytes.reversed().starts(with: $0.utf8.reversed()) }
    case .contains(let texts): return texts.contains { CellTest.contains(bytes, Array($0.utf8)) }
    case .matches(let glob): return glob.matches(bytes)
    case .number(let comparison, let limit):
      let value: Int64
      switch format.read(cell, digits: 6) {
      case .value(let number), .rounded(let number): value = number
      case .empty, .notANumber, .ambiguous, .tooLarge: return false
      }
      switch comparison {
      case .above: return value > limit
      case .below: return value < limit
      case .atLeast: return value >= limit
      case .atMost: return value <= limit
      }
    }
  }

  private static func contains(_ bytes: UnsafeRawBufferPointer, _ text: [UInt8]) -> Bool {
    guard bytes.count >= text.count else { return false }
    return (0...(bytes.count - text.count)).contains { bytes[$0..<($0 + text.count)].elementsEqual(text) }
  }
}
