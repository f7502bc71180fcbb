import VernaCore
import VernaLanguage
import VernaMechanics

/// Reads control groups and tells everything that does not exist for them.
struct HoldoutReader {
  let context: ReadingContext

  func apply(_ file: TableReader, to programme: inout Programme) {
    for entry in file.map("holdouts", .table(.holdout)) {
      guard let inner = TableReader(entry.value, .holdout, entry.key, context) else { continue }
      let share = inner.share("share") ?? .zero
      if share == .whole {
        context.warn(
          inner.place(of: "share"), "в контрольной группе \(entry.key) все участники",
          "everybody is in the control group \(entry.key)",
          Bilingual("обычно хватает 5%", "5% is usually enough"))
      }
      let scope: Holdout.Scope = inner.text("of", .holdoutScope) { self.scope($0) } ?? .programme
      let id = ByteText(entry.key)
      programme.pricing.holdouts.append(Holdout(id: id, scope: scope, share: share, salt: inner.name("salt") ?? ""))
      switch scope {
      case .programme: hold(id, everythingOf: &programme)
      case .tiers:
        hold(id, tiersOf: &programme)
      case .offer(let offer):
        let places = programme.pricing.offers.indices.filter { isPart(programme.pricing.offers[$0].id, of: offer) }
        for place in places { add(id, to: &programme.pricing.offers[place].audience.holdouts) }
        if places.isEmpty {
          context.noteUnknown(
            inner.place(of: "of"), offer.string, what: Bilingual("предложения", "offer"),
            among: programme.pricing.offers.map(\.id.string))
        }
      }
    }
  }

  private func scope(_ text: String) -> Holdout.Scope? {
    let words = WrittenValue.words(text)
    switch (words.first, words.count) {
    case ("programme", 1): return .programme
    case ("tiers", 1): return .tiers
    case ("offer", 2): return .offer(ByteText(words[1]))
    default: return nil
    }
  }

  /// Whether an offer is the one named, or one of the things that it gives.
  private func isPart(_ id: ByteText, of named: ByteText) -> Bool {
    id == named || OfferReader.benefitKeys.contains { id == ByteText("\(named).\($0)") }
  }

  private func hold(_ id: ByteText, everythingOf programme: inout Programme) {
    for place in programme.pricing.offers.indices { add(id, to: &programme.pricing.offers[place].audience.holdouts) }
    hold(id, tiersOf: &programme)
    if var referral = programme.referral {
      add(id, to: &referral.holdouts)
      programme.referral = referral
    }
  }

  private func hold(_ id: ByteText, tiersOf programme: inout Programme) {
    for place in programme.pricing.offers.indices where programme.pricing.offers[place].section == .tiers {
      add(id, to: &programme.pricing.offers[place].audience.holdouts)
    }
    guard var tiers = programme.tiers else { return }
    add(id, to: &tiers.holdouts)
    programme.tiers = tiers
  }

  private func add(_ id: ByteText, to list: inout [ByteText]) {
    if !list.contains(id) { list.append(id) }
  }
}
