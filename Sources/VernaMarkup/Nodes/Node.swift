/// One node of an HTML or SVG tree, safe to write out as it is: every text and attribute value is escaped when
/// the tree is rendered, and only `TrustedMarkup`, which can be made from nothing but a literal in the source,
/// passes through untouched.
public indirect enum Node: Sendable, Equatable {
  /// Text, escaped when rendered.
  case text(String)
  /// An element with its attributes and children.
  case element(Element)
  /// Several nodes side by side, with no element round them.
  case fragment([Node])
  /// Markup written as a literal in the source: the one door past escaping.
  case trusted(TrustedMarkup)

  /// A node that renders as nothing.
  public static let nothing = Node.fragment([])
}

/// An element of the tree: name, attributes in the order given, children.
public struct Element: Sendable, Equatable {
  /// The tag name, from a literal in the source.
  public let name: String
  /// The attributes in the order in which they are written.
  public var attributes: [Attribute]
  /// The children in document order; must be empty for void elements such as `br`.
  public var children: [Node]

  /// Makes an element. The name is a literal, so no data can choose a tag.
  public init(_ name: StaticString, _ attributes: [Attribute] = [], _ children: [Node] = []) {
    self.name = name.description
    self.attributes = attributes
    self.children = children
  }
}

/// Markup that is written out untouched. It takes only a literal of the source, so that no value read at run time
/// can reach the page unescaped; a style sheet and a script are its only uses.
public struct TrustedMarkup: Sendable, Equatable {
  /// The markup as it will be written.
  public let text: String

  /// Takes a literal of the source.
  public init(_ literal: StaticString) {
    text = literal.description
  }

  /// Joins pieces that are each literals of the source, with a line feed between them.
  public init(joining pieces: [TrustedMarkup]) {
    text = pieces.map(\.text).joined(separator: "\n")
  }
}
