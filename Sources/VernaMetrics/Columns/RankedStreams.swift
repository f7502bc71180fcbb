import VernaColumns

/// The streams of all threads, of which the value at any rank of a union of streams can be asked.
///
/// Values are not sorted: they are put into steps of a scale, and only the few steps that a rank falls into are sorted, when
/// they are asked for. One thread may ask.
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

  /// Puts several sets of streams, each given as the parts of the threads, into steps.
  ///
  /// - Parameter sets: with where the steps of each are finest: the value that zero has in its streams.
  static func rank(_ sets: [(parts: [ValueStreams], origin: UInt32)]) -> [RankedStreams] {
    var sources: [(values: UnsafeBufferPointer<UInt32>, scale: ValueScale)] = []
    for (parts, origin) in sets {
      for stream in 0..<(parts.first?.count ?? 0) {
        for part in parts { sources.append((part.values(stream), ValueScale(origin: origin))) }
      }
    }
    // The longest first, so that no thread is left with one at the end.
    let order = sources.indices.sorted { sources[$0].values.count > sources[$1].values.count }
    let shared = Shared(sources: sources, order: order)
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
    let sources: [(values: UnsafeBufferPointer<UInt32>, scale: ValueScale)]
    let order: [Int]

    func list(_ turn: Int) -> RankedValues {
      let source = sources[order[turn]]
      return RankedValues(source.values, source.scale)
    }
  }
  private struct Made: @unchecked Sendable { let list: RankedValues? }

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

/// The values of one stream of one thread in the order of their steps, those that stand for wide ones left out.
final class RankedValues {
  /// By step: how many values lie in earlier steps; empty for a list that is sorted whole.
  private let before: [UInt32]
  private var isSorted: [Bool]
  private let region: MemoryRegion
  private let values: UnsafeMutableBufferPointer<UInt32>
  let count: Int

  /// Lists no longer than this are sorted whole.
  private static let short = 1024

  init(_ source: UnsafeBufferPointer<UInt32>, _ scale: ValueScale) {
    region = MemoryRegion(byteCount: max(source.count, 1) * MemoryLayout<UInt32>.stride)
    let room = region.start.assumingMemoryBound(to: UInt32.self)
    values = UnsafeMutableBufferPointer(start: room, count: source.count)
    if source.count <= RankedValues.short {
      var kept = 0
      for value in source where value != ValueStreams.below && value != ValueStreams.above {
        room[kept] = value
        kept += 1
      }
      count = kept
      before = []
      isSorted = []
      StreamSort.sort(UnsafeMutableBufferPointer(start: room, count: kept))
      return
    }
    var places = [UInt32](repeating: 0, count: ValueScale.steps + 1)
    let kept = places.withUnsafeMutableBufferPointer { places in
      var kept: UInt32 = 0
      for value in source where value != ValueStreams.below && value != ValueStreams.above {
        places[scale.step(of: value)] &+= 1
        kept &+= 1
      }
      var sum: UInt32 = 0
      for step in 0...ValueScale.steps {
        let size = places[step]
        places[step] = sum
        sum &+= size
      }
      return kept
    }
    before = places
    count = Int(kept)
    isSorted = [Bool](repeating: false, count: ValueScale.steps)
    places.withUnsafeMutableBufferPointer { places in
      for value in source where value != ValueStreams.below && value != ValueStreams.above {
        let step = scale.step(of: value)
        room[Int(places[step])] = value
        places[step] &+= 1
      }
    }
  }

  /// How many values are at or under a value.
  func count(atMost value: UInt32, _ scale: ValueScale) -> Int {
    if before.isEmpty { return RankedValues.upperBound(values, 0..<count, value) }
    let step = scale.step(of: value)
    let range = Int(before[step])..<Int(before[step + 1])
    if range.isEmpty { return range.lowerBound }
    if !isSorted[step] {
      StreamSort.sort(UnsafeMutableBufferPointer(rebasing: values[range]))
      isSorted[step] = true
    }
    return RankedValues.upperBound(values, range, value)
  }

  /// How many values lie in steps up to one.
  func count(throughStep step: Int, _ scale: ValueScale) -> Int {
    before.isEmpty ? RankedValues.upperBound(values, 0..<count, scale.greatest(of: step)) : Int(before[step + 1])
  }

  /// The first place of a sorted range that holds more than a value.
  private static func upperBound(
    _ values: UnsafeMutableBufferPointer<UInt32>, _ range: Range<Int>, _ value: UInt32
  ) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
