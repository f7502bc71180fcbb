internal import Dispatch

/// Does numbered parts of a piece of work, several at once, and comes back when all are done.
///
/// The parts must not write to the same memory.
func concurrently(_ parts: Int, _ work: @Sendable (Int) -> Void) {
  if parts <= 1 {
    work(0)
  } else {
    DispatchQueue.concurrentPerform(iterations: parts, execute: work)
  }
}

/// Part of a range when it is cut in equal parts.
func share(_ part: Int, of parts: Int, in count: Int) -> Range<Int> {
  (count * part / parts)..<(count * (part + 1) / parts)
}
