internal import VernaCore

/// Works out how a file is read, from what it looks like and what the mapping says.
struct PlanCompiler {
  let path: String
  let fileName: String
  let source: Int
  let look: FileLook
  let mapping: Mapping
  let file: FileMapping?
  let settings: DatasetSettings
  let zonesOfStores: [ByteText: TimeZoneRules]
  let lookups: LookupFiles

  private var slotOfName: [String: Int] = [:]
  private var slotOfColumn: [Int32] = []
  private var slots = 0

  init(
    path: String, fileName: String, source: Int, look: FileLook, mapping: Mapping, file: FileMapping?,
    settings: DatasetSettings, zonesOfStores: [ByteText: TimeZoneRules], lookups: LookupFiles
  ) {
    self.path = path
    self.fileName = fileName
    self.source = source
    self.look = look
    self.mapping = mapping
    self.file = file
    self.settings = settings
    self.zonesOfStores = zonesOfStores
    self.lookups = lookups
    slotOfColumn = [Int32](repeating: -1, count: look.header.count)
  }

  /// The plan, and notes on what was assumed.
  ///
  /// - Parameter sample: the first chunk, body from `look.bodyStart` on.
  /// - Throws: `.notRecognised`, `.ambiguousKind`, `.ambiguousColumn`, `.columnNotInFile`, and errors of lookup files.
  mutating func compile(sample: Chunk) throws(ImportError) -> (plan: ReadingPlan, notes: [Phrase]) {
    let wanted = file?.outputs.isEmpty == false ? file?.outputs ?? [] : [OutputMapping()]
    var outputs: [ReadingPlan.Output] = []
    var usesRowNumber = false
    for output in wanted {
      outputs.append(try compile(output))
      usesRowNumber = usesRowNumber || output.columns.contains { $0.mapping.source.usesRowNumber }
    }
    var rejects: [(when: CompiledCondition, reason: Phrase, column: String)] = []
    for rule in file?.rejects ?? [] {
      let reason = Phrase("reject.by_the_mapping", ["reason": .text(rule.reason)])
      rejects.append((try compile(rule.when), reason, rule.when.columns.first ?? ""))
    }
    var plan = plan(outputs, rejects, usesRowNumber)
    let formats = FormatSample(plan, sample, explicitDecimal: file?.format.decimal)
    plan = self.plan(formats.applied(to: outputs), rejects, usesRowNumber)
    return (plan, formats.notes + outputs.compactMap { unusedMoney($0) })
  }

  /// Columns that may hold what was paid, where lines are worked from prices and nothing reads them: a discount that is
  /// overlooked makes every figure of money too high.
  private func unusedMoney(_ output: ReadingPlan.Output) -> Phrase? {
    let filled = output.targets.map(\.contract.name)
    guard output.kind == .lines, !filled.contains("amount"), filled.contains("unit_price") else { return nil }
    let names = zip(look.header, slotOfColumn).filter { $0.1 < 0 }.map(\.0).filter { name in
      let normal = HeaderName.normal(name)
      return PlanCompiler.wordsOfMoney.contains { normal.contains($0) }
    }
    guard !names.isEmpty else { return nil }
    return Phrase("import.money_unused", ["names": .list(names)])
  }

  private static let wordsOfMoney = [
    "total", "amount", "sum", "discount", "paid", "итог", "всего", "сумм", "скид", "оплач",
  ]

  private func plan(
    _ outputs: [ReadingPlan.Output], _ rejects: [(when: CompiledCondition, reason: Phrase, column: String)],
    _ usesRowNumber: Bool
  ) -> ReadingPlan {
    ReadingPlan(
      path: path, source: source, header: look.header, slotOfColumn: slotOfColumn, slots: slots,
      fieldCount: look.header.count, scanner: look.scanner, isJSON: look.isJSON, outputs: outputs, rejects: rejects,
      usesRowNumber: usesRowNumber, settings: settings, pointsIncluded: mapping.pointsIncluded,
      zonesOfStores: zonesOfStores)
  }

  private mutating func compile(_ output: OutputMapping) throws(ImportError) -> ReadingPlan.Output {
    var targets: [ReadingPlan.Target] = []
    var kind = output.kind
    var matches: [HeaderGuess.Match] = []
    if output.recognises {
      let used = output.ignored + output.columns.flatMap { $0.mapping.source.columns }
      let guess: HeaderGuess
      do throws(HeaderGuess.Failure) {
        guess = try HeaderGuess.guess(
          header: look.header, fileName: fileName, kind: output.kind, given: Set(output.columns.map(\.name)),
          used: Set(used))
      } catch { throw failure(error) }
      kind = guess.kind
      matches = guess.matches
    }
    guard let kind else { throw .notRecognised(path: path, header: look.header, nearest: nil, missing: []) }
    let contract = Contract.columns(of: kind)
    for (name, column) in output.columns {
      let known = contract.first { $0.name == name }
      guard let known = known ?? attribute(name, kind) else {
        let place = output.places[name] ?? (line: 0, column: 0)
        let names = contract.map(\.name).joined(separator: ", ")
        throw .mapping(
          MappingError(
            path: mapping.path, line: place.line, column: place.column,
            detail: "\(kind.rawValue) has no column \(name); it takes \(names), attr.*"))
      }
      targets.append(try target(known, column))
    }
    for match in matches { targets.append(try target(match.contract, ColumnMapping(match.source))) }
    let missing = contract.filter { column in column.isRequired && !targets.contains { $0.contract.name == column.name }
    }
    if !missing.isEmpty {
      throw .notRecognised(path: path, header: look.header, nearest: kind, missing: missing.map(\.name))
    }
    let when: CompiledCondition? = if let condition = output.when { try compile(condition) } else { nil }
    return ReadingPlan.Output(kind: kind, when: when, targets: targets)
  }

  private func attribute(_ name: String, _ kind: FileKind) -> ContractColumn? {
    guard name.hasPrefix("attr."), kind == .lines || kind == .products || kind == .members else { return nil }
    return ContractColumn(name: name, type: .text, isRequired: false, synonyms: [])
  }

  private func failure(_ failure: HeaderGuess.Failure) -> ImportError {
    switch failure {
    case .notRecognised(let nearest, let missing):
      .notRecognised(path: path, header: look.header, nearest: nearest, missing: missing)
    case .ambiguousKind(let kinds): .ambiguousKind(path: path, kinds: kinds)
    case .ambiguousColumn(let column, let candidates):
      .ambiguousColumn(path: path, column: column, candidates: candidates)
    }
  }

  private mutating func target(_ contract: ContractColumn, _ column: ColumnMapping) throws(ImportError)
    -> ReadingPlan.Target
  {
    let source = try compile(column.source)
    let cell = CompiledCell(
      source: source, empties: column.empty + (file?.empty ?? []), values: column.values, otherwise: column.otherwise)
    return ReadingPlan.Target(
      contract: contract, cell: cell, time: column.time ?? .usual(dayFirst: false),
      decimal: DecimalFormat(mark: column.decimal ?? file?.format.decimal ?? .unknown),
      described: column.source.described)
  }

  private mutating func slot(_ name: String) throws(ImportError) -> Int {
    if let slot = slotOfName[name] { return slot }
    let exact = look.header.firstIndex { ByteText($0) == ByteText(name) }
    let normal = HeaderName.normal(name)
    guard let index = exact ?? look.header.firstIndex(where: { HeaderName.normal($0) == normal }) else {
      throw .columnNotInFile(path: path, column: name, header: look.header)
    }
    let slot: Int
    if slotOfColumn[index] >= 0 {
      slot = Int(slotOfColumn[index])
    } else {
      slot = slots
      slotOfColumn[index] = Int32(truncatingIfNeeded: slots)
      slots += 1
    }
    slotOfName[name] = slot
    return slot
  }

  private mutating func compile(_ source: CellSource) throws(ImportError) -> CompiledCell.Source {
    switch source {
    case .column(let name): return .slot(try slot(name))
    case .constant(let text): return .constant(ConstantBytes(text))
    case .template(let pieces):
      var compiled: [CompiledCell.Piece] = []
      for piece in pieces {
        switch piece {
        case .text(let text): compiled.append(.text(ConstantBytes(text)))
        case .column(let name): compiled.append(.slot(try slot(name)))
        case .rowNumber: compiled.append(.rowNumber)
        }
      }
      return .template(compiled)
    case .cases(let branches, let otherwise):
      var compiled: [(when: CompiledCondition, cell: CompiledCell)] = []
      for branch in branches {
        compiled.append((try compile(branch.when), CompiledCell(source: try compile(branch.value))))
      }
      let last: CompiledCell? = if let otherwise { CompiledCell(source: try compile(otherwise)) } else { nil }
      return .cases(compiled, otherwise: last)
    case .lookup(let lookup):
      let table = try LookupTable.load(lookup, besides: path, mapping: mapping, files: lookups)
      return .lookup(table, key: CompiledCell(source: try compile(lookup.from)))
    case .joined(let parts, let separator):
      var compiled: [CompiledCell] = []
      for part in parts { compiled.append(CompiledCell(source: try compile(part))) }
      return .joined(compiled, by: ConstantBytes(separator))
    }
  }

  private mutating func compile(_ condition: RowCondition) throws(ImportError) -> CompiledCondition {
    switch condition {
    case .all(let parts): return .all(try compile(parts))
    case .any(let parts): return .any(try compile(parts))
    case .not(let part): return .not(try compile(part))
    case .test(let column, let test):
      return .test(slot: try slot(column), test, DecimalFormat(mark: file?.format.decimal ?? .unknown))
    }
  }

  private mutating func compile(_ parts: [RowCondition]) throws(ImportError) -> [CompiledCondition] {
    var compiled: [CompiledCondition] = []
    for part in parts { compiled.append(try compile(part)) }
    return compiled
  }
}

extension CellSource {
  /// The source in the notation of the summary, which is of no language.
  var described: String {
    switch self {
    case .column(let name): name
    case .constant(let text): "\"\(text)\""
    case .template(let pieces):
      pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .column(let name): "{\(name)}"
        case .rowNumber: "{row_number}"
        }
      }.joined()
    case .cases(let branches, _): Set(branches.flatMap(\.when.columns)).sorted().joined(separator: ", ") + " → …"
    case .lookup(let lookup): "\(lookup.file) → \(lookup.value.described)"
    case .joined(let parts, let separator): parts.map(\.described).joined(separator: separator)
    }
  }
}
