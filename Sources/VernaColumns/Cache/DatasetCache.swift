/// A data set kept in a file, to be had again without reading its input: columns are mapped, not parsed.
///
/// The file may be deleted or damaged at any time: what does not check out to the last bit is refused with a reason,
/// and the caller builds again. The fingerprint is the caller's: a hash of the input files' content, mapping and options.
public enum DatasetCache {
  /// The data set of a cache file.
  ///
  /// - Throws: `CacheRefusal`, why the file was not used.
  /// - Complexity: O(bytes) for the checksums, at the speed of memory; the side tables and members are decoded.
  public static func load(_ path: String, fingerprint: [UInt8]) throws(CacheRefusal) -> Dataset {
    try load(try MappedFile(path: path), fingerprint: fingerprint)
  }

  /// The data set of a cache file's bytes.
  ///
  /// - Throws: `CacheRefusal`, why the bytes were not used.
  package static func load(
    contents: UnsafeRawBufferPointer, fingerprint: [UInt8]
  ) throws(CacheRefusal) -> Dataset {
    try load(try MappedFile(copying: contents), fingerprint: fingerprint)
  }

  private static func load(_ file: MappedFile, fingerprint: [UInt8]) throws(CacheRefusal) -> Dataset {
    let sections = try CacheSections(file, fingerprint: fingerprint)
    return try CacheReading(sections).dataset()
  }

  /// Writes a data set, or leaves the old file as it was: a new file is written beside it and takes its name.
  ///
  /// A tail is laid out with the base first.
  ///
  /// - Throws: `CacheWriteFailure`.
  public static func write(
    _ data: borrowing Dataset, to path: String, fingerprint: [UInt8]
  ) throws(CacheWriteFailure) {
    var whole = copy data
    whole.compact()
    let facts = Column(CacheFacts.bytes(of: whole))
    let file = try ReplacingFile(path: path)
    defer { withExtendedLifetime((whole, facts)) {} }
    try write(columns(of: whole) + [facts.bytes], fingerprint: fingerprint, to: file)
    try file.replace()
  }

  private static func write(
    _ sections: [UnsafeRawBufferPointer], fingerprint: [UInt8], to file: ReplacingFile
  ) throws(CacheWriteFailure) {
    var header = ByteWriter()
    header.write(CacheLayout.magic)
    header.write(CacheLayout.version)
    header.write(UInt32(sections.count))
    header.write(fingerprint.withUnsafeBytes { Checksum.of($0) })
    var offset = CacheLayout.aligned(CacheLayout.headerBytes)
    for section in sections {
      header.write(UInt64(offset))
      header.write(UInt64(section.count))
      header.write(Checksum.of(section))
      offset = CacheLayout.aligned(offset + section.count)
    }
    let checksum = header.bytes.withUnsafeBytes { Checksum.of($0) }
    header.write(checksum)
    let headerColumn = Column(header.bytes)
    defer { withExtendedLifetime(headerColumn) {} }
    try file.append(headerColumn.bytes)
    for section in sections {
      try file.pad(to: CacheLayout.alignment)
      try file.append(section)
    }
    try file.pad(to: CacheLayout.alignment)
  }

  /// The columns' bytes in the order of sections; an absent column is empty.
  private static func columns(of data: borrowing Dataset) -> [UnsafeRawBufferPointer] {
    let base = data.columns.base
    let index = data.columns.index
    let none = UnsafeRawBufferPointer(start: nil, count: 0)
    return [
      base.shopperStart.bytes, base.at.bytes, base.day.bytes, base.store.bytes, base.cashier.bytes,
      base.channel.bytes, base.flags.bytes, base.total.bytes, base.pointsPaid?.bytes ?? none,
      base.lineStart?.bytes ?? none, base.lineTerm?.bytes ?? none, base.quantity?.bytes ?? none,
      base.amount?.bytes ?? none, index.slots.bytes, index.idStart.bytes, index.bytes.bytes,
      index.rowOfOrdinal.bytes, index.ordinalOfRow.bytes, index.receiptContent?.bytes ?? none,
      index.lineContent?.bytes ?? none,
    ]
  }
}
