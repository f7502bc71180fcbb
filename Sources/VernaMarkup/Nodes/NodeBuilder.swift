/// Collects the children of an element from statements: nodes, strings (as escaped text), arrays, conditions, loops.
@resultBuilder
public enum NodeBuilder {
  /// A node stands for itself.
  public static func buildExpression(_ node: Node) -> [Node] { [node] }
  /// A string is text, escaped when rendered.
  public static func buildExpression(_ text: String) -> [Node] { [.text(text)] }
  /// An array of nodes stands for its members.
  public static func buildExpression(_ nodes: [Node]) -> [Node] { nodes }
  /// A missing node stands for nothing.
  public static func buildExpression(_ node: Node?) -> [Node] { node.map { [$0] } ?? [] }
  /// Statements one after another.
  public static func buildBlock(_ parts: [Node]...) -> [Node] { parts.flatMap { $0 } }
  /// An `if` without an `else`.
  public static func buildOptional(_ part: [Node]?) -> [Node] { part ?? [] }
  /// The first branch of an `if`.
  public static func buildEither(first: [Node]) -> [Node] { first }
  /// The second branch of an `if`.
  public static func buildEither(second: [Node]) -> [Node] { second }
  /// A loop.
  public static func buildArray(_ parts: [[Node]]) -> [Node] { parts.flatMap { $0 } }
}

/// An element with its attributes and, in the braces, its children.
///
///     tag("p", .class("lead")) { "Members' share fell." }
public func tag(
  _ name: StaticString, _ attributes: Attribute..., @NodeBuilder children: () -> [Node] = { [] }
) -> Node {
  .element(Element(name, attributes, children()))
}
