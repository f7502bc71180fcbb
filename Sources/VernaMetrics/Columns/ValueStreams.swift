/// Streams of values that grow, one a signature, written by one thread.
///
/// Values are 32 bits wide; the few that do not fit go to a list of their own. One stream more, `nowhere`, takes values
/// that nobody will ask for: it only ever gives room.
final class ValueStreams {
  private let ends: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
  private let limits: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
  private let starts: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
  private(set) var wide: [[Int64]]
  let count: Int

  /// The stream of values that nobody will ask for.
  var nowhere: Int { count }

  init(count: Int) {
    self.count = count
    ends = .allocate(capacity: count + 1)
    limits = .allocate(capacity: count + 1)
    starts = .allocate(capacity: count + 1)
    for stream in 0...count {
      let start = UnsafeMutablePointer<UInt32>.allocate(capacity: ValueStreams.firstCapacity)
      starts[stream] = start
      ends[stream] = start
      limits[stream] = start + ValueStreams.firstCapacity
    }
    wide = [[Int64]](repeating: [], count: count + 1)
  }

  private static let firstCapacity = 64

  deinit {
    for stream in 0...count { starts[stream].deallocate() }
    ends.deallocate()
    limits.deallocate()
    starts.deallocate()
  }

  /// Adds a value that fits 32 bits without its sign.
  @inline(__always)
  func append(_ value: UInt32, to stream: Int) {
    let end = ends[stream]
    if end == limits[stream] {
      grow(stream)
      ends[stream].pointee = value
      ends[stream] += 1
    } else {
      end.pointee = value
      ends[stream] = end + 1
    }
  }

  /// Adds money: amounts of -2^31 to under 2^31 minor units, moved up to be without a sign; others apart.
  @inline(__always)
  func append(money: Int64, to stream: Int) {
    let moved = money &+ 0x8000_0000
    if moved >= 0 && moved <= 0xffff_ffff {
      append(UInt32(truncatingIfNeeded: moved), to: stream)
    } else {
      wide[stream].append(moved)
    }
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

  /// Adds a value that does not fit 32 bits.
  @inline(never)
  func append(wide value: Int64, to stream: Int) { wide[stream].append(value) }

  @inline(never)
  private func grow(_ stream: Int, by values: Int = 1) {
    let size = ends[stream] - starts[stream]
    let room = max(size * 2, size + values, ValueStreams.firstCapacity)
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: room)
    larger.update(from: starts[stream], count: size)
    starts[stream].deallocate()
    starts[stream] = larger
    ends[stream] = larger + size
    limits[stream] = larger + room
  }

  /// The values of a stream.
  func values(_ stream: Int) -> UnsafeMutableBufferPointer<UInt32> {
    UnsafeMutableBufferPointer(start: starts[stream], count: ends[stream] - starts[stream])
  }
}
