import Foundation

/// A folder of files as a web site: `/` is `index.html`, and nothing outside the folder can be asked for.
public struct StaticSite: Sendable {
  /// What is answered.
  struct Answer: Hashable {
    var status: String
    var type: String
    var body: [UInt8]
    /// Whether the body is only announced (HEAD).
    var isHeadOnly = false
  }

  private let folder: String

  /// Serves a folder.
  public init(folder: String) {
    self.folder = folder
  }

  /// The answer to a request's head as it came.
  ///
  /// Names that begin with a dot, and every path with `..` in it, do not exist.
  func answer(to bytes: [UInt8]) -> Answer {
    guard let head = RequestHead(bytes) else { return StaticSite.plain("400 Bad Request", "not an HTTP request") }
    guard head.method == "GET" || head.method == "HEAD" else {
      return StaticSite.plain("405 Method Not Allowed", "only GET and HEAD")
    }
    var answer = file(head.path) ?? StaticSite.plain("404 Not Found", "there is no such page")
    answer.isHeadOnly = head.method == "HEAD"
    return answer
  }

  private func file(_ path: String) -> Answer? {
    let names = path.split(separator: "/")
    guard names.allSatisfy({ !$0.hasPrefix(".") && !$0.contains("\0") && !$0.contains("\\") }) else { return nil }
    let name = names.isEmpty ? "index.html" : names.joined(separator: "/")
    let place = folder + "/" + name
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), !isFolder.boolValue,
      let data = FileManager.default.contents(atPath: place)
    else { return nil }
    return Answer(status: "200 OK", type: StaticSite.type(of: name), body: Array(data))
  }

  private static func plain(_ status: String, _ text: String) -> Answer {
    Answer(status: status, type: "text/plain; charset=utf-8", body: Array((text + "\n").utf8))
  }

  private static func type(of name: String) -> String {
    switch name.split(separator: ".").last.map({ $0.lowercased() }) ?? "" {
    case "html": "text/html; charset=utf-8"
    case "json": "application/json"
    case "csv": "text/csv; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case "yaml", "txt": "text/plain; charset=utf-8"
    default: "application/octet-stream"
    }
  }
}

extension StaticSite.Answer {
  /// The bytes that go over the wire.
  var wire: [UInt8] {
    let head = """
      HTTP/1.1 \(status)\r
      Content-Type: \(type)\r
      Content-Length: \(body.count)\r
      Cache-Control: no-store\r
      X-Content-Type-Options: nosniff\r
      Connection: close\r
      \r

      """
    return Array(head.utf8) + (isHeadOnly ? [] : body)
  }
}
