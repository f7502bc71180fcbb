extension Drawing {
  /// The drawing as an `svg` element with a title and a description for screen readers.
  ///
  /// - Parameter suffix: told apart where one chart is drawn at two widths on a page, so that ids stay unique.
  public func node(describedBy description: ChartDescription, suffix: String = "", class names: String = "chart")
    -> Node
  {
    let titleId = "\(description.id)\(suffix)-t"
    let textId = "\(description.id)\(suffix)-d"
    var children: [Node] = [
      tag("title", .id(titleId)) { description.title },
      tag("desc", .id(textId)) { description.text },
    ]
    children.append(contentsOf: shapes.map(\.node))
    let width = Coordinate.text(width)
    let height = Coordinate.text(height)
    return .element(
      Element(
        "svg",
        [
          Attribute("xmlns", "http://www.w3.org/2000/svg"),
          Attribute("viewBox", "0 0 \(width) \(height)"), Attribute("width", width), Attribute("height", height),
          .class(names), Attribute("role", "img"), Attribute("aria-labelledby", "\(titleId) \(textId)"),
        ], children))
  }
}

extension Shape {
  /// The mark as an SVG element.
  var node: Node {
    switch self {
    case .rectangle(let box, let style, let radius, let hover):
      var attributes = [
        Attribute("x", Coordinate.text(box.x)), Attribute("y", Coordinate.text(box.y)),
        Attribute("width", Coordinate.text(max(0, box.width))),
        Attribute("height", Coordinate.text(max(0, box.height))),
      ]
      if radius > 0 { attributes.append(Attribute("rx", Coordinate.text(radius))) }
      return Shape.marked("rect", attributes, style, hover)
    case .line(let from, let to, let style):
      return Shape.marked(
        "line",
        [
          Attribute("x1", Coordinate.text(from.x)), Attribute("y1", Coordinate.text(from.y)),
          Attribute("x2", Coordinate.text(to.x)), Attribute("y2", Coordinate.text(to.y)),
        ], style, nil)
    case .path(let points, let closed, let style):
      return Shape.marked("path", [Attribute("d", Shape.data(points, closed: closed))], style, nil)
    case .circle(let centre, let radius, let style, let hover):
      return Shape.marked(
        "circle",
        [
          Attribute("cx", Coordinate.text(centre.x)), Attribute("cy", Coordinate.text(centre.y)),
          Attribute("r", Coordinate.text(radius)),
        ], style, hover)
    case .text(let label):
      return label.node
    }
  }

  private static func marked(
    _ name: StaticString, _ attributes: [Attribute], _ style: String, _ hover: String?
  ) -> Node {
    let children: [Node] = hover.map { text in [tag("title") { text }] } ?? []
    return .element(Element(name, attributes + [.class(style)], children))
  }

  private static func data(_ points: [Point], closed: Bool) -> String {
    var text = ""
    for (index, point) in points.enumerated() {
      text += index == 0 ? "M" : "L"
      text += "\(Coordinate.text(point.x)) \(Coordinate.text(point.y))"
    }
    if closed, !points.isEmpty { text += "Z" }
    return text
  }
}

extension Label {
  /// The label as an SVG text element.
  fileprivate var node: Node {
    var attributes = [Attribute("x", Coordinate.text(place.x)), Attribute("y", Coordinate.text(place.y))]
    if anchor != .start { attributes.append(Attribute("text-anchor", anchor.rawValue)) }
    if size != 12 { attributes.append(Attribute("font-size", Coordinate.text(size))) }
    if weight == .semibold { attributes.append(Attribute("font-weight", "600")) }
    attributes.append(.class(style))
    var children: [Node] = [.text(text)]
    if let hover { children.insert(tag("title") { hover }, at: 0) }
    return .element(Element("text", attributes, children))
  }
}
