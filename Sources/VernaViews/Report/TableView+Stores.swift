extension TableView {
  /// Whether a cell of a column holds the id of a store: the column is of stores, or the row's dimension is the store.
  public func namesStore(_ column: Column, in row: [Cell]) -> Bool {
    if column.id == "store" { return true }
    guard column.id == "group", let place = columns.firstIndex(where: { $0.id == "dimension" }), place < row.count
    else {
      return false
    }
    return row[place].text == "store"
  }
}
