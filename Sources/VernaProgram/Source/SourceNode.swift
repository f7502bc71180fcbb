/// A value of a YAML file with its place.
struct SourceNode: Sendable {
  /// What it is.
  indirect enum Content: Sendable {
    case scalar(SourceScalar)
    case list([SourceNode])
    case table([SourceEntry])
  }

  var content: Content
  var place: SourcePlace

  /// The text of a scalar, nil for lists, tables and nothing.
  var text: String? {
    guard case .scalar(let scalar) = content, !scalar.isNothing else { return nil }
    return scalar.text
  }

  /// Whether it is left empty or written `null` or `~`.
  var isNothing: Bool {
    guard case .scalar(let scalar) = content else { return false }
    return scalar.isNothing
  }

  var entries: [SourceEntry]? {
    guard case .table(let entries) = content else { return nil }
    return entries
  }

  var items: [SourceNode]? {
    guard case .list(let items) = content else { return nil }
    return items
  }
}

/// A key of a table with its value.
struct SourceEntry: Sendable {
  var key: String
  var place: SourcePlace
  var value: SourceNode
}

/// A single value as YAML has read it, and how it was written.
struct SourceScalar: Sendable {
  /// How a scalar is written.
  enum Style: Sendable {
    case plain
    case singleQuoted
    case doubleQuoted
    /// `|`
    case literal
    /// `>`
    case folded
  }

  var text: String
  var style: Style
  /// Where it begins in the file's code points, from 0.
  var offset: Int
  /// Where it ends.
  var end: Int

  var isNothing: Bool { style == .plain && (text.isEmpty || text == "~" || text == "null") }
}
