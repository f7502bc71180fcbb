internal import VernaCore

/// All of a data set but its columns, written and read in one order.
enum CacheFacts {
  static func bytes(of data: Dataset) -> [UInt8] {
    var writer = ByteWriter()
    write(data.columns.base.escapes, &writer)
    write(data.settings, &writer)
    writer.write(Array(data.given.columns)) { writer, file in
      writer.write(file.key.rawValue)
      writer.write(file.value.sorted()) { $0.write($1) }
    }
    writer.write(data.shopperIDs)
    writer.write(data.memberOfShopper) { $0.write($1) }
    writer.write(data.members, CacheFacts.write)
    writer.write(UInt64(data.listedMembers))
    writer.write(data.shopperOfMember) { $0.write($1) }
    writer.write(data.products, CacheFacts.write)
    writer.write(data.terms, CacheFacts.write)
    writer.write(data.lineAttributes) { $0.write($1) }
    for table in [data.stores, data.cashiers, data.channels, data.promotions] { writer.write(table) }
    CacheSideTables.write(data.side, &writer)
    writer.write(data.directory.customers)
    writer.write(data.directory.shopperOfCustomer) { $0.write($1) }
    writer.write(data.directory.awaited)
    writer.write(data.directory.rowsOfAwaited) { writer, rows in writer.write(rows) { $0.write($1) } }
    return writer.bytes
  }

  /// The data set without its columns.
  static func dataset(_ reader: inout ByteReader) throws(CacheRefusal) -> Dataset {
    let settings = try CacheFacts.settings(&reader)
    var given = GivenInputs()
    let files = try reader.array { (reader) throws(CacheRefusal) in
      let name = try reader.text()
      return (name, try reader.array { (reader) throws(CacheRefusal) in try reader.text() })
    }
    for (name, columns) in files {
      guard let kind = FileKind(rawValue: name) else { throw .damaged(section: "facts") }
      given.columns[kind] = Set(columns)
    }
    let shopperIDs = try reader.table(isSearched: false)
    let memberOfShopper = try integers(&reader, of: Int32.self)
    let members = try reader.array(CacheFacts.member)
    let listedMembers = Int(truncatingIfNeeded: try reader.integer(UInt64.self))
    let shopperOfMember = try integers(&reader, of: Int32.self)
    let products = try reader.array(CacheFacts.product)
    let terms = try reader.array(CacheFacts.term)
    let lineAttributes = try reader.array { (reader) throws(CacheRefusal) in try reader.texts() }
    let stores = try reader.table(isSearched: true)
    let cashiers = try reader.table(isSearched: true)
    let channels = try reader.table(isSearched: true)
    let promotions = try reader.table(isSearched: true)
    let side = try CacheSideTables.read(&reader)
    var directory = AppendDirectory()
    directory.customers = try reader.table(isSearched: true)
    directory.shopperOfCustomer = try integers(&reader, of: Int32.self)
    directory.awaited = try reader.table(isSearched: true)
    directory.rowsOfAwaited = try reader.array { (reader) throws(CacheRefusal) in
      try integers(&reader, of: UInt32.self)
    }
    return Dataset(
      settings: settings, given: given, columns: ReceiptColumns(), shopperIDs: shopperIDs,
      memberOfShopper: memberOfShopper, members: members, listedMembers: listedMembers,
      shopperOfMember: shopperOfMember, products: products, terms: terms, lineAttributes: lineAttributes,
      stores: stores, cashiers: cashiers, channels: channels, promotions: promotions, side: side, directory: directory)
  }

  static func escapes(_ reader: inout ByteReader) throws(CacheRefusal) -> EscapedAmounts {
    var parts: [[Int: Int64]] = []
    for _ in 0..<4 {
      let pairs = try reader.array { (reader) throws(CacheRefusal) in
        (Int(try reader.integer(Int64.self)), try reader.integer(Int64.self))
      }
      parts.append(Dictionary(pairs) { first, _ in first })
    }
    return EscapedAmounts(totals: parts[0], pointsPaid: parts[1], quantities: parts[2], amounts: parts[3])
  }

  private static func integers<Value: FixedWidthInteger>(
    _ reader: inout ByteReader, of type: Value.Type
  ) throws(CacheRefusal) -> [Value] {
    try reader.array { (reader) throws(CacheRefusal) in try reader.integer(type) }
  }

  private static func write(_ escapes: EscapedAmounts, _ writer: inout ByteWriter) {
    for part in [escapes.totals, escapes.pointsPaid, escapes.quantities, escapes.amounts] {
      writer.write(part.sorted { $0.key < $1.key }) { writer, pair in
        writer.write(Int64(pair.key))
        writer.write(pair.value)
      }
    }
  }

  private static func write(_ settings: DatasetSettings, _ writer: inout ByteWriter) {
    writer.write(settings.currency.code)
    writer.write(settings.timeZone.name)
    writer.write(settings.pricesIncludeVAT)
    writer.write(settings.costsIncludeVAT)
    writer.write(settings.channels.sorted { $0.key < $1.key }) { writer, channel in
      writer.write(channel.key)
      writer.write(channel.value.takesCards)
      writer.write(channel.value.isOnline)
    }
    writer.write(optional: settings.launch?.number)
  }

  private static func settings(_ reader: inout ByteReader) throws(CacheRefusal) -> DatasetSettings {
    let currency = Currency(code: try reader.text())
    guard let zone = TimeZoneRules(name: try reader.text()) else { throw .damaged(section: "facts") }
    let pricesIncludeVAT = try reader.bool()
    let costsIncludeVAT = try reader.bool()
    let channels = try reader.array { (reader) throws(CacheRefusal) in
      let name = try reader.text()
      let takesCards = try reader.bool()
      return (name, ChannelDeclaration(takesCards: takesCards, isOnline: try reader.bool()))
    }
    return DatasetSettings(
      currency: currency, timeZone: zone, pricesIncludeVAT: pricesIncludeVAT, costsIncludeVAT: costsIncludeVAT,
      channels: Dictionary(channels) { first, _ in first },
      launch: try reader.optional(Int32.self).map { Day(number: $0) })
  }
}
