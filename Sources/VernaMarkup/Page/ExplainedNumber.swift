/// A number that opens what is behind it: formula, inputs, sample, interval. A `details` element, so that it opens
/// without a script as well.
public struct ExplainedNumber: Sendable {
  /// One line of the explanation.
  public struct Line: Sendable {
    /// What it is.
    public var name: String
    /// Its value.
    public var value: String
    /// Whether the value is a sentence, which gets a line of its own.
    public var isLong: Bool

    /// Makes a line.
    public init(_ name: String, _ value: String, isLong: Bool = false) {
      self.name = name
      self.value = value
      self.isLong = isLong
    }
  }

  /// The number as shown.
  public var text: String
  /// A shorter form for phones; empty where the text is short enough.
  public var brief: String
  /// The number's name.
  public var name: String
  /// What it means in plain words; empty for none.
  public var meaning: String
  /// The formula; empty for none.
  public var formula: String
  /// Inputs, sample, interval, period, source.
  public var lines: [Line]
  /// Notes; each its own paragraph.
  public var notes: [String]

  /// Makes a number with its explanation.
  public init(
    text: String, brief: String = "", name: String, meaning: String = "", formula: String = "", lines: [Line] = [],
    notes: [String] = []
  ) {
    self.text = text
    self.brief = brief
    self.name = name
    self.meaning = meaning
    self.formula = formula
    self.lines = lines
    self.notes = notes
  }

  /// The number as a node that stands within a line of text.
  public func node() -> Node {
    tag("details", .class("n")) {
      if brief.isEmpty {
        tag("summary") { text }
      } else {
        tag("summary") {
          tag("span", .class("exact")) { text }
          tag("span", .class("brief")) { brief }
        }
      }
      tag("div", .class("pop")) {
        tag("b") { name }
        if !meaning.isEmpty { tag("span", .class("quiet")) { meaning } }
        if !formula.isEmpty { tag("span", .class("formula")) { formula } }
        if !lines.isEmpty {
          tag("dl") {
            lines.flatMap { line in
              [
                tag("dt") { line.name },
                line.isLong ? tag("dd", .class("long")) { line.value } : tag("dd") { line.value },
              ]
            }
          }
        }
        notes.map { note in tag("p") { note } }
      }
    }
  }

  /// A number that is absent: the word for it, with the reason on hover and for screen readers.
  public static func absent(_ word: String, reason: String) -> Node {
    tag("abbr", .class("na"), Attribute("title", reason)) { word }
  }
}
