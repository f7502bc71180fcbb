import VernaCore
import VernaLedger

/// The parts of a transfer as bytes: for each its points, its day of expiry, the length of its earner's name and the name, numbers in
/// eight bytes, the highest first.
enum TransferCoding {
  static func bytes(_ parts: [TransferIn.Part]) -> [UInt8] {
    var bytes: [UInt8] = []
    func add(_ number: Int64) {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> Int64(shift)))
      }
    }
    for part in parts {
      add(part.points.hundredths)
      add(Int64(part.expiresOn.number))
      add(Int64(part.earner.string.utf8.count))
      bytes += part.earner.string.utf8
    }
    return bytes
  }

  static func parts(_ bytes: [UInt8]) throws(StoreFailure) -> [TransferIn.Part] {
    var place = 0
    var parts: [TransferIn.Part] = []
    func number() throws(StoreFailure) -> Int64 {
      guard place + 8 <= bytes.count else { throw .damaged(table: "transfers", what: "parts") }
      defer { place += 8 }
      return bytes[place..<place + 8].reduce(0) { $0 << 8 | Int64($1) }
    }
    while place < bytes.count {
      let points = Points(hundredths: try number())
      let expiresOn = Day(number: Int32(clamping: try number()))
      let length = Int(try number())
      guard length >= 0, length <= bytes.count - place else { throw .damaged(table: "transfers", what: "parts") }
      let earner = ByteText(String(decoding: bytes[place..<place + length], as: UTF8.self))
      place += length
      parts.append(TransferIn.Part(points: points, expiresOn: expiresOn, earner: earner))
    }
    return parts
  }
}
