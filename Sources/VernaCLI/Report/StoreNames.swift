import VernaColumns

/// What the stores file calls the stores.
enum StoreNames {
  /// Names by id. Two stores of one name are told apart by their ids.
  static func names(in dataset: borrowing Dataset) -> [String: String] {
    var names: [String: String] = [:]
    for row in dataset.side.stores where !row.name.isEmpty { names[row.store] = row.name }
    let repeated = Dictionary(grouping: names.keys) { names[$0] ?? "" }.values.filter { $0.count > 1 }
    for id in repeated.joined() { names[id] = (names[id] ?? "") + " (" + id + ")" }
    return names
  }
}
