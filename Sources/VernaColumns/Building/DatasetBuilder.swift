internal import VernaCore

/// Builds a data set from staged batches: `add` each in order of import, then `finish`.
///
/// What is brought together how: PRODUCT.md, "Data contract"; METRICS.md, "Terms".
public struct DatasetBuilder: Sendable {
  /// What was given; may be set until `finish`.
  public var given: GivenInputs
  /// How many threads `finish` may use.
  public var threads = 2
  private let settings: DatasetSettings
  private var dictionaries = BuilderDictionaries()
  private var chunks: [ReceiptChunk] = []
  private var report = BuildReport()

  /// Starts a build.
  public init(settings: DatasetSettings, given: GivenInputs = GivenInputs()) {
    self.settings = settings
    self.given = given
  }

  /// How many receipts are staged so far; parts of one receipt in several batches count each.
  public var stagedReceipts: Int { chunks.last.map { $0.base + $0.count } ?? 0 }

  /// Takes a batch. The order of batches is the order of import.
  ///
  /// - Complexity: O(rows) expected.
  public mutating func add(_ batch: StagedBatch) {
    let builder = ChunkBuilder(batch, perMajor: settings.currency.minorPerMajor, &report)
    var chunk = builder.build(&dictionaries, &report)
    chunk.base = stagedReceipts
    chunks.append(chunk)
  }

  /// Makes the data set. Rows that cannot hold are in the report, not in the data.
  ///
  /// - Throws: `BuildFailure` where a column cannot hold the data.
  /// - Complexity: O(receipts + lines) expected, where input is mostly in order of time.
  public consuming func finish(side: SideTables = SideTables()) throws(BuildFailure) -> (Dataset, BuildReport) {
    try checkLimits()
    var report = self.report
    let catalogue = ProductCatalogue(side.products, dictionaries)
    let joiner = ReceiptJoiner(chunks)
    // Handed over, not shared: the resolver gives up what it is done with.
    let handed = chunks
    chunks = []
    var resolver = ReceiptResolver(
      chunks: consume handed, joiner: joiner,
      prices: LinePrices(priceOfTerm: catalogue.priceOfTerm, perMajor: settings.currency.minorPerMajor),
      zone: settings.timeZone)
    resolver.resolve(&report)
    let roll = MemberRoll(side, codes: dictionaries.members)
    let laidOut = try layOut(resolver, roll: roll, terms: catalogue.termOfRawTerm, &report)
    resolver.forgetPlaced()
    let index = IndexBuilding.index(resolver, laidOut.rows)
    let base = laidOut.base
    report.receipts = base.rowCount
    report.returns = resolver.returns
    report.lines = base.lineCount
    report.lacksVATRate = catalogue.lacksVATRate
    var rest = side
    rest.products = []
    rest.members = []
    let data = Dataset(
      settings: settings, given: given, columns: ReceiptColumns(base: base, index: index),
      shopperIDs: laidOut.shopperIDs, memberOfShopper: laidOut.memberOfShopper, members: roll.members,
      listedMembers: roll.listed,
      shopperOfMember: roll.members.indices.map { Int32($0) }, products: catalogue.products, terms: catalogue.terms,
      lineAttributes: dictionaries.attributes, stores: dictionaries.stores, cashiers: dictionaries.cashiers,
      channels: dictionaries.channels, promotions: dictionaries.promotions, side: rest,
      directory: laidOut.directory)
    return (data, report)
  }

  /// What is left of the placed receipts when they are in columns.
  private struct LaidOut {
    var base: BaseColumns
    var rows: IndexBuilding.Rows
    var shopperIDs: TextTable
    var memberOfShopper: [Int32]
    var directory: AppendDirectory
  }

  private func layOut(
    _ resolver: ReceiptResolver, roll: MemberRoll, terms: [UInt32], _ report: inout BuildReport
  ) throws(BuildFailure) -> LaidOut {
    let shoppers = ShopperAssignment(resolver, roll: roll, customers: dictionaries.customers, &report)
    let clustering = ColumnClustering(resolver, shoppers, terms: terms, threads: threads)
    return LaidOut(
      base: try clustering.columns(), rows: IndexBuilding.rows(resolver, clustering.order),
      shopperIDs: shoppers.shopperIDs, memberOfShopper: shoppers.memberOfShopper,
      directory: directory(resolver, shoppers, clustering.order))
  }

  private func directory(
    _ resolver: ReceiptResolver, _ shoppers: ShopperAssignment, _ order: Column<UInt32>
  ) -> AppendDirectory {
    var directory = AppendDirectory()
    directory.customers = dictionaries.customers
    directory.shopperOfCustomer = shoppers.shopperOfCustomer
    let lost = resolver.pending.filter { shoppers.standings[$0.placed].contains(.lacksOriginal) }
    if lost.isEmpty { return directory }
    let rowOfPlaced = Column<UInt32>(count: order.count)
    for row in 0..<order.count { rowOfPlaced.start[Int(order[row])] = UInt32(row) }
    for pending in lost {
      resolver.chunks[pending.chunk].originals.withBytes(of: Int(pending.originalCode)) {
        directory.await($0, row: Int(rowOfPlaced[pending.placed]))
      }
    }
    return directory
  }

  private func checkLimits() throws(BuildFailure) {
    if dictionaries.stores.count > 65_536 { throw .tooManyValues(column: "store", limit: 65_535) }
    if dictionaries.channels.count > 256 { throw .tooManyValues(column: "channel", limit: 255) }
    if stagedReceipts >= Int(Int32.max) { throw .tooManyRows(limit: Int(Int32.max)) }
  }
}
