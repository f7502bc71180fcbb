import Foundation
import Testing
import VernaServer

/// The server from outside: real connections to a real folder.
@Suite struct LoopbackServerTests {
  private func folder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "verna-site-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("a"), withIntermediateDirectories: true)
    try Data("<p>home".utf8).write(to: folder.appendingPathComponent("index.html"))
    try Data("x,y\n".utf8).write(to: folder.appendingPathComponent("a/t b.csv"))
    try Data("secret".utf8).write(to: folder.appendingPathComponent(".hidden"))
    return folder.path
  }

  private func ask(_ request: String, port: Int) -> String {
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let socket = Foundation.socket(AF_INET, kind, 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return "" }
    let bytes = Array(request.utf8)
    _ = send(socket, bytes, bytes.count, 0)
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { break }
      answer += buffer[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  @Test func servesAFolderAndNothingElse() throws {
    let server = try LoopbackServer(site: StaticSite(folder: try folder()), ports: 0...0)
    Thread.detachNewThread { server.run() }
    func get(_ path: String) -> String { ask("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n", port: server.port) }
    #expect(get("/").hasSuffix("\r\n\r\n<p>home"))
    #expect(get("/?a=1").hasPrefix("HTTP/1.1 200"))
    #expect(get("/a/t%20b.csv").contains("text/csv"))
    for path in ["/.hidden", "/../index.html", "/a/../../etc/passwd", "/%2e%2e/x", "/a", "/nothing", "/a%00"] {
      #expect(get(path).hasPrefix("HTTP/1.1 404"), "\(path)")
    }
    #expect(get("/%zz").hasPrefix("HTTP/1.1 400"))
    #expect(ask("POST / HTTP/1.1\r\n\r\n", port: server.port).hasPrefix("HTTP/1.1 405"))
    #expect(ask("nonsense\r\n\r\n", port: server.port).hasPrefix("HTTP/1.1 400"))
    #expect(ask("HEAD / HTTP/1.1\r\n\r\n", port: server.port).hasSuffix("\r\n\r\n"))
  }

  @Test func takesTheNextFreePort() throws {
    let site = StaticSite(folder: try folder())
    let first = try LoopbackServer(site: site, ports: 0...0)
    let second = try LoopbackServer(site: site, ports: first.port...(first.port + 20))
    #expect(second.port > first.port)
    #expect(throws: ServerError.self) { try LoopbackServer(site: site, ports: first.port...first.port) }
  }
}
