import Foundation

/// What of a log of SQLite was on the disk when its process was killed, from a trace of its system calls.
///
/// A kill proves nothing about flushing: the system keeps what was written. So the log is cut back to what had been written when the last
/// `fdatasync` of it that came back had begun, as a loss of power could leave it.
struct WriteAheadLogTrace {
  /// How far the log had been written since it last began again from its start, and how much of that is on the disk.
  private(set) var written = 0
  private(set) var flushed = 0
  /// How many flushes came back.
  private(set) var flushes = 0
  /// Flushes that have not come back yet, by thread: how far the log was written when they began.
  private var pending: [Substring: Int] = [:]

  /// Reads the lines of `strace -f -y -s 0 -e trace=pwrite64,fdatasync,fsync`.
  init(_ text: String) {
    for line in text.split(separator: "\n") { read(line) }
  }

  private mutating func read(_ line: Substring) {
    let thread = line.prefix { $0.isNumber }
    if line.contains("resumed>") {
      if let end = pending.removeValue(forKey: thread), line.hasSuffix("= 0") || line.contains("= 0 ") { flush(end) }
      return
    }
    guard line.contains("-wal>") else { return }
    if line.contains("fdatasync(") || line.contains("fsync(") {
      if line.contains("unfinished") {
        pending[thread] = written
      } else {
        flush(written)
      }
    } else if line.contains("pwrite64("), let (length, offset) = WriteAheadLogTrace.place(line) {
      // A new header: the log begins again, and the frames of before are of no use any more.
      if offset == 0 {
        written = length
        flushed = 0
        pending = [:]
      }
      written = max(written, offset + length)
    }
  }

  private mutating func flush(_ end: Int) {
    flushed = max(flushed, min(end, written))
    flushes += 1
  }

  /// The length and the offset of `pwrite64(7</path>, ""..., 4096, 12345) = 4096`.
  private static func place(_ line: Substring) -> (length: Int, offset: Int)? {
    let arguments = line.prefix { $0 != ")" }.split(separator: ",").suffix(2).map { $0.drop { $0 == " " } }
    guard arguments.count == 2, let length = Int(arguments[0].prefix { $0.isNumber }),
      let offset = Int(arguments[1].prefix { $0.isNumber })
    else { return nil }
    return (length, offset)
  }

  /// Takes away what was not on the disk.
  func cut(_ log: String) throws {
    let size = (try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0
    if flushed >= size { return }
    if truncate(log, off_t(flushed)) != 0 { throw ClusterFailure(script: "truncate \(log)", status: errno) }
  }
}
