/// How many sales each shopper has in each run, noted by a thread's first pass so that its second need not look at
/// receipts again: with them it finds each shopper's values in the streams.
final class RunCounts {
  /// A run's cell, members' sales in it and sales of a known non-member; or, at the head of each shopper, in the place of
  /// the cell how many runs follow.
  struct Entry: BitwiseCopyable {
    var cell: Int32
    var sales: UInt32 = 0
    var others: UInt32 = 0
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var room: Int
  private(set) var count = 0
  private var head = 0

  init() {
    room = 4096
    entries = .allocate(capacity: room)
  }

  deinit { entries.deallocate() }

  /// All entries.
  var all: UnsafeBufferPointer<Entry> { UnsafeBufferPointer(start: entries, count: count) }

  /// Begins a shopper.
  @inline(__always)
  func begin() {
    head = count
    append(Entry(cell: 0))
  }

  /// Notes the shopper's next run that has sales.
  @inline(__always)
  func append(_ entry: Entry) {
    if count == room { grow() }
    entries[count] = entry
    count &+= 1
  }

  /// Ends the shopper; one without runs leaves nothing.
  @inline(__always)
  func end() {
    let runs = count &- head &- 1
    if runs == 0 { count = head } else { entries[head].cell = Int32(truncatingIfNeeded: runs) }
  }

  @inline(never)
  private func grow() {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: room * 2)
    larger.update(from: entries, count: count)
    entries.deallocate()
    entries = larger
    room *= 2
  }
}
