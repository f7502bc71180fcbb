/// Reads the streams of one thread again in the order in which they were written, a few values at a time, and counts those
/// above limits.
struct StreamCursors {
  private let streams: ValueStreams
  /// By stream: its chunks, the one read, and of that the next value and how many are left.
  private let chunks: [[UnsafeBufferPointer<UInt32>]]
  private let chunk: ScratchBuffer<Int>
  private let next: ScratchBuffer<UnsafePointer<UInt32>?>
  private let left: ScratchBuffer<Int>
  /// By stream: the next of the values that do not fit.
  private let nextWide: ScratchBuffer<Int>
  /// By stream: whether it has any of those.
  private let hasWide: ScratchBuffer<Bool>

  init(_ streams: ValueStreams) {
    self.streams = streams
    let chunks = (0..<streams.count).map { streams.chunks($0) }
    self.chunks = chunks
    chunk = ScratchBuffer(streams.count, zero: 0)
    next = ScratchBuffer(chunks.map { $0.first?.baseAddress })
    left = ScratchBuffer(chunks.map { $0.first?.count ?? 0 })
    nextWide = ScratchBuffer(streams.count, zero: 0)
    hasWide = ScratchBuffer((0..<streams.count).map { !streams.wide[$0].isEmpty })
  }

  /// Takes the next values of a stream; calls, perhaps several times, with each limit's place, how many values were compared
  /// with it and how many of those are above it.
  @inline(__always)
  func take(_ count: Int, of stream: Int, limits: Range<Int>, _ table: LimitTable, _ each: (Int, Int, Int) -> Void) {
    guard count <= left.start[stream], !hasWide.start[stream], let values = next.start[stream] else {
      takePieces(count, of: stream, limits: limits, table, each)
      return
    }
    next.start[stream] = values + count
    left.start[stream] &-= count
    for place in limits { each(place, count, table.above(place, values, count)) }
  }

  /// The same where the values do not all lie in one chunk, or some do not fit.
  @inline(never)
  private func takePieces(
    _ count: Int, of stream: Int, limits: Range<Int>, _ table: LimitTable, _ each: (Int, Int, Int) -> Void
  ) {
    var wanted = count
    while wanted > 0 {
      if left[stream] == 0 {
        chunk.start[stream] += 1
        let following = chunks[stream][chunk[stream]]
        next.start[stream] = following.baseAddress
        left.start[stream] = following.count
      }
      let piece = min(wanted, left[stream])
      guard let values = next[stream] else { return }
      next.start[stream] = values + piece
      left.start[stream] -= piece
      wanted -= piece
      if hasWide[stream] {
        takeWide(values, piece, of: stream, limits: limits, table, each)
      } else {
        for place in limits { each(place, piece, table.above(place, values, piece)) }
      }
    }
  }

  private func takeWide(
    _ values: UnsafePointer<UInt32>, _ count: Int, of stream: Int, limits: Range<Int>, _ table: LimitTable,
    _ each: (Int, Int, Int) -> Void
  ) {
    let first = nextWide[stream]
    var wide = first
    for place in limits {
      wide = first
      var above = 0
      for index in 0..<count {
        var value = Int64(values[index])
        if values[index] == ValueStreams.below || values[index] == ValueStreams.above {
          value = streams.wide[stream][wide]
          wide += 1
        }
        above += value > table.limits[place] ? 1 : 0
      }
      each(place, count, above)
    }
    nextWide[stream] = wide
  }
}

/// Limits that runs of values are compared with, several values at once.
final class LimitTable: @unchecked Sendable {
  /// As values stand in the streams.
  let limits: [Int64]
  private let narrow: ScratchBuffer<Int32>
  /// Eight ones, then eight zeros: from the place 8 - n on, ones for n lanes.
  private let ones: ScratchBuffer<Int32>

  /// - Parameter limits: the least number where there is none.
  init(_ limits: [Int64]) {
    self.limits = limits
    // The highest bit turned, numbers without a sign keep their order as numbers with one.
    narrow = ScratchBuffer(limits.map { Int32(bitPattern: UInt32(clamping: $0) ^ 0x8000_0000) })
    ones = ScratchBuffer([Int32](repeating: 1, count: 8) + [Int32](repeating: 0, count: 8))
  }

  /// How many of some values, none of them wide, are above a limit. Up to seven more are read.
  @inline(__always)
  func above(_ place: Int, _ values: UnsafePointer<UInt32>, _ count: Int) -> Int {
    if count == 1 {
      return Int32(bitPattern: values[0] ^ 0x8000_0000) > narrow.start[place] ? 1 : 0
    }
    let limit = SIMD8(repeating: narrow.start[place])
    let turn = SIMD8<Int32>(repeating: Int32.min)
    let zero = SIMD8<Int32>()
    let one = SIMD8<Int32>(repeating: 1)
    var sum = zero
    var index = 0
    while index &+ 8 <= count {
      let next = UnsafeRawPointer(values + index).loadUnaligned(as: SIMD8<Int32>.self) ^ turn
      sum &+= zero.replacing(with: one, where: next .> limit)
      index &+= 8
    }
    if index < count {
      let next = UnsafeRawPointer(values + index).loadUnaligned(as: SIMD8<Int32>.self) ^ turn
      let left = UnsafeRawPointer(ones.start + (8 &- (count &- index))).loadUnaligned(as: SIMD8<Int32>.self)
      sum &+= zero.replacing(with: one, where: next .> limit) & left
    }
    return Int(sum.wrappedSum())
  }
}
