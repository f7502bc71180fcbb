import Foundation

/// Why a server does not start.
public enum ServerError: Error, Hashable, Sendable {
  /// No port of the range is free; the last error of the operating system.
  case noFreePort(ClosedRange<Int>, code: Int32)
}

/// Serves a static site to this machine only (127.0.0.1), one short connection a request.
///
/// It stands where the dashboard will (docs/decisions/0008-static-server-for-the-demo.md).
public final class LoopbackServer: Sendable {
  /// The port it listens on.
  public let port: Int
  private let socket: Int32
  private let site: StaticSite
  private static let longestHead = 16_384

  /// Listens on the first free port of a range.
  ///
  /// - Throws: `ServerError.noFreePort`.
  public init(site: StaticSite, ports: ClosedRange<Int>) throws(ServerError) {
    var code: Int32 = 0
    for port in ports {
      let socket = LoopbackServer.newSocket()
      guard socket >= 0 else {
        code = errno
        continue
      }
      if LoopbackServer.bind(socket, port: port), listen(socket, 64) == 0 {
        self.socket = socket
        self.port = LoopbackServer.boundPort(socket) ?? port
        self.site = site
        return
      }
      code = errno
      close(socket)
    }
    throw .noFreePort(ports, code: code)
  }

  deinit { close(socket) }

  /// Answers requests until the process ends.
  public func run() -> Never {
    // A reader that goes away in the middle must not end the process.
    signal(SIGPIPE, SIG_IGN)
    let queue = DispatchQueue(label: "verna.static", attributes: .concurrent)
    while true {
      let connection = accept(socket, nil, nil)
      if connection < 0 { continue }
      let site = self.site
      queue.async { LoopbackServer.serve(connection, site) }
    }
  }

  private static func serve(_ connection: Int32, _ site: StaticSite) {
    defer { close(connection) }
    var timeout = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while head.count < longestHead, !isWhole(head) {
      let count = recv(connection, &buffer, buffer.count, 0)
      if count <= 0 { return }
      head += buffer[..<count]
    }
    send(site.answer(to: head).wire, to: connection)
    // What the reader still sends is read away, so that the answer is not lost with a reset.
    #if os(Linux)
      shutdown(connection, Int32(SHUT_WR))
    #else
      shutdown(connection, SHUT_WR)
    #endif
    while recv(connection, &buffer, buffer.count, 0) > 0 {}
  }

  private static func isWhole(_ head: [UInt8]) -> Bool {
    let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    return head.count >= 4 && head.indices.dropLast(3).contains { Array(head[$0..<$0 + 4]) == end }
  }

  private static func send(_ bytes: [UInt8], to connection: Int32) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        Foundation.send(connection, raw.baseAddress?.advanced(by: sent), bytes.count - sent, 0)
      }
      if count <= 0 { return }
      sent += count
    }
  }

  private static func newSocket() -> Int32 {
    #if os(Linux)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let socket = Foundation.socket(AF_INET, kind, 0)
    var yes: Int32 = 1
    if socket >= 0 { setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size)) }
    return socket
  }

  private static func bind(_ socket: Int32, port: Int) -> Bool {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func boundPort(_ socket: Int32) -> Int? {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isKnown = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &size) == 0 }
    }
    return isKnown ? Int(UInt16(bigEndian: address.sin_port)) : nil
  }
}
