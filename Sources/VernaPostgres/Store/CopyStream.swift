import CPostgres
import VernaStore

/// The server's COPY, both ways, a piece at a time.
enum CopyStream {
  /// Gives what the server copies out.
  static func out(
    _ text: String, _ connection: PostgresConnection, _ take: (UnsafeRawBufferPointer) throws(StoreFailure) -> Void
  ) throws(StoreFailure) {
    try connection.withHandle { (handle) throws(StoreFailure) in
      try begin(handle, text, PGRES_COPY_OUT)
      var failed: StoreFailure?
      while true {
        var buffer: UnsafeMutablePointer<CChar>?
        let length = PQgetCopyData(handle, &buffer, 0)
        guard length > 0, let buffer else { break }
        defer { PQfreemem(buffer) }
        // What was begun is read to its end, whether or not it can be kept.
        if failed != nil { continue }
        do throws(StoreFailure) {
          try take(UnsafeRawBufferPointer(start: buffer, count: Int(length)))
        } catch {
          failed = error
        }
      }
      try end(handle, text)
      if let failed { throw failed }
    }
  }

  /// Takes pieces until there are no more and copies them in.
  static func into(
    _ text: String, _ connection: PostgresConnection, _ next: () throws(StoreFailure) -> [UInt8]?
  ) throws(StoreFailure) {
    try connection.withHandle { (handle) throws(StoreFailure) in
      try begin(handle, text, PGRES_COPY_IN)
      do throws(StoreFailure) {
        while let bytes = try next() {
          let sent = bytes.withUnsafeBytes {
            PQputCopyData(handle, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
          }
          if sent != 1 { throw .unavailable(String(cString: PQerrorMessage(handle))) }
        }
      } catch {
        PQputCopyEnd(handle, "the backup cannot be read")
        while let result = PQgetResult(handle) { PQclear(result) }
        throw error
      }
      PQputCopyEnd(handle, nil)
      try end(handle, text)
    }
  }

  private static func begin(_ handle: OpaquePointer, _ text: String, _ wanted: ExecStatusType) throws(StoreFailure) {
    guard let result = PQexec(handle, text) else { throw .unavailable(String(cString: PQerrorMessage(handle))) }
    defer { PQclear(result) }
    if PQresultStatus(result) != wanted { throw ResultReading.failure(result, text) }
  }

  private static func end(_ handle: OpaquePointer, _ text: String) throws(StoreFailure) {
    var failed: StoreFailure?
    while let result = PQgetResult(handle) {
      if PQresultStatus(result) != PGRES_COMMAND_OK { failed = ResultReading.failure(result, text) }
      PQclear(result)
    }
    if let failed { throw failed }
  }
}
