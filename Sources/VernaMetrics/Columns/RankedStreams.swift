import VernaColumns

/// The streams of all threads, of which the value at any rank of a union of streams can be asked.
///
/// Values are neither sorted nor copied: they are counted by steps of a scale, and only those of the few steps that a rank
/// falls into are drawn together and sorted, when they are asked for. One thread may ask.
final class RankedStreams {
  /// By stream: its values, a list a thread.
  private let lists: [[RankedValues]]
  /// By stream: values that do not fit 32 bits, in order.
  private let wide: [[Int64]]
  private let scale: ValueScale

  private init(_ parts: [ValueStreams], _ scale: ValueScale, lists all: [RankedValues]) {
    self.scale = scale
    let count = parts.first?.count ?? 0
    wide = (0..<count).map { stream in parts.flatMap { $0.wide[stream] }.sorted() }
    lists = (0..<count).map { stream in Array(all[(stream * parts.count)..<((stream + 1) * parts.count)]) }
  }

  /// Counts by step the values of several sets of streams, each given as the parts of the threads.
  ///
  /// - Parameter sets: with where the steps of each are finest: the value that zero has in its streams.
  static func rank(_ sets: [(parts: [ValueStreams], origin: UInt32)]) -> [RankedStreams] {
    var sources: [(chunks: [UnsafeBufferPointer<UInt32>], count: Int, scale: ValueScale)] = []
    for (parts, origin) in sets {
      for stream in 0..<(parts.first?.count ?? 0) {
        for part in parts {
          let chunks = part.chunks(stream)
          sources.append((chunks, chunks.reduce(0) { $0 + $1.count }, ValueScale(origin: origin)))
        }
      }
    }
    // The longest first, so that no thread is left with one at the end.
    let order = sources.indices.sorted { sources[$0].count > sources[$1].count }
    let shared = Shared(sources: sources.map { ($0.chunks, $0.scale) }, order: order)
    let made = ParallelWalk.map(parts: max(order.count, 1)) { turn in
      Made(list: turn < shared.order.count ? shared.list(turn) : nil)
    }
    var lists = [RankedValues?](repeating: nil, count: sources.count)
    for (turn, place) in order.enumerated() { lists[place] = made[turn].list }
    var all = lists.compactMap { $0 }[...]
    return sets.map { parts, origin in
      let count = parts.count * (parts.first?.count ?? 0)
      defer { all = all.dropFirst(count) }
      return RankedStreams(parts, ValueScale(origin: origin), lists: Array(all.prefix(count)))
    }
  }

  /// Read by threads that each work lists of their own.
  private struct Shared: @unchecked Sendable {
    let sources: [(chunks: [UnsafeBufferPointer<UInt32>], scale: ValueScale)]
    let order: [Int]

    func list(_ turn: Int) -> RankedValues {
      let source = sources[order[turn]]
      return RankedValues(source.chunks, source.scale)
    }
  }
  private struct Made: @unchecked Sendable { let list: RankedValues? }

  /// Draws together, on all threads, the values about the middles of unions of streams: what is asked of them then needs no
  /// more passes over the values.
  static func gatherMiddles(_ sets: [(streams: RankedStreams, unions: [[Int]])]) {
    var gathers: [Gather] = []
    for (streams, unions) in sets {
      var bands = [ClosedRange<Int>?](repeating: nil, count: streams.lists.count)
      for union in unions {
        guard let band = streams.middle(of: union) else { continue }
        for stream in union {
          let known = bands[stream] ?? band
          bands[stream] = min(known.lowerBound, band.lowerBound)...max(known.upperBound, band.upperBound)
        }
      }
      for (stream, band) in bands.enumerated() {
        guard let band else { continue }
        for list in streams.lists[stream] { gathers.append(Gather(list: list, band: band, scale: streams.scale)) }
      }
    }
    let shared = gathers.sorted { $0.list.count > $1.list.count }
    if shared.isEmpty { return }
    _ = ParallelWalk.map(parts: shared.count) { turn in
      shared[turn].list.gather(shared[turn].band, shared[turn].scale)
      return true
    }
  }

  /// Each list is gathered by one thread.
  private struct Gather: @unchecked Sendable {
    let list: RankedValues
    let band: ClosedRange<Int>
    let scale: ValueScale
  }

  /// The steps about the middle of a union of streams; nil where the streams are empty or hold wide values.
  private func middle(of streams: [Int]) -> ClosedRange<Int>? {
    let count = count(of: streams)
    if count == 0 || streams.contains(where: { !wide[$0].isEmpty }) { return nil }
    // A little to either side, for the bounds of the interval.
    let margin = count / 200
    let low = step(ofRank: max((count - 1) / 2 - margin, 0), of: streams)
    return low...step(ofRank: min(count / 2 + margin, count - 1), of: streams)
  }

  /// How many values a union of streams has.
  func count(of streams: [Int]) -> Int {
    streams.reduce(0) { sum, stream in
      sum + wide[stream].count + lists[stream].reduce(0) { $0 + $1.count }
    }
  }

  /// How many values of a union of streams are at or under a value.
  func count(of streams: [Int], atMost value: Int64) -> Int {
    var count = 0
    for stream in streams {
      count += narrow(stream, atMost: value)
      if !wide[stream].isEmpty { count += wide[stream].count { $0 <= value } }
    }
    return count
  }

  private func narrow(_ stream: Int, atMost value: Int64) -> Int {
    if value < 0 { return 0 }
    let value = UInt32(clamping: value)
    return lists[stream].reduce(0) { $0 + $1.count(atMost: value, scale) }
  }

  /// The value at a rank, 0 being the smallest, of a union of streams.
  ///
  /// - Complexity: O(streams x log steps), then O(streams x log values of a step) for each bit of the step's width; with
  ///   wide values 64 bits.
  func value(atRank rank: Int, of streams: [Int]) -> Int64 {
    let hasWide = streams.contains { !wide[$0].isEmpty }
    var low: Int64 = 0
    var high: Int64 = 0xffff_ffff
    if hasWide {
      low = min(0, streams.compactMap { wide[$0].first }.min() ?? 0)
      high = max(high, streams.compactMap { wide[$0].last }.max() ?? 0)
    } else {
      let step = step(ofRank: rank, of: streams)
      low = Int64(scale.least(of: step))
      high = Int64(scale.greatest(of: step))
    }
    while low < high {
      let middle = low + (high - low) >> 1
      if count(of: streams, atMost: middle) > rank { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The step of the scale that a rank falls into.
  private func step(ofRank rank: Int, of streams: [Int]) -> Int {
    var low = 0
    var high = ValueScale.steps - 1
    while low < high {
      let middle = (low + high) / 2
      let count = streams.reduce(0) { sum, stream in
        sum + lists[stream].reduce(0) { $0 + $1.count(throughStep: middle, scale) }
      }
      if count > rank { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Steps of values: 32 each time the distance from the origin doubles; all under it is one step.
struct ValueScale: Sendable {
  let origin: UInt32

  /// How many steps.
  static let steps = 2 + 32 * 33

  /// What the bits of 1.0 come to where 5 bits of its fraction are kept.
  private static let one = 1023 << 5

  /// The step of a value: the exponent and 5 bits of the fraction of its distance from the origin, 1 added, which a double
  /// holds exactly.
  @inline(__always)
  func step(of value: UInt32) -> Int {
    let distance = Double(Int64(value) &- Int64(origin) &+ 1)
    return max(0, Int(truncatingIfNeeded: Int64(bitPattern: distance.bitPattern) &>> 47) &- ValueScale.one &+ 1)
  }

  /// The least value of a step.
  func least(of step: Int) -> UInt32 {
    if step == 0 { return 0 }
    let distance = Double(bitPattern: UInt64(step - 1 + ValueScale.one) << 47)
    return UInt32(clamping: Int64(origin) + Int64(distance.rounded(.up)) - 1)
  }

  /// The greatest value of a step.
  func greatest(of step: Int) -> UInt32 {
    if step + 1 >= ValueScale.steps { return UInt32.max }
    let next = least(of: step + 1)
    return next == UInt32.max ? next : max(next, 1) - 1
  }
}
