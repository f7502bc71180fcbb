import Foundation
import Testing
import VernaColumns

/// Two hundred files made bad in seeded ways: nothing crashes or hangs, and every row is accounted for.
@Suite("Files from a seeded mutator")
struct SeededMutatorTests {
  @Test func everyRowOfEveryMalformedFileIsAccountedFor() throws {
    let folder = try InputFolder()
    var generator = SplitMix(seed: 20_241_125)
    var imported = 0
    for number in 0..<200 {
      let data = FileMutator.malformed(&generator)
      let path = try folder.write("lines.csv", data)
      do throws(ImportError) {
        let result = try Importer(ImportOptions(rejectsPath: folder.path + "/rejects.csv", threads: 1)).run(files: [
          path
        ])
        let file = result.summary.files[0]
        let accounted = file.rowsAccepted + file.rowsRejected + file.rowsUnused + file.rowsDuplicate
        #expect(accounted == file.rowsRead, "file \(number)")
        #expect(result.report.lines <= file.rowsAccepted, "file \(number)")
        imported += 1
      } catch { #expect(error.description.contains("lines.csv"), "file \(number): \(error)") }
    }
    // Mutations that leave the header alone must not turn files away whole.
    #expect(imported > 100)
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}

/// Makes lines files and breaks them.
enum FileMutator {
  static func malformed(_ generator: inout SplitMix) -> Data {
    var data = wellFormed(&generator)
    for _ in 0..<Int.random(in: 1...6, using: &generator) { mutate(&data, &generator) }
    return Data(data)
  }

  private static func wellFormed(_ generator: inout SplitMix) -> [UInt8] {
    let separator = [",", ";", "\t", "|"].randomElement(using: &generator) ?? ","
    let newline = Bool.random(using: &generator) ? "\n" : "\r\n"
    var text =
      ["receipt_id", "at", "member_id", "store", "sku", "qty", "amount"].joined(separator: separator) + newline
    for row in 0..<Int.random(in: 1...60, using: &generator) {
      let name = Bool.random(using: &generator) ? "sku\(row)" : "\"чай \"\"№\(row)\"\"\(separator)\n\""
      let cells = [
        "R\(row / 2)", "2024-0\(1 + row % 9)-1\(row % 9) 1\(row % 9):00:00", "m\(row % 5)", "s", name, "\(row % 4)",
        "\(row).\(row % 100)",
      ]
      text += cells.joined(separator: separator) + newline
    }
    return Array(text.utf8)
  }

  private static func mutate(_ data: inout [UInt8], _ generator: inout SplitMix) {
    guard data.count > 80 else { return }
    // Two thirds of the mutations leave the header alone.
    let from = Int.random(in: 0..<3, using: &generator) == 0 ? 0 : 60
    let place = Int.random(in: from..<data.count, using: &generator)
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: data[place] = UInt8.random(in: 0...255, using: &generator)
    case 1: data.insert(34, at: place)
    case 2: data.remove(at: place)
    case 3: data.removeSubrange(place...)
    case 4: data.insert(0, at: place)
    case 5: data.insert(contentsOf: [0xC3, 0x28, 0xFF], at: place)
    case 6: data.insert(contentsOf: Array("\"\"\"\r\n\"".utf8), at: place)
    case 7: data.insert(contentsOf: data[place..<min(data.count, place + 200)], at: place)
    case 8:
      data.insert(
        contentsOf: Array(repeating: [44, 59, 10, 13, 34].randomElement(using: &generator) ?? 44, count: 30), at: place)
    default: data.insert(contentsOf: Array("99999999999999999999,9999-99-99T99:99,-,+,.,1e9,''".utf8), at: place)
    }
  }
}
