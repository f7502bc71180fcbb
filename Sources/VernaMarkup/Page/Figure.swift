/// A chart on a page: the finding as its title, what is drawn under it, the drawing at two widths, the table behind.
public struct Figure: Sendable {
  /// How much of the content's width the figure takes.
  public enum Size: Sendable {
    /// The whole width: drawn at 928 pixels.
    case full
    /// Half of the width: drawn at 448 pixels.
    case half

    /// Pixels the drawing is made for on a wide screen.
    public var wideWidth: Double {
      switch self {
      case .full: 928
      case .half: 448
      }
    }
  }

  /// Pixels a drawing is made for on a phone, and for half of an A4 page.
  public static let narrowWidth = 350.0
  /// Pixels a drawing of the whole width is made for on an A4 page, where the wide one would shrink its words to 6 points.
  public static let printWidth = 640.0

  /// What a screen reader says; its title is the figure's title, a sentence with the finding.
  public var description: ChartDescription
  /// What is drawn, in which unit, for which period and segment.
  public var subtitle: String
  /// The chart.
  public var chart: any Chart
  /// Its width.
  public var size: Size
  /// Whether the chart may be wider than the page and scrolls: heat maps.
  public var scrolls: Bool
  /// The name of the fold that holds the table, and the table.
  public var table: (name: String, content: Node)?

  /// Makes a figure.
  public init(
    description: ChartDescription, subtitle: String, chart: any Chart, size: Size = .full, scrolls: Bool = false,
    table: (name: String, content: Node)? = nil
  ) {
    self.description = description
    self.subtitle = subtitle
    self.chart = chart
    self.size = size
    self.scrolls = scrolls
    self.table = table
  }

  /// The figure as a node.
  public func node() -> Node {
    let wide = chart.drawing(width: size.wideWidth)
    return tag("figure", .class("plot"), .id(description.id)) {
      tag("figcaption") {
        tag("h3") { description.title }
        tag("p") { subtitle }
      }
      tag("div", .class(scrolls ? "draw scroll" : "draw")) {
        wide.node(describedBy: description, class: "chart at-wide")
        chart.drawing(width: scrolls ? 0 : Self.narrowWidth)
          .node(describedBy: description, suffix: "-n", class: "chart at-narrow")
        if size == .full, !scrolls {
          chart.drawing(width: Self.printWidth).node(describedBy: description, suffix: "-p", class: "chart at-print")
        }
      }
      if let table {
        tag("details", .class("data")) {
          tag("summary") { table.name }
          table.content
        }
      }
    }
  }
}
