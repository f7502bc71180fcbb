import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// Compares two programmes part by part.
struct ProgrammeComparison {
  let old: Programme
  let new: Programme
  private let oldTeller: ProgrammeTeller
  private let newTeller: ProgrammeTeller

  /// A part of a programme as it is compared: its name, its words, and how its numbers are to be read.
  struct Part {
    var section: String
    var id: ByteText
    var title: String
    var words: String
    /// Numbers of which more is better for members, in a fixed order.
    var better: [Int64] = []
    /// What it is worth on a basket of 1,000, in minor units.
    var worth: Int64?
    /// Whether having it costs the programme anything.
    var costs = true
    /// Whether members see it at all.
    var isForMembers = true
  }

  init(_ old: Programme, _ new: Programme, _ language: Language) {
    self.old = old
    self.new = new
    oldTeller = ProgrammeTeller(old, language)
    newTeller = ProgrammeTeller(new, language)
  }

  func diff() -> ProgrammeDiff {
    let before = PartList(teller: oldTeller).parts
    let after = PartList(teller: newTeller).parts
    var changes: [ProgrammeDiff.Change] = []
    var sections: [String] = []
    for part in after + before where !sections.contains(part.section) { sections.append(part.section) }
    for section in sections {
      let olds = before.filter { $0.section == section }
      let news = after.filter { $0.section == section }
      for part in news {
        changes += change(olds.first { $0.id == part.id }, part).map { [$0] } ?? []
      }
      for part in olds where !news.contains(where: { $0.id == part.id }) {
        changes += change(part, nil).map { [$0] } ?? []
      }
    }
    return ProgrammeDiff(changes: changes)
  }

  private func change(_ before: Part?, _ after: Part?) -> ProgrammeDiff.Change? {
    guard let part = after ?? before else { return nil }
    if let before, let after, before.words == after.words { return nil }
    let (effect, difference) = effect(before, after)
    var cost: ProgrammeDiff.Direction
    switch effect {
    case .better, .new: cost = .up
    case .worse, .gone: cost = .down
    case .changed: cost = .unknown
    }
    if !part.costs { cost = .none }
    if !part.isForMembers, cost != .none {
      // What keeps the programme from giving works the other way round.
      cost = effect == .new ? .down : effect == .gone ? .up : .unknown
    }
    let money = difference.map { (difference: Int64) -> String in
      (difference > 0 ? "+" : "") + newTeller.money(minorUnits: difference)
    }
    return ProgrammeDiff.Change(
      section: part.section, id: part.id.string, title: part.title, members: effect, cost: cost,
      onBasketOfThousand: money,
      before: before?.words, after: after?.words)
  }

  private func effect(_ before: Part?, _ after: Part?) -> (ProgrammeDiff.Effect, Int64?) {
    guard let before else { return (.new, after?.worth) }
    guard let after else { return (.gone, before.worth.map { -$0 }) }
    let difference = before.worth.flatMap { old in after.worth.map { $0 - old } }
    var signs: Set<Int> = []
    if let difference, difference != 0 { signs.insert(difference > 0 ? 1 : -1) }
    if before.better.count == after.better.count {
      for (old, new) in zip(before.better, after.better) where old != new { signs.insert(new > old ? 1 : -1) }
    }
    let effect: ProgrammeDiff.Effect = signs == [1] ? .better : signs == [-1] ? .worse : .changed
    return (effect, difference == 0 ? nil : difference)
  }
}
