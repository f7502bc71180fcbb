/// What appending looks up: who and what the data set already knows, by id.
struct AppendDirectory: Sendable {
  /// Customers by code; code 0 is the empty id.
  var customers = TextTable(emptyFirst: true)
  /// By customer code: the shopper; -1 for code 0.
  var shopperOfCustomer: [Int32] = [-1]
  /// Original sales that returns name and that are not in the data, and the rows of those returns.
  var awaited = TextTable()
  var rowsOfAwaited: [[UInt32]] = []
  /// Made when first needed.
  var lookups: Lookups?

  /// Look-ups that follow from the data set itself.
  struct Lookups: Sendable {
    /// Index is the member's index.
    var members = TextTable()
    /// Index is the product's index.
    var skus = TextTable()
    var terms: [LineTerm: UInt32] = [:]
    /// Attributes by their names and values in one run of bytes; index 0 is none.
    var attributes = TextTable(emptyFirst: true)
  }

  /// Notes a return whose original is not in the data.
  mutating func await(_ original: UnsafeRawBufferPointer, row: Int) {
    let index = awaited.intern(original)
    if index == rowsOfAwaited.count { rowsOfAwaited.append([]) }
    rowsOfAwaited[index].append(UInt32(row))
  }
}
