import VernaCore
import VernaRules

/// Where the names of rules lie in a frame.
struct PricingSlots {
  private let layout: RuleLayout
  let lines: Int
  let width: Int
  /// By field of a line: its column.
  let fields: [String: Int]
  let lineAttributes: [(name: ByteText, column: Int)]
  let memberAttributes: [(name: ByteText, slot: Int, type: RuleType)]
  let challenges: [(id: ByteText, slot: Int)]
  let wallets: [(id: ByteText, slot: Int)]
  let occasions: [(id: ByteText, slot: Int)]
  let codes: Int
  let segments: Int
  let clubs: Int
  let badges: Int

  init(_ layout: RuleLayout, _ names: RuleNames) {
    self.layout = layout
    func slot(_ name: String) -> Int { layout.slot(of: name) ?? -1 }
    lines = layout.list("lines") ?? -1
    var fields: [String: Int] = [:]
    for name in RuleNames.line.map(\.name) + names.lineAttributes {
      if let column = layout.column(name, of: "lines") { fields[name] = column }
    }
    self.fields = fields
    width = fields.count
    lineAttributes = names.lineAttributes.compactMap { name in
      RuleNames.line.contains { $0.name == name } ? nil : layout.column(name, of: "lines").map { (ByteText(name), $0) }
    }
    memberAttributes = names.memberAttributes.sorted { $0.key < $1.key }.compactMap { name, type in
      layout.slot(of: "member.attr.\(name)").map { (ByteText(name), $0, type) }
    }
    challenges = names.challenges.map { (ByteText($0), slot("progress.\($0)")) }
    wallets = names.wallets.map { (ByteText($0), slot("balance.\($0)")) }
    occasions = names.occasions.map { (ByteText($0), slot("occasion.\($0)")) }
    codes = layout.list("basket.codes") ?? -1
    segments = layout.list("member.segments") ?? -1
    clubs = layout.list("member.clubs") ?? -1
    badges = layout.list("member.badges") ?? -1
  }

  /// The slot of a name that every programme has.
  func slot(_ name: String) -> Int { layout.slot(of: name) ?? -1 }
}
