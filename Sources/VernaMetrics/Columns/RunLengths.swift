/// How each shopper's receipts fall into runs, noted by a thread's first pass so that its second need not look at days.
///
/// For each shopper a head, then a word a run: its cell and how many receipts it has, those left out included.
final class RunLengths {
  private var words: UnsafeMutablePointer<UInt64>
  private var room: Int
  private(set) var count = 0
  private var head = 0

  init() {
    room = 4096
    words = .allocate(capacity: room)
  }

  deinit { words.deallocate() }

  /// Begins a shopper.
  @inline(__always)
  func begin() {
    head = count
    append(0)
  }

  /// Notes the shopper's next run.
  @inline(__always)
  func append(cell: Int32, receipts: Int) { append(UInt64(UInt32(bitPattern: cell)) << 32 | UInt64(receipts)) }

  /// Ends the shopper.
  @inline(__always)
  func end(_ kind: ShopperSales) { words[head] = UInt64(kind.rawValue) << 32 | UInt64(count - head - 1) }

  @inline(__always)
  private func append(_ word: UInt64) {
    if count == room { grow() }
    words[count] = word
    count += 1
  }

  @inline(never)
  private func grow() {
    let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: room * 2)
    larger.update(from: words, count: count)
    words.deallocate()
    words = larger
    room *= 2
  }

  /// Reads the words again, from the first shopper on.
  struct Reader {
    private let lengths: RunLengths
    private var place = 0

    init(_ lengths: RunLengths) { self.lengths = lengths }

    /// What the next shopper has, and how many runs follow.
    @inline(__always)
    mutating func nextShopper() -> (kind: ShopperSales, runs: Int) {
      let word = lengths.words[place]
      place += 1
      return (ShopperSales(rawValue: UInt8(truncatingIfNeeded: word >> 32)), Int(word & 0xffff_ffff))
    }

    /// The next run of the shopper.
    @inline(__always)
    mutating func nextRun() -> (cell: Int, receipts: Int) {
      let word = lengths.words[place]
      place += 1
      return (Int(word >> 32), Int(word & 0xffff_ffff))
    }

    /// Leaves out runs.
    @inline(__always)
    mutating func skip(_ runs: Int) { place += runs }
  }
}

/// Which kinds of sale a shopper has.
struct ShopperSales: OptionSet {
  let rawValue: UInt8

  static let member = ShopperSales(rawValue: 1)
  static let other = ShopperSales(rawValue: 2)
}
