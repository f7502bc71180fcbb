import VernaCore

/// Writes the programme file of a designed ladder: levels by purchases of 12 rolling months, points by level, thin products as
/// they are treated, and guards that hold the cap on every line.
struct ProgrammeWriter {
  let design: LadderDesign
  let timeZone: String

  /// The text; nil where there is no ladder.
  var text: String? {
    guard !design.levels.isEmpty else { return nil }
    let cap = ProgrammeWriter.percent(millionths: design.rewardCap.millionths)
    var lines = [
      "# A ladder designed by verna design from sales \(design.window.from.iso) to \(design.window.to.iso) (exclusive).",
      "# Shares of levels are ceilings, not advice: the cheapest ladder stands beside it in the design.",
      "programme:", "  name: {ru: Лестница уровней, en: Ladder of levels}", "  version: 1",
      "  effective_from: \(design.window.to.iso)", "  currency: \(design.currency.code)", "  time_zone: \(timeZone)",
      "",
      "points:", "  bonus:", "    name: {ru: баллы, en: points}", "    expiry: 12 months", "",
    ]
    lines +=
      tiers + [""] + earning + ["", "burning:", "  bonus:", "    basket_share: \(cap)", "    line_share: \(cap)"]
    if !outsiders.isEmpty { lines.append("    lines: '!(l.sku in [\(list(outsiders))])'") }
    lines += ["", "guards:", "  line_reward_cap: \(cap)     # discounts and points together, on every line"]
    lines.append("  counts_earning: yes")
    lines += floors + [""]
    return lines.joined(separator: "\n")
  }

  /// Levels that the file has: of those with the same rounded threshold the highest.
  var kept: [LadderDesign.Level] {
    design.levels.enumerated().filter { index, level in
      index + 1 >= design.levels.count || design.levels[index + 1].fileFrom > level.fileFrom
    }.map(\.element)
  }

  private var tiers: [String] {
    var lines = ["tiers:", "  by: spend", "  over: 12 months", "  levels:", "    start:"]
    lines += ["      name: {ru: Без уровня, en: No level yet}", "      from: 0"]
    for level in kept {
      let number = level.name.split(separator: "_").last ?? ""
      lines += [
        "    \(level.name):", "      name: {ru: Уровень \(number), en: Level \(number)}",
        "      from: \(money(level.fileFrom))",
      ]
    }
    return lines
  }

  private var earning: [String] {
    var lines: [String] = ["earning:"]
    let paired = skus([.paired])
    let others = outsiders
    for level in kept where level.rewardShare > 0 {
      let share = ProgrammeWriter.percent(millionths: Int64((level.rewardShare * 1e6).rounded()))
      lines += ["  \(level.name)_points:", "    points: \(share)", "    tiers: [\(level.name)]"]
      if !others.isEmpty { lines.append("    lines: '!(l.sku in [\(list(others))])'") }
      guard !paired.isEmpty else { continue }
      lines += [
        "  \(level.name)_pairs:", "    points: \(share)", "    tiers: [\(level.name)]",
        "    skus: [\(paired.map(ProgrammeWriter.quoted).joined(separator: ", "))]",
        "    beside: '!(l.sku in [\(list(others))])'",
      ]
    }
    return lines.count > 1 ? lines : ["earning: {}"]
  }

  /// Where thin products stay in at a loss, the line's own floor would take back what was decided: the basket's takes its place
  /// for bait, none does for what is accepted.
  private var floors: [String] {
    if !skus([.accept]).isEmpty { return [] }
    return skus([.leadGen]).isEmpty ? ["  line_margin: 0%"] : ["  basket_margin: 0%"]
  }

  /// Products that earn nothing by themselves and that points do not pay for.
  private var outsiders: [String] { skus([.exclude, .paired]) }

  private func skus(_ treatments: Set<LadderDesign.BelowCap.Treatment>) -> [String] {
    design.belowCap.filter { treatments.contains($0.treatment) }.map(\.sku)
  }

  /// A list inside a rule in single quotes of YAML, where a quote is written twice.
  private func list(_ skus: [String]) -> String {
    skus.map { ProgrammeWriter.quoted($0).replacing("'", with: "''") }.joined(separator: ", ")
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Rounded up to the minor unit.
  private func money(_ major: Double) -> String {
    let minor = (major * Double(design.currency.minorPerMajor) - 1e-6).rounded(.up)
    return DecimalText.text(Int64(minor), digits: design.currency.digits)
  }

  static func percent(millionths: Int64) -> String {
    var text = DecimalText.text(millionths, digits: 4)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text + "%"
  }
}
