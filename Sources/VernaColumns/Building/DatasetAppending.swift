internal import VernaCore

/// One append: the batches are settled as a small build of their own, then added to a data set.
struct DatasetAppending {
  private(set) var report = BuildReport()
  private let dictionaries: BuilderDictionaries
  private let resolver: ReceiptResolver
  /// The batches' codes in the data set's terms.
  private var shopperOfMember: [Int32] = []
  private var customerOfCode: [Int] = []
  private var termOfRawTerm: [UInt32] = []
  /// By placed receipt: its row.
  private var rows: [Int] = []

  init(_ data: borrowing Dataset, _ batches: [StagedBatch]) throws(BuildFailure) {
    var report = BuildReport()
    var dictionaries = BuilderDictionaries()
    var chunks: [ReceiptChunk] = []
    var base = 0
    let perMajor = data.settings.currency.minorPerMajor
    for batch in batches {
      var chunk = ChunkBuilder(batch, perMajor: perMajor, &report).build(&dictionaries, &report)
      chunk.base = base
      base += chunk.count
      chunks.append(chunk)
    }
    let joiner = ReceiptJoiner(chunks)
    let prices = dictionaries.terms.terms.map { term -> Int64 in
      let product = dictionaries.skus.withBytes(of: Int(term.sku)) { data.directory.lookups?.skus.index(of: $0) }
      return product.flatMap { data.products[$0].priceMicros } ?? StagedBatch.missing
    }
    var resolver = ReceiptResolver(
      chunks: chunks, joiner: joiner, prices: LinePrices(priceOfTerm: prices, perMajor: perMajor),
      zone: data.settings.timeZone)
    resolver.isLeftOut = DatasetAppending.leftOut(data, chunks, joiner, &report)
    resolver.resolve(&report)
    try DatasetAppending.checkLimits(data, dictionaries, rows: resolver.placed.count)
    self.report = report
    self.dictionaries = dictionaries
    self.resolver = resolver
  }

  private static func checkLimits(
    _ data: borrowing Dataset, _ added: BuilderDictionaries, rows: Int
  ) throws(BuildFailure) {
    // A bound: values that are known already are counted twice.
    if data.stores.count + added.stores.count > 65_536 {
      var stores = data.stores
      for code in 0..<added.stores.count { _ = added.stores.withBytes(of: code) { stores.intern($0) } }
      if stores.count > 65_536 { throw .tooManyValues(column: "store", limit: 65_535) }
    }
    if data.channels.count + added.channels.count > 256 {
      var channels = data.channels
      for code in 0..<added.channels.count { _ = added.channels.withBytes(of: code) { channels.intern($0) } }
      if channels.count > 256 { throw .tooManyValues(column: "channel", limit: 255) }
    }
    let total = data.columns.base.rowCount + data.columns.tailCount + rows
    if total >= Int(Int32.max) { throw .tooManyRows(limit: Int(Int32.max)) }
  }

  /// Ids that the data set has already: the same again is ignored, anything else rejected.
  private static func leftOut(
    _ data: borrowing Dataset, _ chunks: [ReceiptChunk], _ joiner: ReceiptJoiner, _ report: inout BuildReport
  ) -> [Bool] {
    var leftOut = [Bool](repeating: false, count: joiner.count)
    for chunk in chunks {
      for receipt in chunk.idCodes.indices {
        let number = chunk.base + receipt
        if !joiner.isRepeat.isEmpty && joiner.isRepeat[number] { continue }
        guard let known = chunk.withID(receipt, { data.columns.content(of: $0) }) else { continue }
        leftOut[number] = true
        ReceiptParts(first: number, chunks: chunks, joiner: joiner).settleAgainst(known, chunks, &report)
      }
    }
    return leftOut
  }

  /// Adds what was settled to the data set.
  mutating func apply(to data: inout Dataset) {
    addPeople(to: &data)
    addTerms(to: &data)
    addReceipts(to: &data)
    followOriginals(in: &data)
    report.receipts = resolver.placed.count
    report.returns = resolver.returns
    report.lines = resolver.placed.reduce(0) { $0 + Int($1.lineCount) }
  }

  private mutating func addPeople(to data: inout Dataset) {
    var lookups = data.directory.lookups.take() ?? AppendDirectory.Lookups()
    shopperOfMember = [Int32](repeating: -1, count: dictionaries.members.count)
    for code in 1..<dictionaries.members.count {
      let member = dictionaries.members.withBytes(of: code) { lookups.members.intern($0) }
      if member == data.members.count {
        data.members.append(Member(id: dictionaries.members[code]))
        data.shopperOfMember.append(Int32(data.shopperIDs.count))
        dictionaries.members.withBytes(of: code) { data.shopperIDs.append($0) }
        data.memberOfShopper.append(Int32(member))
      }
      shopperOfMember[code] = data.shopperOfMember[member]
    }
    data.directory.lookups = lookups
    customerOfCode = (0..<dictionaries.customers.count).map { code in
      dictionaries.customers.withBytes(of: code) { data.directory.customers.intern($0) }
    }
    while data.directory.shopperOfCustomer.count < data.directory.customers.count {
      data.directory.shopperOfCustomer.append(-1)
    }
    linkCustomers(in: &data)
    data.columns.setShopperCount(data.shopperIDs.count)
  }

  /// Customers who show a card for the first time become that member, with all they bought before.
  private func linkCustomers(in data: inout Dataset) {
    for owner in resolver.owners where owner.member != 0 && owner.customer != 0 {
      let customer = customerOfCode[Int(owner.customer)]
      let shopper = data.directory.shopperOfCustomer[customer]
      let member = shopperOfMember[Int(owner.member)]
      if shopper >= 0 && data.memberOfShopper[Int(shopper)] >= 0 { continue }
      data.directory.shopperOfCustomer[customer] = member
      if shopper >= 0 {
        data.columns.setShopperCount(data.shopperIDs.count)
        data.columns.moveRows(ofShopper: Int(shopper), to: Int(member))
      }
    }
    for code in customerOfCode.indices.dropFirst() {
      let customer = customerOfCode[code]
      if data.directory.shopperOfCustomer[customer] >= 0 { continue }
      data.directory.shopperOfCustomer[customer] = Int32(data.shopperIDs.count)
      dictionaries.customers.withBytes(of: code) { data.shopperIDs.append($0) }
      data.memberOfShopper.append(-1)
    }
  }

  private mutating func addTerms(to data: inout Dataset) {
    var lookups = data.directory.lookups.take() ?? AppendDirectory.Lookups()
    let promotions = (0..<dictionaries.promotions.count).map { code in
      dictionaries.promotions.withBytes(of: code) { UInt32(data.promotions.intern($0)) }
    }
    let attributes = dictionaries.attributes.map { values in
      let index = lookups.attributes.intern(BuilderDictionaries.key(ofAttributes: values))
      if index == data.lineAttributes.count { data.lineAttributes.append(values) }
      return UInt32(index)
    }
    for raw in dictionaries.terms.terms {
      let product = raw.sku == 0 ? 0 : dictionaries.skus.withBytes(of: Int(raw.sku)) { lookups.skus.intern($0) }
      if product == data.products.count { data.products.append(Product(sku: dictionaries.skus[Int(raw.sku)])) }
      var term = raw.inForce(product: UInt32(product), data.products[product])
      term.promotion = promotions[Int(raw.promotion)]
      term.attributes = attributes[Int(raw.attributes)]
      let index = lookups.terms[term] ?? UInt32(data.terms.count)
      if index == data.terms.count {
        data.terms.append(term)
        lookups.terms[term] = index
      }
      termOfRawTerm.append(index)
    }
    data.directory.lookups = lookups
  }

  private mutating func addReceipts(to data: inout Dataset) {
    let stores = (0..<dictionaries.stores.count).map { code in
      dictionaries.stores.withBytes(of: code) { UInt16(data.stores.intern($0)) }
    }
    let cashiers = (0..<dictionaries.cashiers.count).map { code in
      dictionaries.cashiers.withBytes(of: code) { UInt32(data.cashiers.intern($0)) }
    }
    let channels = (0..<dictionaries.channels.count).map { code in
      dictionaries.channels.withBytes(of: code) { UInt8(data.channels.intern($0)) }
    }
    var ordinals: [Int] = []
    for (index, placed) in resolver.placed.enumerated() {
      if Int(placed.ordinal) == ordinals.count { ordinals.append(addID(placed.ordinal, to: &data)) }
      let owner = resolver.owners[index]
      var shopper: Int32 = -1
      var flags = placed.flags
      if owner.member != 0 {
        shopper = shopperOfMember[Int(owner.member)]
        let joined = data.members[Int(data.memberOfShopper[Int(shopper)])].joinedAt ?? 0
        flags.insert(Int64(placed.at) >= joined ? .isMember : .isKnown)
      } else if owner.customer != 0 {
        shopper = data.directory.shopperOfCustomer[customerOfCode[Int(owner.customer)]]
        flags.insert(.isKnown)
      }
      let receipt = TailReceipt(
        at: placed.at, day: placed.day, store: stores[Int(placed.store)], cashier: cashiers[Int(placed.cashier)],
        channel: channels[Int(placed.channel)], flags: flags, total: placed.total, pointsPaid: placed.pointsPaid,
        shopper: shopper, ordinal: UInt32(ordinals[Int(placed.ordinal)]))
      rows.append(data.columns.add(receipt, lines: lines(of: placed)))
    }
  }

  private func addID(_ ordinal: UInt32, to data: inout Dataset) -> Int {
    let (chunk, receipt) = resolver.joiner.locate(Int(resolver.numberOfOrdinal[Int(ordinal)]))
    let receiptContent = resolver.receiptContent.isEmpty ? 0 : resolver.receiptContent[Int(ordinal)]
    let lineContent = resolver.lineContent.isEmpty ? 0 : resolver.lineContent[Int(ordinal)]
    return resolver.chunks[chunk].withID(receipt) {
      data.columns.tail?.addID($0, receiptContent: receiptContent, lineContent: lineContent) ?? 0
    }
  }

  private func lines(of placed: PlacedReceipt) -> [TailLine] {
    let isSettled = placed.chunk == PlacedReceipt.settled
    let staged = isSettled ? resolver.settled : resolver.chunks[Int(placed.chunk)].staged
    let isReturn = placed.flags.contains(.isReturn) && !isSettled
    return (0..<Int(placed.lineCount)).map { offset in
      let index = Int(placed.lineStart) + offset
      let wide = staged.wide(index)
      return TailLine(
        term: termOfRawTerm[Int(staged.lines[index].term)], quantity: isReturn ? abs(wide.quantity) : wide.quantity,
        amount: isReturn ? abs(wide.amount) : wide.amount)
    }
  }

  private mutating func followOriginals(in data: inout Dataset) {
    // Returns of before whose original has come now.
    for (index, placed) in resolver.placed.enumerated() where !placed.flags.contains(.isReturn) {
      let (chunk, receipt) = resolver.joiner.locate(Int(resolver.numberOfOrdinal[Int(placed.ordinal)]))
      let found = resolver.chunks[chunk].withID(receipt) { data.directory.awaited.index(of: $0) }
      guard let found else { continue }
      for row in data.directory.rowsOfAwaited[found] {
        data.columns.follow(sale: rows[index], byReturn: data.columns.current(Int(row)))
      }
      data.directory.rowsOfAwaited[found] = []
    }
    for pending in resolver.pending {
      resolver.chunks[pending.chunk].originals.withBytes(of: Int(pending.originalCode)) { id in
        let row = data.columns.current(rows[pending.placed])
        if let sale = data.columns.row(ofReceipt: id), !data.columns.receipt(sale).flags.contains(.isReturn) {
          data.columns.follow(sale: sale, byReturn: row)
        } else {
          data.columns.tail?.markLost(row)
          data.directory.await(id, row: row)
          report.returnsWithoutOriginal += 1
        }
      }
    }
  }
}
