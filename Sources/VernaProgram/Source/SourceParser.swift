internal import CYaml
import VernaLanguage

/// Reads YAML into nodes that know their places, event by event, and stops where it grows beyond its limits.
///
/// `CYaml` is libyaml as Yams carries it. Aliases are followed by taking the same node again, so a few bytes that stand for a
/// great tree cost nothing until they are counted, and they are counted before anybody walks over them.
struct SourceParser {
  /// The largest file in bytes.
  static let sizeLimit = 1 << 20
  /// The most values, aliases followed.
  static let valueLimit = 50_000
  /// The deepest nesting, aliases followed.
  static let depthLimit = 20

  /// A list or a table that has not ended.
  private struct Open {
    var isTable: Bool
    var place: SourcePlace
    var anchor: String?
    var items: [SourceNode] = []
    var entries: [SourceEntry] = []
    var key: (text: String, place: SourcePlace)?
    var keys: Set<String> = []
    var size = Extent()
  }

  /// How many values a node has in it and how deep they lie.
  private struct Extent {
    var values = 1
    var depth = 0
  }

  private var open: [Open] = []
  private var anchors: [String: (node: SourceNode, size: Extent)] = [:]
  private var root: SourceNode?
  private var documents = 0
  private(set) var problems: [ProgrammeProblem] = []

  /// Reads a text. Where it is no YAML at all the node is nil and a problem says why.
  ///
  /// - Complexity: O(length).
  static func parse(_ text: String) -> (root: SourceNode?, problems: [ProgrammeProblem]) {
    guard text.utf8.count <= sizeLimit else {
      return (
        nil,
        [
          ProgrammeProblem(
            .error, at: .start,
            Bilingual("файл больше \(sizeLimit) байт", "the file is larger than \(sizeLimit) bytes"),
            remedy: Bilingual("разделите программу", "split the programme"))
        ]
      )
    }
    var copy = text
    var reader = SourceParser()
    copy.withUTF8 { bytes in
      var parser = yaml_parser_t()
      guard yaml_parser_initialize(&parser) == 1 else { return }
      defer { yaml_parser_delete(&parser) }
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      while reader.takeEvent(&parser) {}
    }
    return (reader.root, reader.problems)
  }

  /// Takes the next event; false where nothing more is to be read.
  private mutating func takeEvent(_ parser: inout yaml_parser_t) -> Bool {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else {
      noteSyntax(parser)
      return false
    }
    defer { yaml_event_delete(&event) }
    let place = SourcePlace(line: event.start_mark.line + 1, column: event.start_mark.column + 1)
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      documents += 1
      if documents > 1 {
        note(
          place, Bilingual("в файле больше одного документа YAML", "the file has more than one YAML document"),
          Bilingual("уберите строку ---", "take away the line ---"))
        return false
      }
      return true
    case YAML_ALIAS_EVENT:
      let name = Self.text(event.data.alias.anchor) ?? ""
      guard let known = anchors[name] else {
        note(
          place, Bilingual("нет якоря &\(name)", "there is no anchor &\(name)"),
          Bilingual("напишите значение здесь", "write the value here"))
        return false
      }
      return take(SourceNode(content: known.node.content, place: place), known.size)
    case YAML_SCALAR_EVENT: return takeScalar(event, place)
    case YAML_SEQUENCE_START_EVENT:
      return begin(Open(isTable: false, place: place, anchor: Self.text(event.data.sequence_start.anchor)))
    case YAML_MAPPING_START_EVENT:
      return begin(Open(isTable: true, place: place, anchor: Self.text(event.data.mapping_start.anchor)))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      guard let ended = open.popLast() else { return false }
      let node = SourceNode(content: ended.isTable ? .table(ended.entries) : .list(ended.items), place: ended.place)
      if let name = ended.anchor { anchors[name] = (node, ended.size) }
      return take(node, ended.size)
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return false
    default: return true
    }
  }

  private mutating func takeScalar(_ event: yaml_event_t, _ place: SourcePlace) -> Bool {
    let bytes = UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length)
    let style: SourceScalar.Style =
      switch event.data.scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    let scalar = SourceScalar(
      text: String(decoding: bytes, as: UTF8.self), style: style, offset: event.start_mark.index,
      end: event.end_mark.index)
    let node = SourceNode(content: .scalar(scalar), place: place)
    if let name = Self.text(event.data.scalar.anchor) { anchors[name] = (node, Extent()) }
    return take(node, Extent())
  }

  private mutating func begin(_ holder: Open) -> Bool {
    open.append(holder)
    return checkDepth(open.count, holder.place)
  }

  /// Puts a value into the list or the table that holds it.
  private mutating func take(_ node: SourceNode, _ size: Extent) -> Bool {
    guard checkDepth(open.count + size.depth, node.place) else { return false }
    guard var holder = open.popLast() else {
      root = node
      return true
    }
    if !holder.isTable {
      holder.items.append(node)
    } else if let key = holder.key {
      holder.key = nil
      if holder.keys.insert(key.text).inserted {
        holder.entries.append(SourceEntry(key: key.text, place: key.place, value: node))
      } else {
        note(
          key.place, Bilingual("\(key.text) написано дважды", "\(key.text) is written twice"),
          Bilingual("оставьте одно или дайте другое имя", "keep one of them or give it another name"))
      }
    } else if case .scalar(let scalar) = node.content {
      holder.key = (scalar.text, node.place)
    } else {
      note(
        node.place, Bilingual("имя не может быть списком или таблицей", "a name cannot be a list or a table"),
        Bilingual("напишите имя: значение", "write name: value"))
      return false
    }
    holder.size.values += size.values
    holder.size.depth = max(holder.size.depth, size.depth + 1)
    open.append(holder)
    guard holder.size.values <= Self.valueLimit else {
      note(
        node.place,
        Bilingual(
          "больше \(Self.valueLimit) значений, если раскрыть ссылки", "over \(Self.valueLimit) values, aliases followed"
        ),
        Bilingual("уберите ссылки (& и *)", "take aliases (& and *) away"))
      return false
    }
    return true
  }

  private mutating func checkDepth(_ depth: Int, _ place: SourcePlace) -> Bool {
    guard depth > Self.depthLimit else { return true }
    note(
      place,
      Bilingual(
        "вложено глубже \(Self.depthLimit), если раскрыть ссылки",
        "nested deeper than \(Self.depthLimit), aliases followed"),
      Bilingual("уберите лишнюю вложенность", "take nesting away"))
    return false
  }

  private mutating func note(_ place: SourcePlace, _ what: Bilingual, _ remedy: Bilingual) {
    problems.append(ProgrammeProblem(.error, at: place, what, remedy: remedy))
  }

  private mutating func noteSyntax(_ parser: yaml_parser_t) {
    let mark = parser.problem_mark
    let words = parser.problem.map { String(cString: $0) } ?? "it is not YAML"
    // The reader of bytes has no mark of its own: it says at which byte it stopped.
    let place =
      parser.error == YAML_READER_ERROR ? SourcePlace.start : SourcePlace(line: mark.line + 1, column: mark.column + 1)
    note(
      place, Bilingual("это не YAML: \(words)", "this is not YAML: \(words)"),
      Bilingual("проверьте отступы, двоеточия и кавычки", "look at indents, colons and quotes"))
    root = nil
  }

  private static func text(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    bytes.map { String(cString: $0) }
  }
}
