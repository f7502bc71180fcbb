import Testing
import VernaLanguage
import VernaProgram

/// Whatever stands in a file, reading it ends with a programme or with errors, never with a crash.
@Suite struct ProgrammeMutationTests {
  /// A generator of its own (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014).
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var word = state
      word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
      word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
      return word ^ (word >> 31)
    }
  }

  @Test(arguments: ProgrammeFiles.examples)
  func spoiltFilesAreReadOrRefused(name: String) throws {
    let whole = Array(try ProgrammeFiles.text("Examples/programs/\(name).yaml").unicodeScalars)
    var generator = Generator(state: UInt64(name.utf8.count) &* 7919)
    let bits = [
      "0", "-1", "99999999999999999999", "%", ": ", "{", "}", "[", "]", "\n", "  ", "\"", "'", "x", "null", "&a ", "*a",
      "é",
    ]
    for _ in 0..<150 {
      var text = whole
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<text.count, using: &generator)
        let end = min(text.count, place + Int.random(in: 0...12, using: &generator))
        let bit = bits[Int.random(in: 0..<bits.count, using: &generator)]
        text.replaceSubrange(place..<end, with: Array(bit.unicodeScalars))
      }
      var spoilt = String.UnicodeScalarView()
      spoilt.append(contentsOf: text)
      let reading = ProgrammeReader.read(String(spoilt))
      #expect((reading.programme == nil) == !reading.errors.isEmpty)
      if let programme = reading.programme {
        for language in Language.allCases { _ = ProgrammeText.explain(programme, language: language) }
      }
    }
  }
}
