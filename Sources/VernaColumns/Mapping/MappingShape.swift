internal import CYaml

/// How deep and how large a mapping file is with its aliases followed, found out event by event.
///
/// A few lines of YAML can stand for a tree of any depth and size, which a reader that makes the tree would have to
/// hold, compare and take down: so this looks first. `CYaml` is libyaml as Yams carries it.
package struct MappingShape {
  /// The most values, aliases followed.
  static let valueLimit = 100_000
  /// The deepest nesting, aliases followed.
  static let depthLimit = 40

  static let tooDeep = "is nested deeper than \(depthLimit), aliases followed"

  /// What is too much, and its line from 1.
  package struct Excess: Error {
    package var line: Int
    package var detail: String
  }

  /// A list or a table that has not ended.
  private struct Open {
    var extent: Extent
    var isTable: Bool
    var isAtKey = true
    var anchor: String?
  }

  /// A value with all that is in it.
  private struct Extent {
    var values = 1
    var depth = 0
  }

  private var open: [Open] = []
  private var anchors: [String: Extent] = [:]

  /// Looks at the first document of a text. What is no YAML passes: the reader says what is wrong with it.
  ///
  /// - Throws: `Excess`.
  /// - Complexity: O(length).
  package static func check(_ yaml: String) throws(Excess) {
    var copy = yaml
    let result: Result<Void, Excess> = copy.withUTF8 { bytes in
      var parser = yaml_parser_t()
      guard yaml_parser_initialize(&parser) == 1 else { return .success(()) }
      defer { yaml_parser_delete(&parser) }
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      var shape = MappingShape()
      do throws(Excess) {
        while try shape.takeEvent(&parser) {}
        return .success(())
      } catch { return .failure(error) }
    }
    try result.get()
  }

  /// Takes the next event; false at the end of the document.
  private mutating func takeEvent(_ parser: inout yaml_parser_t) throws(Excess) -> Bool {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { return false }
    defer { yaml_event_delete(&event) }
    let line = event.start_mark.line + 1
    switch event.type {
    case YAML_ALIAS_EVENT:
      let name = MappingShape.text(event.data.alias.anchor)
      try take(name.flatMap { anchors[$0] } ?? Extent(), isScalar: false, line)
    case YAML_SCALAR_EVENT:
      let extent = Extent()
      if let name = MappingShape.text(event.data.scalar.anchor) { anchors[name] = extent }
      try take(extent, isScalar: true, line)
    case YAML_SEQUENCE_START_EVENT:
      try begin(isTable: false, MappingShape.text(event.data.sequence_start.anchor), line)
    case YAML_MAPPING_START_EVENT:
      try begin(isTable: true, MappingShape.text(event.data.mapping_start.anchor), line)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      guard let ended = open.popLast() else { return false }
      if let name = ended.anchor { anchors[name] = ended.extent }
      try take(ended.extent, isScalar: false, line)
    case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT, YAML_NO_EVENT: return false
    default: break
    }
    return true
  }

  private mutating func begin(isTable: Bool, _ anchor: String?, _ line: Int) throws(Excess) {
    open.append(Open(extent: Extent(), isTable: isTable, anchor: anchor))
    try check(depth: open.count, line)
  }

  /// Puts a value into the list or the table that holds it.
  private mutating func take(_ extent: Extent, isScalar: Bool, _ line: Int) throws(Excess) {
    try check(depth: open.count + extent.depth, line)
    guard var holder = open.popLast() else { return }
    if holder.isTable {
      if holder.isAtKey && !isScalar {
        throw Excess(line: line, detail: "a name must be one value, not a list, a table or an alias")
      }
      holder.isAtKey.toggle()
    }
    holder.extent.values += extent.values
    holder.extent.depth = max(holder.extent.depth, extent.depth + 1)
    open.append(holder)
    if holder.extent.values > MappingShape.valueLimit {
      throw Excess(line: line, detail: "has over \(MappingShape.valueLimit) values, aliases followed")
    }
  }

  private func check(depth: Int, _ line: Int) throws(Excess) {
    guard depth > MappingShape.depthLimit else { return }
    throw Excess(line: line, detail: MappingShape.tooDeep)
  }

  private static func text(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    bytes.map { String(cString: $0) }
  }
}
