/// The values of one stream of one thread, counted by step; those that stand for wide ones are left out.
final class RankedValues {
  let count: Int
  private let chunks: [UnsafeBufferPointer<UInt32>]
  /// By step: how many values lie in earlier steps; empty for a list that is sorted whole.
  private let before: [UInt32]
  /// A list that is sorted whole.
  private let sorted: [UInt32]
  /// Steps whose values have been drawn together.
  private var bands: [Band] = []

  /// Lists no longer than this are sorted whole.
  private static let short = 1024

  init(_ chunks: [UnsafeBufferPointer<UInt32>], _ scale: ValueScale) {
    if chunks.reduce(0, { $0 + $1.count }) <= RankedValues.short {
      var values = chunks.joined().filter { $0 != ValueStreams.below && $0 != ValueStreams.above }
      values.withUnsafeMutableBufferPointer { StreamSort.sort($0) }
      self.chunks = []
      sorted = values
      before = []
      count = values.count
      return
    }
    var places = [UInt32](repeating: 0, count: ValueScale.steps + 1)
    count = places.withUnsafeMutableBufferPointer { places in
      for chunk in chunks {
        for value in chunk where value != ValueStreams.below && value != ValueStreams.above {
          places[scale.step(of: value)] &+= 1
        }
      }
      var sum: UInt32 = 0
      for step in 0...ValueScale.steps {
        let size = places[step]
        places[step] = sum
        sum &+= size
      }
      return Int(sum)
    }
    self.chunks = chunks
    before = places
    sorted = []
  }

  /// How many values are at or under a value.
  func count(atMost value: UInt32, _ scale: ValueScale) -> Int {
    if before.isEmpty { return sortedCount(atMost: value) }
    let step = scale.step(of: value)
    let first = Int(before[step])
    if Int(before[step + 1]) == first { return first }
    return first + RankedValues.upperBound(band(of: step, scale).sorted(step), value)
  }

  /// How many values lie in steps up to one.
  func count(throughStep step: Int, _ scale: ValueScale) -> Int {
    before.isEmpty ? sortedCount(atMost: scale.greatest(of: step)) : Int(before[step + 1])
  }

  private func sortedCount(atMost value: UInt32) -> Int {
    sorted.withUnsafeBufferPointer { RankedValues.upperBound($0, value) }
  }

  /// Draws the values of some steps together, in the order of their steps.
  ///
  /// - Complexity: O(values).
  func gather(_ steps: ClosedRange<Int>, _ scale: ValueScale) {
    if !before.isEmpty { bands.append(Band(chunks, before: before, steps: steps, scale)) }
  }

  private func band(of step: Int, _ scale: ValueScale) -> Band {
    if let band = bands.first(where: { $0.steps.contains(step) }) { return band }
    let band = Band(chunks, before: before, steps: step...step, scale)
    bands.append(band)
    return band
  }

  /// How many of some sorted values are at or under a value.
  private static func upperBound(_ values: UnsafeBufferPointer<UInt32>, _ value: UInt32) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The values of steps that follow each other.
  private final class Band {
    let steps: ClosedRange<Int>
    /// By step of the band: where its values start; the end of the last follows.
    private let starts: [Int]
    private let values: ScratchBuffer<UInt32>
    private var isSorted: [Bool]

    init(_ chunks: [UnsafeBufferPointer<UInt32>], before: [UInt32], steps: ClosedRange<Int>, _ scale: ValueScale) {
      self.steps = steps
      let first = before[steps.lowerBound]
      starts = before[steps.lowerBound...(steps.upperBound + 1)].map { Int($0 - first) }
      let size = starts[steps.count]
      values = ScratchBuffer(size + 1, zero: 0)
      isSorted = [Bool](repeating: false, count: steps.count)
      let least = max(scale.least(of: steps.lowerBound), ValueStreams.below + 1)
      let width = min(scale.greatest(of: steps.upperBound), ValueStreams.above - 1) &- least
      if steps.count == 1 {
        RankedValues.draw(chunks, from: least, width: width, into: values.start)
        return
      }
      let drawn = ScratchBuffer<UInt32>(size + 1, zero: 0)
      RankedValues.draw(chunks, from: least, width: width, into: drawn.start)
      let places = ScratchBuffer(starts)
      for index in 0..<size {
        let step = scale.step(of: drawn.start[index]) &- steps.lowerBound
        values.start[places.start[step]] = drawn.start[index]
        places.start[step] &+= 1
      }
    }

    /// The values of a step in order.
    func sorted(_ step: Int) -> UnsafeBufferPointer<UInt32> {
      let place = step - steps.lowerBound
      let found = UnsafeMutableBufferPointer(
        start: values.start + starts[place], count: starts[place + 1] - starts[place])
      if !isSorted[place] {
        StreamSort.sort(found)
        isSorted[place] = true
      }
      return UnsafeBufferPointer(found)
    }
  }

  /// Copies the values from a least one to `width` above it. Room for one value more than there are is written to.
  private static func draw(
    _ chunks: [UnsafeBufferPointer<UInt32>], from least: UInt32, width: UInt32, into room: UnsafeMutablePointer<UInt32>
  ) {
    var end = room
    for chunk in chunks {
      for value in chunk {
        end.pointee = value
        end += value &- least <= width ? 1 : 0
      }
    }
  }
}
