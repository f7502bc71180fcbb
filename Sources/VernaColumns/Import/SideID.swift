internal import VernaCore

/// Which thing a row beside receipts and lines is about, and a hash of what it says.
struct SideID {
  let kind: FileKind
  let id: ByteText
  let content: UInt64
  /// Counted from the chunk's first line.
  let line: Int

  /// The column that names each row of a kind of file once; nil for kinds whose rows have no id.
  static func column(of kind: FileKind) -> String? {
    switch kind {
    case .products: "sku"
    case .members: "member_id"
    case .offers: "offer_id"
    case .messages: "message_id"
    case .stores: "store"
    default: nil
    }
  }
}

/// The rows with an id that an import has taken: a row that says the same again is ignored, one that says something else is
/// a reject, as with receipts.
struct SideRoll {
  private var contents: [FileKind: [ByteText: UInt64]] = [:]

  /// What is to be done with the rows of a chunk.
  struct Verdict {
    var repeated = 0
    /// Lines of rows that say something else, by column.
    var conflicts: [(line: Int, column: String, id: String)] = []
    /// By kind: places in its table that are left out.
    var dropped: [FileKind: Set<Int>] = [:]
  }

  mutating func judge(_ ids: [SideID]) -> Verdict {
    var verdict = Verdict()
    var places: [FileKind: Int] = [:]
    for row in ids {
      let place = places[row.kind, default: 0]
      places[row.kind] = place + 1
      guard let known = contents[row.kind]?[row.id] else {
        contents[row.kind, default: [:]][row.id] = row.content
        continue
      }
      verdict.dropped[row.kind, default: []].insert(place)
      if known == row.content {
        verdict.repeated += 1
      } else {
        verdict.conflicts.append((row.line, SideID.column(of: row.kind) ?? "", row.id.string))
      }
    }
    return verdict
  }
}

extension SideTables {
  /// Leaves rows out, by their places in the tables of their kinds.
  mutating func drop(_ places: [FileKind: Set<Int>]) {
    func kept<Row>(_ rows: [Row], _ kind: FileKind) -> [Row] {
      guard let out = places[kind] else { return rows }
      return rows.enumerated().filter { !out.contains($0.offset) }.map(\.element)
    }
    products = kept(products, .products)
    members = kept(members, .members)
    offers = kept(offers, .offers)
    messages = kept(messages, .messages)
    stores = kept(stores, .stores)
  }
}
