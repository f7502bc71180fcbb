import VernaCore
import VernaRules

/// Offers by texts that they ask for, exactly or by their beginning. What a text finds is worked out once.
struct TextIndex {
  private var exact: [Int64: [Int32]] = [:]
  private var beginnings: [(text: [UInt8], ranks: [Int32])] = []
  private var found: [Int64: [Int32]] = [:]

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
  mutating func find(_ number: Int64, _ numbers: RuleTexts, into bits: inout OfferBits) {
    if beginnings.isEmpty {
      if let ranks = exact[number] { for rank in ranks { bits.insert(Int(rank)) } }
      return
    }
    if let ranks = found[number] {
      for rank in ranks { bits.insert(Int(rank)) }
      return
    }
    var ranks = exact[number] ?? []
    let text = Array(numbers.text(of: number).utf8)
    for beginning in beginnings where text.starts(with: beginning.text) { ranks += beginning.ranks }
    found[number] = ranks
    for rank in ranks { bits.insert(Int(rank)) }
  }
}
