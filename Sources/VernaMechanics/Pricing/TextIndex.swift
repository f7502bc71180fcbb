import VernaCore
import VernaRules

/// Offers by texts that they ask for, exactly or by their beginning. What a text finds is worked out once.
struct TextIndex {
  private var exact: [Int64: [Int32]] = [:]
  private var beginnings: [(text: [UInt8], ranks: [Int32])] = []
  /// By number of a text: the place of what it finds, -1 where that is not known yet.
  private var places: ContiguousArray<Int32> = []
  private var found: ContiguousArray<[Int32]> = []

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
    if number >= places.count || places[number] < 0 { learn(number, numbers) }
    for rank in found[Int(places[number])] { bits[Int(rank) >> 6] |= 1 << UInt64(rank & 63) }
  }

  @inline(never)
  private mutating func learn(_ number: Int, _ numbers: RuleTexts) {
    while places.count <= number { places.append(-1) }
    var ranks = exact[Int64(number)] ?? []
    let text = Array(numbers.text(of: Int64(number)).utf8)
    for beginning in beginnings where text.starts(with: beginning.text) { ranks += beginning.ranks }
    // Texts that find nothing share a place.
    if ranks.isEmpty, let nothing { return places[number] = nothing }
    places[number] = Int32(found.count)
    if ranks.isEmpty { nothing = places[number] }
    found.append(ranks)
  }

  private var nothing: Int32?
}
