extension Node {
  /// The same tree with a prefix before every id and every reference to one within it, so that one drawing can stand
  /// on a page twice. Linear in the size of the tree.
  public func prefixingIds(with prefix: String) -> Node {
    switch self {
    case .text, .trusted: return self
    case .fragment(let nodes): return .fragment(nodes.map { $0.prefixingIds(with: prefix) })
    case .element(var element):
      element.attributes = element.attributes.map { attribute in
        switch attribute.name {
        case "id": return .id(prefix + (attribute.value ?? ""))
        case "aria-labelledby":
          let ids = (attribute.value ?? "").split(separator: " ").map { prefix + $0 }
          return Attribute("aria-labelledby", ids.joined(separator: " "))
        default: return attribute
        }
      }
      element.children = element.children.map { $0.prefixingIds(with: prefix) }
      return .element(element)
    }
  }
}
