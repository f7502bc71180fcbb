internal import VernaCore

extension Dataset {
  /// Adds receipts that came since, as if they had been imported after the rest.
  ///
  /// All parts of a receipt, its row of a receipts file and its lines, must come in one append. A receipt that is in
  /// the data already is ignored when it is byte for byte the same, else rejected. The base is not touched, so the
  /// time does not grow with it; `compact()` now and then, when `ReceiptColumns.tailCount` is a good part of all.
  ///
  /// - Returns: what was found in the batches.
  /// - Throws: `BuildFailure` where a column cannot hold the data; the data set is then unchanged.
  /// - Complexity: O(rows appended + rows of customers newly known as members) expected; the first append also makes
  ///   look-ups of members, products and terms.
  @discardableResult
  public mutating func append(_ batches: [StagedBatch]) throws(BuildFailure) -> BuildReport {
    prepareToAppend()
    var appending = try DatasetAppending(self, batches)
    // The data set lends its parts so that nothing is copied.
    appending.apply(to: &self)
    return appending.report
  }

  /// The data set with receipts added; see `append(_:)`.
  public func appending(_ batches: [StagedBatch]) throws(BuildFailure) -> Dataset {
    var copy = self
    try copy.append(batches)
    return copy
  }

  /// Makes the look-ups that the first append needs, so that it is as quick as the others.
  public mutating func prepareToAppend() {
    if directory.lookups == nil {
      var lookups = AppendDirectory.Lookups()
      for member in members { _ = lookups.members.intern(member.id) }
      for product in products { _ = lookups.skus.intern(product.sku) }
      for (index, term) in terms.enumerated() { lookups.terms[term] = UInt32(index) }
      for attributes in lineAttributes.dropFirst() {
        _ = lookups.attributes.intern(BuilderDictionaries.key(ofAttributes: attributes))
      }
      directory.lookups = lookups
    }
    if columns.tail == nil {
      columns.tail = TailColumns(
        firstRow: columns.base.rowCount, firstOrdinal: columns.index.count, shopperCount: columns.shopperCount)
    }
  }
}
