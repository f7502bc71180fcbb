/// The dictionaries that all batches of a build share.
struct BuilderDictionaries {
  var members = TextTable(emptyFirst: true)
  var customers = TextTable(emptyFirst: true)
  var stores = TextTable(emptyFirst: true)
  var cashiers = TextTable(emptyFirst: true)
  var channels = TextTable(emptyFirst: true)
  var promotions = TextTable(emptyFirst: true)
  var skus = TextTable(emptyFirst: true)
  var terms = TermTable()
  /// Line attributes by index; 0 is none. Found by their names and values in one run of bytes.
  var attributes: [[String: String]] = [[:]]
  private var attributeKeys = TextTable(emptyFirst: true)

  /// The builder's code for each code of a batch's column.
  static func merge(_ column: CodedColumn, into table: inout TextTable) -> [UInt32] {
    guard column.isGiven else { return [] }
    var codes = [UInt32](repeating: 0, count: column.values.count)
    for code in codes.indices {
      codes[code] = column.values.withBytes(of: code) { UInt32(table.intern($0)) }
    }
    return codes
  }

  /// The index of a line's attributes, added if they are not there.
  mutating func intern(attributes values: [String: String]) -> UInt32 {
    let index = attributeKeys.intern(BuilderDictionaries.key(ofAttributes: values))
    if index == attributes.count { attributes.append(values.filter { !$0.value.isEmpty }) }
    return UInt32(index)
  }

  /// Attributes as one text, names in order of bytes.
  static func key(ofAttributes values: [String: String]) -> String {
    var key = ""
    for name in values.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let value = values[name], !value.isEmpty else { continue }
      key += name + "\u{0}" + value + "\u{0}"
    }
    return key
  }
}
