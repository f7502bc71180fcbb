import VernaCore
import VernaRules

/// Offers by texts that they ask for, exactly or by their beginning. What a text finds is worked out once.
struct TextIndex {
  private var exact: [Int64: [Int32]] = [:]
  private var beginnings: [(text: [UInt8], ranks: [Int32])] = []
  /// By number of a text: the stretch of `found` that it finds, from -1 where that is not known yet.
  private var stretches: ContiguousArray<Stretch> = []
  private var found: ContiguousArray<FoundWord> = []

  private struct Stretch {
    var start: Int32 = -1
    var end: Int32 = -1
  }

  /// Offers of a text whose bits stand in one word of a set.
  private struct FoundWord {
    var word: Int32
    var bits: UInt64
  }

  /// Whether no offer asks for anything.
  var isEmpty: Bool { exact.isEmpty && beginnings.isEmpty }

  mutating func insert(_ rank: Int, _ texts: RuleTextSet, _ numbers: RuleTexts) {
    switch texts {
    case .oneOf(let all):
      for text in Set(all.map { numbers.number(of: $0) }) { exact[text, default: []].append(Int32(rank)) }
    case .beginsWith(let text):
      let bytes = Array(text.utf8)
      if let place = beginnings.firstIndex(where: { $0.text == bytes }) {
        beginnings[place].ranks.append(Int32(rank))
      } else {
        beginnings.append((bytes, [Int32(rank)]))
      }
    }
  }

  /// Adds the offers that a text finds to a set.
  mutating func find(_ number: Int64, _ numbers: RuleTexts, into bits: UnsafeMutablePointer<UInt64>) {
    let number = Int(number)
    if number >= stretches.count || stretches[number].start < 0 { learn(number, numbers) }
    let stretch = stretches[number]
    var place = Int(stretch.start)
    while place < Int(stretch.end) {
      bits[Int(found[place].word)] |= found[place].bits
      place &+= 1
    }
  }

  @inline(never)
  private mutating func learn(_ number: Int, _ numbers: RuleTexts) {
    while stretches.count <= number { stretches.append(Stretch()) }
    var ranks = exact[Int64(number)] ?? []
    let text = Array(numbers.text(of: Int64(number)).utf8)
    for beginning in beginnings where text.starts(with: beginning.text) { ranks += beginning.ranks }
    let start = Int32(truncatingIfNeeded: found.count)
    for rank in ranks.sorted() {
      if let last = found.indices.last, last >= Int(start), found[last].word == rank >> 6 {
        found[last].bits |= 1 << UInt64(rank & 63)
      } else {
        found.append(FoundWord(word: rank >> 6, bits: 1 << UInt64(rank & 63)))
      }
    }
    stretches[number] = Stretch(start: start, end: Int32(truncatingIfNeeded: found.count))
  }
}
