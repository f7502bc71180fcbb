/// A table: a head that stays while its body scrolls, columns sorted by a click, figures at the right.
public struct DataTable: Sendable {
  /// What a column holds.
  public enum Kind: Sendable {
    /// Words, at the left.
    case text
    /// Figures, at the right.
    case number
  }

  /// One column.
  public struct Column: Sendable {
    /// The name; the unit belongs here.
    public var name: String
    /// What it holds.
    public var kind: Kind
    /// A line of explanation under the name; empty for none.
    public var detail: String

    /// Makes a column.
    public init(_ name: String, _ kind: Kind = .text, detail: String = "") {
      self.name = name
      self.kind = kind
      self.detail = detail
    }
  }

  /// One cell: what is shown and what it is sorted by.
  public struct Cell: Sendable {
    /// What is shown.
    public var content: [Node]
    /// The value it is sorted by, nil for none (goes last) or for text.
    public var sortValue: Double?

    /// A cell of nodes.
    public init(_ content: [Node], sortValue: Double? = nil) {
      self.content = content
      self.sortValue = sortValue
    }

    /// A cell of text.
    public init(_ text: String, sortValue: Double? = nil) {
      self.init([.text(text)], sortValue: sortValue)
    }
  }

  /// What the table shows; empty for none.
  public var caption: String
  /// The columns.
  public var columns: [Column]
  /// The rows.
  public var rows: [[Cell]]
  /// The row of totals, which stays last when sorted.
  public var totals: [Cell]?
  /// How many rows are not shown and where they are; empty for none.
  public var leftOut: String
  /// Whether a click on a head sorts.
  public var isSortable: Bool
  /// Whether a phone shows each row as lines under its name: tables whose last columns are what matters.
  public var isStacked: Bool
  /// The button that opens the rows after the first `openRows`, such as "25 more"; empty shows all rows at once.
  public var more: String

  /// How many rows are shown before the button.
  public static let openRows = 40

  /// Makes a table.
  public init(
    caption: String = "", columns: [Column], rows: [[Cell]], totals: [Cell]? = nil, leftOut: String = "",
    isSortable: Bool = true, isStacked: Bool = false, more: String = ""
  ) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.leftOut = leftOut
    self.isSortable = isSortable
    self.isStacked = isStacked
    self.more = more
  }

  /// The table as a node.
  public func node() -> Node {
    let table = tag("div", .class(isStacked ? "scroll stack" : "scroll"), Attribute("tabindex", "0")) {
      tag("table") {
        if !caption.isEmpty { tag("caption") { caption } }
        tag("thead") { tag("tr") { columns.map(head) } }
        tag("tbody") {
          rows.map { row in tag("tr") { cells(row) } }
          if let totals { tag("tr", .class("total")) { cells(totals) } }
        }
      }
    }
    return .fragment([
      more.isEmpty || rows.count <= Self.openRows
        ? table
        : tag("div", .class("cut")) {
          table
          tag("button", .class("tool more"), Attribute("type", "button")) { more }
        },
      leftOut.isEmpty ? .nothing : tag("p", .class("left-out")) { leftOut },
    ])
  }

  private func head(_ column: Column) -> Node {
    var attributes = [Attribute("scope", "col")]
    if column.kind == .number { attributes.append(.class("r")) }
    if isSortable { attributes.append(Attribute("data-sort", column.kind == .number ? "number" : "text")) }
    var children: [Node] = [.text(column.name)]
    if !column.detail.isEmpty { children.append(tag("small") { column.detail }) }
    return .element(Element("th", attributes, children))
  }

  private func cells(_ row: [Cell]) -> [Node] {
    row.enumerated().map { index, cell in
      let isNumber = index < columns.count && columns[index].kind == .number
      var attributes: [Attribute] = isNumber ? [.class("r")] : []
      if isNumber, let value = cell.sortValue {
        attributes.append(Attribute("data-v", Coordinate.text(value, decimals: 6)))
      }
      if isStacked, index > 0, index < columns.count { attributes.append(Attribute("data-name", columns[index].name)) }
      if index == 0 {
        attributes.append(Attribute("scope", "row"))
        return .element(Element("th", attributes, cell.content))
      }
      return .element(Element("td", attributes, cell.content))
    }
  }
}
