extension Node {
  /// The node as HTML text, with void elements unclosed. Time is linear in the size of the tree.
  public func html() -> String {
    var output: [UInt8] = []
    write(into: &output, syntax: .html)
    return String(decoding: output, as: UTF8.self)
  }

  /// The node as XML text, every element closed: for an SVG file of its own.
  public func xml() -> String {
    var output: [UInt8] = []
    write(into: &output, syntax: .xml)
    return String(decoding: output, as: UTF8.self)
  }

  /// How empty elements are closed.
  private enum Syntax { case html, xml }

  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// Empty SVG shapes, which HTML too allows to be closed at once.
  private static let selfClosing: Set<String> = [
    "path", "rect", "line", "circle", "polygon", "polyline", "use", "stop",
  ]

  private func write(into output: inout [UInt8], syntax: Syntax) {
    switch self {
    case .text(let text):
      Escaping.appendText(text, to: &output)
    case .trusted(let markup):
      output.append(contentsOf: markup.text.utf8)
    case .fragment(let nodes):
      for node in nodes { node.write(into: &output, syntax: syntax) }
    case .element(let element):
      Node.write(element, into: &output, syntax: syntax)
    }
  }

  private static func write(_ element: Element, into output: inout [UInt8], syntax: Syntax) {
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: element.name.utf8)
    for attribute in element.attributes {
      output.append(UInt8(ascii: " "))
      output.append(contentsOf: attribute.name.utf8)
      guard let value = attribute.value else {
        if syntax == .xml { output.append(contentsOf: "=\"\"".utf8) }
        continue
      }
      output.append(contentsOf: "=\"".utf8)
      Escaping.appendAttribute(value, to: &output)
      output.append(UInt8(ascii: "\""))
    }
    if element.children.isEmpty {
      if syntax == .xml || selfClosing.contains(element.name) {
        output.append(contentsOf: "/>".utf8)
        return
      }
      if voidElements.contains(element.name) {
        output.append(UInt8(ascii: ">"))
        return
      }
    }
    precondition(
      !voidElements.contains(element.name), "a void element holds no children")
    output.append(UInt8(ascii: ">"))
    for child in element.children { child.write(into: &output, syntax: syntax) }
    output.append(contentsOf: "</".utf8)
    output.append(contentsOf: element.name.utf8)
    output.append(UInt8(ascii: ">"))
  }
}
