import Foundation

/// What a run of orders came to.
struct Measured {
  var orders = 0
  var seconds = 0.0
  /// Of a step, in milliseconds, by step.
  var latencies: [[Double]] = []
  /// What the process used meanwhile.
  var used = Usage()

  /// What a person reads.
  var line: String {
    func at(_ share: Double, _ sorted: [Double]) -> String {
      guard let last = sorted.indices.last else { return "-" }
      return String(format: "%.1f", sorted[Int(Double(last) * share)])
    }
    let steps = zip(["reserve", "confirm"], latencies).map { name, values in
      let sorted = values.sorted()
      return "\(name) p50 \(at(0.5, sorted)) p99 \(at(0.99, sorted)) p99.9 \(at(0.999, sorted)) ms"
    }
    let each = Double(max(1, orders))
    return
      "\(Int(Double(orders) / seconds)) orders/s over \(Int(seconds)) s; \(steps.joined(separator: ", ")); an order: "
      + "\(Int(used.processor / each * 1_000_000)) us of a processor (\(Int(used.system / each * 1_000_000)) of them the system's), "
      + "\(Int(used.written / each / 1024)) KB written, \(Int(used.read / each / 1024)) KB read from the disk; "
      + "\(Int(used.flushes / seconds)) flushes/s of the disk, \(String(format: "%.1f", 2 * each / max(1, used.flushes))) steps a flush"
  }
}

/// What a process has used of the machine.
struct Usage {
  /// Seconds of a processor.
  var processor = 0.0
  /// Of those, the system's.
  var system = 0.0
  /// Bytes to and from the disk.
  var written = 0.0
  var read = 0.0
  /// Flushes that the disk was asked for, by anybody.
  var flushes = 0.0

  /// Until now.
  static func now() -> Usage {
    var used = Usage()
    var usage = rusage()
    // 0 is this process.
    getrusage(0, &usage)
    used.system = Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1_000_000
    used.processor = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1_000_000 + used.system
    for line in text("/proc/self/io").split(separator: "\n") {
      let parts = line.split(separator: " ")
      if parts[0] == "write_bytes:" { used.written = Double(parts[1]) ?? 0 }
      if parts[0] == "read_bytes:" { used.read = Double(parts[1]) ?? 0 }
    }
    for line in text("/proc/diskstats").split(separator: "\n") {
      let parts = line.split(separator: " ")
      if parts.count > 18, !(parts[2].last?.isNumber ?? true) { used.flushes += Double(parts[18]) ?? 0 }
    }
    return used
  }

  private static func text(_ path: String) -> String {
    guard let file = FileManager.default.contents(atPath: path) else { return "" }
    return String(decoding: file, as: UTF8.self)
  }

  static func - (left: Usage, right: Usage) -> Usage {
    Usage(
      processor: left.processor - right.processor, system: left.system - right.system,
      written: left.written - right.written, read: left.read - right.read, flushes: left.flushes - right.flushes)
  }
}

/// Lets clients do orders one after the other, each of two steps.
enum ClosedLoop {
  /// Runs clients for some seconds.
  ///
  /// - Parameter order: makes the order of a number; gives the moment between its steps.
  static func run(
    clients: Int, seconds: Int, _ order: @escaping @Sendable (Int) async throws -> ContinuousClock.Instant
  ) async throws -> Measured {
    let counter = Counter()
    let before = Usage.now()
    let started = ContinuousClock.now
    let end = started + .seconds(seconds)
    let parts = try await withThrowingTaskGroup(of: ([Double], [Double]).self) { group in
      for _ in 0..<clients {
        group.addTask {
          var first: [Double] = []
          var second: [Double] = []
          while true {
            let begun = ContinuousClock.now
            if begun >= end { return (first, second) }
            let middle = try await order(counter.next())
            first.append((middle - begun).milliseconds)
            second.append((ContinuousClock.now - middle).milliseconds)
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    return Measured(
      orders: parts.reduce(0) { $0 + $1.0.count }, seconds: (ContinuousClock.now - started).milliseconds / 1000,
      latencies: [parts.flatMap(\.0), parts.flatMap(\.1)], used: Usage.now() - before)
  }
}

extension Duration {
  var milliseconds: Double {
    Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }
}
