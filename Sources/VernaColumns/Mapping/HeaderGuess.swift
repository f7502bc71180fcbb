/// What a header is taken for.
struct HeaderGuess {
  /// A contract column and the file's column (or columns, joined by a space) that fill it.
  struct Match {
    var contract: ContractColumn
    var source: CellSource
  }

  var kind: FileKind
  var matches: [Match]
  /// Contract columns that several of the file's columns fit.
  private var ambiguous: [(column: String, candidates: [String])] = []
  /// Required columns that nothing fills.
  private var missing: [String] = []

  /// What went wrong.
  enum Failure: Error {
    case notRecognised(nearest: FileKind?, missing: [String])
    case ambiguousKind([FileKind])
    case ambiguousColumn(String, [String])
  }

  /// Recognises a header.
  ///
  /// - Parameters:
  ///   - given: contract columns that a mapping fills already.
  ///   - used: columns of the file that are spoken for or to be ignored.
  ///   - kind: the kind where it is known.
  static func guess(
    header: [String], fileName: String, kind: FileKind?, given: Set<String>, used: Set<String>
  ) throws(Failure) -> HeaderGuess {
    let names = header.map(HeaderName.normal)
    if let kind { return try match(header, names, kind: kind, given: given, used: used).sound() }
    let guesses = FileKind.allCases.map { match(header, names, kind: $0, given: given, used: used) }
    let candidates = guesses.filter { $0.missing.isEmpty }
    guard !candidates.isEmpty else {
      let nearest = guesses.max { $0.matches.count < $1.matches.count }.flatMap { $0.matches.isEmpty ? nil : $0 }
      throw .notRecognised(nearest: nearest?.kind, missing: nearest?.missing ?? [])
    }
    let hint = hinted(by: fileName)
    if let lines = candidates.first(where: { $0.kind == .lines }), hint == nil || hint == .receipts || hint == .lines {
      return try lines.sound()
    }
    if let hint, let hinted = candidates.first(where: { $0.kind == hint }) { return try hinted.sound() }
    let ranked = candidates.sorted { $0.rank > $1.rank }
    let equals = ranked.filter { $0.rank == ranked[0].rank }
    if equals.count > 1 { throw .ambiguousKind(equals.map(\.kind)) }
    return try ranked[0].sound()
  }

  /// How much of the header it explains; an ambiguous column counts as one that is filled.
  private var rank: (columns: Int, required: Int) {
    (matches.count + ambiguous.count, matches.count { $0.contract.isRequired })
  }

  /// Itself, if nothing is missing or ambiguous.
  private func sound() throws(Failure) -> HeaderGuess {
    if let ambiguous = ambiguous.first { throw .ambiguousColumn(ambiguous.column, ambiguous.candidates) }
    if !missing.isEmpty { throw .notRecognised(nearest: kind, missing: missing) }
    return self
  }

  /// What a file's name says it holds.
  private static func hinted(by fileName: String) -> FileKind? {
    let name = HeaderName.normal(fileName)
    let words: [(FileKind, [String])] = [
      (.lines, ["lines", "items", "строк", "позици"]),
      (.members, ["member", "customer", "участник", "клиент", "анкет"]),
      (.products, ["product", "goods", "catalog", "товар", "номенклатур", "ассортимент"]),
      (.points, ["points", "bonus", "балл", "бонус"]),
      (.costs, ["cost", "expense", "затрат", "расход"]),
      (.offers, ["offer", "coupon", "предложен", "купон"]),
      (.assignments, ["assignment", "experiment", "эксперимент"]),
      (.messages, ["message", "mailing", "сообщен", "рассылк"]),
      (.surveys, ["survey", "nps", "csi", "опрос"]),
      (.competitors, ["competitor", "конкурент"]),
      (.stock, ["stock", "остатк"]),
      (.tills, ["till", "zreport", "касс"]),
      (.stores, ["store", "shop", "outlet", "магазин"]),
      (.receipts, ["receipt", "sales", "transaction", "order", "чек", "продаж"]),
    ]
    return words.first { entry in entry.1.contains { name.contains($0) } }?.0
  }

  /// Matches the columns of one kind.
  ///
  /// - Parameter names: the header in the form of `HeaderName`.
  private static func match(
    _ header: [String], _ names: [String], kind: FileKind, given: Set<String>, used: Set<String>
  ) -> HeaderGuess {
    let columns = Contract.columns(of: kind)
    var free = header.indices.filter { !used.contains(header[$0]) && !names[$0].isEmpty }
    var matches: [Match] = []
    // The contract's own names come first, so that no synonym takes them.
    var open: [ContractColumn] = []
    var named: [(column: ContractColumn, own: [Int])] = []
    for column in columns where !given.contains(column.name) {
      let own = free.filter { names[$0] == column.normalName }
      if own.isEmpty {
        open.append(column)
      } else {
        named.append((column, own))
        free.removeAll { own.contains($0) }
      }
    }
    var missing: [String] = []
    var ambiguous: [(column: String, candidates: [String])] = []
    for column in open {
      let found = identified(free.filter { column.synonyms.contains(names[$0]) }, names)
      if found.count > 1 {
        ambiguous.append((column.name, found.map { header[$0] }))
      } else if let index = found.first {
        matches.append(Match(contract: column, source: .column(header[index])))
        free.removeAll { $0 == index }
      } else if column.isRequired {
        missing.append(column.name)
      }
    }
    // What no other field has taken and would fit a named one as well leaves a choice that only a person can make.
    var first: [Match] = []
    for (column, own) in named {
      let rivals = free.filter { column.synonyms.contains(names[$0]) }
      let found = identified(own + rivals, names)
      if found.count > 1 || found[0] != own[0] {
        ambiguous.append((column.name, (own + rivals).sorted().map { header[$0] }))
      }
      first.append(Match(contract: column, source: .column(header[own[0]])))
      free.removeAll { rivals.contains($0) && found != own }
    }
    matches = first + matches
    joinDateAndTime(&matches, header: header, names: names, free: &free)
    for index in free where header[index].hasPrefix("attr.") && header[index].utf8.count > 5 {
      guard kind == .lines || kind == .products || kind == .members else { continue }
      let contract = ContractColumn(name: header[index], type: .text, isRequired: false, synonyms: [])
      matches.append(Match(contract: contract, source: .column(header[index])))
    }
    return HeaderGuess(kind: kind, matches: matches, ambiguous: ambiguous, missing: missing)
  }

  /// An id beside a name of the same thing: the id.
  private static func identified(_ found: [Int], _ names: [String]) -> [Int] {
    let ids = found.filter { isIdentifier(names[$0]) }
    return found.count > 1 && ids.count == 1 ? ids : found
  }

  private static func isIdentifier(_ name: String) -> Bool {
    name == "sku" || name == "артикул" || name.hasSuffix("id") || name.hasSuffix("code") || name.hasPrefix("код")
      || name.hasPrefix("ид")
      || name.hasPrefix("id")
  }

  /// A date in one column and the time of day in the next become one time.
  private static func joinDateAndTime(_ matches: inout [Match], header: [String], names: [String], free: inout [Int]) {
    guard let at = matches.firstIndex(where: { $0.contract.name == "at" }),
      case .column(let date) = matches[at].source,
      let time = free.first(where: {
        ["time", "время", "timeofday", "времячека", "transactiontime"].contains(names[$0])
      })
    else { return }
    let name = HeaderName.normal(date)
    guard name.contains("date") && !name.contains("time") || name.contains("дата") && !name.contains("врем") else {
      return
    }
    matches[at].source = .template([.column(date), .text(" "), .column(header[time])])
    free.removeAll { $0 == time }
  }
}
