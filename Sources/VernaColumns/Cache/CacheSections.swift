/// The sections of a mapped cache file, checked.
struct CacheSections {
  private let file: MappedFile
  private var ranges: [Range<Int>] = []

  /// Checks header, version, fingerprint, and every section's place and checksum.
  init(_ file: MappedFile, fingerprint: [UInt8]) throws(CacheRefusal) {
    self.file = file
    let headerBytes = CacheLayout.headerBytes
    var header = ByteReader(UnsafeRawBufferPointer(rebasing: file.bytes[0..<headerBytes]))
    if try header.integer(UInt64.self) != CacheLayout.magic { throw .notACache }
    let version = try header.integer(UInt32.self)
    if version != CacheLayout.version { throw .otherVersion(version) }
    let checked = UnsafeRawBufferPointer(rebasing: file.bytes[0..<(headerBytes - 8)])
    var last = ByteReader(UnsafeRawBufferPointer(rebasing: file.bytes[(headerBytes - 8)..<headerBytes]))
    if try last.integer(UInt64.self) != Checksum.of(checked) { throw .damaged(section: "header") }
    if try header.integer(UInt32.self) != UInt32(CacheLayout.Section.allCases.count) { throw .notACache }
    if try header.integer(UInt64.self) != fingerprint.withUnsafeBytes({ Checksum.of($0) }) { throw .otherInput }
    var sums: [UInt64] = []
    for section in CacheLayout.Section.allCases {
      let offset = try header.integer(UInt64.self)
      let count = try header.integer(UInt64.self)
      sums.append(try header.integer(UInt64.self))
      let end = offset.addingReportingOverflow(count)
      if end.overflow || end.partialValue > UInt64(file.byteCount) || offset % UInt64(CacheLayout.alignment) != 0 {
        throw .damaged(section: "\(section)")
      }
      ranges.append(Int(offset)..<Int(end.partialValue))
    }
    for section in CacheLayout.Section.allCases where Checksum.of(bytes(section)) != sums[section.rawValue] {
      throw .damaged(section: "\(section)")
    }
  }

  func bytes(_ section: CacheLayout.Section) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file.bytes[ranges[section.rawValue]])
  }

  /// A column that looks into the file; nil where the section is empty.
  func column<Element>(
    _ section: CacheLayout.Section, of type: Element.Type = Element.self
  ) throws(CacheRefusal) -> Column<Element>? {
    let range = ranges[section.rawValue]
    let stride = MemoryLayout<Element>.stride
    if range.count % stride != 0 { throw .damaged(section: "\(section)") }
    if range.isEmpty { return nil }
    let start = (file.start + range.lowerBound).bindMemory(to: Element.self, capacity: range.count / stride)
    return Column(start: start, count: range.count / stride, owner: file)
  }

  /// A column of a known length.
  func column<Element>(
    _ section: CacheLayout.Section, of type: Element.Type = Element.self, count: Int
  ) throws(CacheRefusal) -> Column<Element> {
    let column = try column(section, of: type) ?? Column(count: 0)
    if column.count != count { throw .damaged(section: "\(section)") }
    return column
  }
}
