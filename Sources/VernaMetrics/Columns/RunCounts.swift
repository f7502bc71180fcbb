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

  private let arena: MemoryArena
  /// The chunks before the last.
  private var full: [UnsafeBufferPointer<Entry>] = []
  /// Of the last chunk: its start, the current shopper's head, the next entry and the end.
  private var start: UnsafeMutablePointer<Entry>
  private var head: UnsafeMutablePointer<Entry>
  private var next: UnsafeMutablePointer<Entry>
  private var limit: UnsafeMutablePointer<Entry>

  private static let chunkRoom = 1 << 14

  init(arena: MemoryArena) {
    self.arena = arena
    let none = arena.take(byteCount: MemoryLayout<Entry>.stride).bindMemory(to: Entry.self, capacity: 1)
    (start, head, next, limit) = (none, none, none, none)
  }

  /// All entries, each shopper's in one chunk.
  var chunks: [UnsafeBufferPointer<Entry>] { full + [last] }

  private var last: UnsafeBufferPointer<Entry> { UnsafeBufferPointer(start: start, count: next - start) }

  /// Begins a shopper with no more than so many runs.
  @inline(__always)
  func begin(most runs: Int) {
    if limit - next <= runs { open(runs + 1) }
    head = next
    next = head + 1
  }

  /// Notes the shopper's next run that has sales.
  @inline(__always)
  func append(_ entry: Entry) {
    next.pointee = entry
    next += 1
  }

  /// Ends the shopper; one without runs leaves nothing.
  @inline(__always)
  func end() {
    let runs = next - head - 1
    if runs == 0 { next = head } else { head.pointee = Entry(cell: Int32(truncatingIfNeeded: runs)) }
  }

  @inline(never)
  private func open(_ least: Int) {
    if next > start { full.append(last) }
    let room = max(RunCounts.chunkRoom, least)
    start = arena.take(byteCount: room * MemoryLayout<Entry>.stride).bindMemory(to: Entry.self, capacity: room)
    next = start
    limit = start + room
  }
}
