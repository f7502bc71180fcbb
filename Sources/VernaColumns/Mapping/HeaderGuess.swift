/// What a header is taken for.
struct HeaderGuess {
  /// A contract column and the file's column (or columns, joined by a space) that fill it.
  struct Match {
    var contract: ContractColumn
    var source: CellSource
  }

  var kind: FileKind
  var matches: [Match]

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
    if let kind {
      let guess = try match(header, kind: kind, given: given, used: used)
      if let missing = guess.missing { throw .notRecognised(nearest: kind, missing: missing) }
      return HeaderGuess(kind: kind, matches: guess.matches)
    }
    var candidates: [(guess: HeaderGuess, required: Int)] = []
    var nearest: (kind: FileKind, missing: [String], matched: Int)?
    var firstFailure: Failure?
    for kind in FileKind.allCases {
      do throws(Failure) {
        let (matches, missing) = try match(header, kind: kind, given: given, used: used)
        if let missing {
          if matches.count > (nearest?.matched ?? 0) { nearest = (kind, missing, matches.count) }
        } else {
          candidates.append((HeaderGuess(kind: kind, matches: matches), matches.count { $0.contract.isRequired }))
        }
      } catch { firstFailure = firstFailure ?? error }
    }
    guard !candidates.isEmpty else {
      if let firstFailure { throw firstFailure }
      throw .notRecognised(nearest: nearest?.kind, missing: nearest?.missing ?? [])
    }
    let hint = hinted(by: fileName)
    if let lines = candidates.first(where: { $0.guess.kind == .lines }),
      hint == nil || hint == .receipts || hint == .lines
    { return lines.guess }
    if let hint, let hinted = candidates.first(where: { $0.guess.kind == hint }) { return hinted.guess }
    candidates.sort { ($0.guess.matches.count, $0.required) > ($1.guess.matches.count, $1.required) }
    let best = candidates[0]
    let equals = candidates.filter { $0.guess.matches.count == best.guess.matches.count && $0.required == best.required }
    if equals.count > 1 { throw .ambiguousKind(equals.map(\.guess.kind)) }
    return best.guess
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

  /// Matches the columns of one kind; `missing` names required columns that nothing fills.
  private static func match(
    _ header: [String], kind: FileKind, given: Set<String>, used: Set<String>
  ) throws(Failure) -> (matches: [Match], missing: [String]?) {
    let columns = Contract.columns(of: kind)
    let names = header.map(HeaderName.normal)
    var free = header.indices.filter { !used.contains(header[$0]) && !names[$0].isEmpty }
    var matches: [Match] = []
    // The contract's own names come first, so that no synonym takes them.
    var open: [ContractColumn] = []
    for column in columns where !given.contains(column.name) {
      let normal = HeaderName.normal(column.name)
      if let index = free.first(where: { names[$0] == normal }) {
        matches.append(Match(contract: column, source: .column(header[index])))
        free.removeAll { $0 == index }
      } else {
        open.append(column)
      }
    }
    var missing: [String] = []
    for column in open {
      var found = free.filter { column.synonyms.contains(names[$0]) }
      if found.count > 1 {
        // An id beside a name of the same thing: the id.
        let ids = found.filter { isIdentifier(names[$0]) }
        if ids.count == 1 { found = ids }
      }
      if found.count > 1 { throw .ambiguousColumn(column.name, found.map { header[$0] }) }
      if let index = found.first {
        matches.append(Match(contract: column, source: .column(header[index])))
        free.removeAll { $0 == index }
      } else if column.isRequired {
        missing.append(column.name)
      }
    }
    joinDateAndTime(&matches, header: header, names: names, free: &free)
    for index in free where header[index].hasPrefix("attr.") && header[index].utf8.count > 5 {
      guard kind == .lines || kind == .products || kind == .members else { continue }
      let contract = ContractColumn(name: header[index], type: .text, isRequired: false, synonyms: [])
      matches.append(Match(contract: contract, source: .column(header[index])))
    }
    return (matches, missing.isEmpty ? nil : missing)
  }

  private static func isIdentifier(_ name: String) -> Bool {
    name.hasSuffix("id") || name.hasSuffix("code") || name.hasPrefix("код") || name.hasPrefix("ид") || name.hasPrefix("id")
  }

  /// A date in one column and the time of day in the next become one time.
  private static func joinDateAndTime(_ matches: inout [Match], header: [String], names: [String], free: inout [Int]) {
    guard let at = matches.firstIndex(where: { $0.contract.name == "at" }),
      case .column(let date) = matches[at].source,
      let time = free.first(where: { ["time", "время", "timeofday", "времячека", "transactiontime"].contains(names[$0]) })
    else { return }
    let name = HeaderName.normal(date)
    guard name.contains("date") && !name.contains("time") || name.contains("дата") && !name.contains("врем") else { return }
    matches[at].source = .template([.column(date), .text(" "), .column(header[time])])
    free.removeAll { $0 == time }
  }
}
