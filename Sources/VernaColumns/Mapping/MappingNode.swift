internal import Yams

/// A node of a mapping file, read with errors that say where.
///
/// Everything is read from the text as written, so that `no`, `1.0` and `0x1F` stay what a person typed.
struct MappingNode {
  let node: Node
  let path: String

  /// The mistake of this node.
  func mistake(_ detail: String) -> ImportError {
    .mapping(MappingError(path: path, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, detail: detail))
  }

  private func child(_ node: Node) -> MappingNode { MappingNode(node: node, path: path) }

  /// Whether it is a list.
  var isList: Bool { if case .sequence = node { true } else { false } }
  /// Whether it is a table of keys and values.
  var isTable: Bool { if case .mapping = node { true } else { false } }

  /// The text of a scalar.
  func text(_ what: String) throws(ImportError) -> String {
    guard case .scalar(let scalar) = node else { throw mistake("\(what) must be one value, not a list or a table") }
    return scalar.string
  }

  /// The parts of a list; a single value is a list of one.
  func list() -> [MappingNode] {
    guard case .sequence(let sequence) = node else { return [self] }
    return sequence.map(child)
  }

  /// The texts of a list; a single value is a list of one.
  func texts(_ what: String) throws(ImportError) -> [String] {
    var texts: [String] = []
    for part in list() { texts.append(try part.text(what)) }
    return texts
  }

  /// The keys and values of a table in order.
  func table(_ what: String) throws(ImportError) -> [(key: MappingNode, name: String, value: MappingNode)] {
    guard case .mapping(let mapping) = node else { throw mistake("\(what) must be a table of names and values") }
    var entries: [(key: MappingNode, name: String, value: MappingNode)] = []
    for (key, value) in mapping { entries.append((child(key), try child(key).text("a name"), child(value))) }
    return entries
  }

  /// The keys and values of a table that takes only some keys.
  func table(_ what: String, of allowed: [String]) throws(ImportError) -> [String: MappingNode] {
    var found: [String: MappingNode] = [:]
    for (key, name, value) in try table(what) {
      guard allowed.contains(name) else {
        throw key.mistake("\(what) has no setting \(name); it takes \(allowed.joined(separator: ", "))")
      }
      found[name] = value
    }
    return found
  }

  /// `yes`, `no`, `true`, `false`.
  func flag(_ what: String) throws(ImportError) -> Bool {
    switch try text(what).lowercased() {
    case "yes", "true", "on": return true
    case "no", "false", "off": return false
    default: throw mistake("\(what) must be yes or no")
    }
  }

  /// One of some words.
  func word(_ what: String, of words: [String]) throws(ImportError) -> String {
    let text = try text(what)
    guard words.contains(text) else { throw mistake("\(what) must be one of \(words.joined(separator: ", "))") }
    return text
  }

  /// An exact decimal in millionths.
  func millionths(_ what: String) throws(ImportError) -> Int64 {
    let constant = ConstantBytes(try text(what))
    guard case .value(let value) = DecimalFormat(mark: .point).read(constant.span, digits: 6) else {
      throw mistake("\(what) must be a number with at most six digits after the point")
    }
    return value
  }
}
