import VernaColumns

/// Streams of values that grow, one a signature, written by one thread, kept in the order in which they came.
///
/// A value is held in 32 bits without a sign, moved up by the writer where it can be negative. The least and the greatest
/// number of 32 bits stand for values that do not fit between them: those are in `wide`, in the same order. One stream
/// more, `nowhere`, takes values that nobody will ask for: it only ever gives room.
///
/// A stream is a list of chunks, so that growing neither copies what is there nor wants fresh memory for it.
final class ValueStreams {
  /// By stream: where the last chunk starts, where its next value goes, and where it ends.
  private let starts: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
  private let ends: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
  private let limits: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
  /// By stream: the chunks before the last.
  private var full: [[UnsafeBufferPointer<UInt32>]]
  private let arena: MemoryArena
  /// By stream: the values that do not fit.
  private(set) var wide: [[Int64]]
  /// How many streams, `nowhere` left out.
  let count: Int

  /// What stands in the place of a value that does not fit.
  static let below: UInt32 = 0
  static let above: UInt32 = 0xffff_ffff
  /// How many values may be read past the end of a chunk.
  static let margin = 16
  private static let firstRoom = 48
  private static let greatestRoom = 1 << 16

  init(count: Int, arena: MemoryArena) {
    self.count = count
    self.arena = arena
    wide = [[Int64]](repeating: [], count: count + 1)
    full = [[UnsafeBufferPointer<UInt32>]](repeating: [], count: count + 1)
    starts = .allocate(capacity: count + 1)
    ends = .allocate(capacity: count + 1)
    limits = .allocate(capacity: count + 1)
    for stream in 0...count { open(stream, room: ValueStreams.firstRoom) }
  }

  deinit {
    starts.deallocate()
    ends.deallocate()
    limits.deallocate()
  }

  /// The stream of values that nobody will ask for.
  var nowhere: Int { count }

  /// Adds a value over `below` and under `above`.
  @inline(__always)
  func append(_ value: UInt32, to stream: Int) {
    if ends[stream] == limits[stream] { grow(stream, by: 1) }
    ends[stream].pointee = value
    ends[stream] += 1
  }

  /// Adds a value of any size.
  @inline(__always)
  func append(any value: Int64, to stream: Int) {
    if value > Int64(ValueStreams.below) && value < Int64(ValueStreams.above) {
      append(UInt32(truncatingIfNeeded: value), to: stream)
    } else {
      append(note(wide: value, in: stream), to: stream)
    }
  }

  /// Keeps a value that does not fit; what stands in its place comes back.
  @inline(never)
  func note(wide value: Int64, in stream: Int) -> UInt32 {
    if stream != nowhere { wide[stream].append(value) }
    return value <= Int64(ValueStreams.below) ? ValueStreams.below : ValueStreams.above
  }

  /// Room for values at the end of a stream, to be filled from the front and then taken by `advance`.
  @inline(__always)
  func room(for values: Int, in stream: Int) -> UnsafeMutablePointer<UInt32> {
    if limits[stream] - ends[stream] < values { grow(stream, by: values) }
    return ends[stream]
  }

  /// Takes the values that were written into `room`.
  @inline(__always)
  func advance(_ stream: Int, by values: Int) { ends[stream] += values }

  @inline(never)
  private func grow(_ stream: Int, by values: Int) {
    if ends[stream] > starts[stream] { full[stream].append(last(stream)) }
    open(stream, room: max(min((limits[stream] - starts[stream]) * 2, ValueStreams.greatestRoom), values))
  }

  private func open(_ stream: Int, room: Int) {
    let bytes = (room + ValueStreams.margin) * MemoryLayout<UInt32>.stride
    let start = arena.take(byteCount: bytes).bindMemory(to: UInt32.self, capacity: room + ValueStreams.margin)
    starts[stream] = start
    ends[stream] = start
    limits[stream] = start + room
  }

  private func last(_ stream: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: starts[stream], count: ends[stream] - starts[stream])
  }

  /// The values of a stream in chunks, none of them empty; up to `margin` numbers after each may be read and mean nothing.
  func chunks(_ stream: Int) -> [UnsafeBufferPointer<UInt32>] {
    let last = last(stream)
    return last.isEmpty ? full[stream] : full[stream] + [last]
  }
}
