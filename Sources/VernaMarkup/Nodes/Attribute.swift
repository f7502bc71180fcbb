/// A name and a value; the value is escaped when rendered.
public struct Attribute: Sendable, Equatable {
  /// The attribute's name, from a literal in the source.
  public let name: String
  /// The value before escaping; nil writes the bare name, as in `open`.
  public let value: String?

  /// Makes an attribute. Names that carry code or addresses (`on…`, `href`, `src`, `style`) have functions of
  /// their own, which check the value; to write one here is a programmer's mistake.
  public init(_ name: StaticString, _ value: String) {
    let text = name.description
    precondition(
      !text.hasPrefix("on") && text != "href" && text != "src" && text != "style",
      "the attribute \(text) is written by its own function")
    self.name = text
    self.value = value
  }

  private init(checked name: String, _ value: String?) {
    self.name = name
    self.value = value
  }

  /// A bare attribute such as `open` or `hidden`.
  public static func flag(_ name: StaticString) -> Attribute {
    Attribute(checked: name.description, nil)
  }

  /// The classes of an element, separated by spaces.
  public static func `class`(_ names: String) -> Attribute { Attribute(checked: "class", names) }

  /// The identity of an element within the page.
  public static func id(_ value: String) -> Attribute { Attribute(checked: "id", value) }

  /// A link. Addresses that are neither a fragment, a relative path, http, https nor mailto become `#`, so that no
  /// value from the data can carry a script.
  public static func href(_ address: String) -> Attribute {
    Attribute(checked: "href", isSafe(address) ? address : "#")
  }

  /// A CSS custom property set on the element, as a plain number: `--name: 0.25`.
  public static func customProperty(_ name: StaticString, _ value: Double) -> Attribute {
    Attribute(checked: "style", "--\(name.description):\(Coordinate.text(value, decimals: 3))")
  }

  private static func isSafe(_ address: String) -> Bool {
    guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return true }
    let scheme = address[..<colon].lowercased()
    if ["http", "https", "mailto"].contains(scheme) { return true }
    // A colon after a slash, a question mark or a hash belongs to the path, not to a scheme.
    return scheme.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
  }
}
