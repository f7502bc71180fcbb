import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// Reads what is to happen by itself.
struct TriggerReader {
  let context: ReadingContext
  let wallets: [Wallet]

  func triggers(_ file: TableReader) -> [Trigger] {
    file.map("triggers", .table(.trigger)).compactMap { entry in
      guard let inner = TableReader(entry.value, .trigger, entry.key, context) else { return nil }
      let event = inner.text("on", .triggerEvent, EventReader.triggerEvent)
      let actions = actions(inner, entry.key)
      let quiet = inner.span("quiet", .hours) ?? 0
      if case .daily = event, quiet == 0, inner.has("do") {
        context.warn(
          entry.place, "\(entry.key) срабатывает у каждого каждый день",
          "\(entry.key) goes off for everybody every day",
          Bilingual("добавьте quiet: 30 days", "add quiet: 30 days"))
      }
      return Trigger(
        id: ByteText(entry.key), title: inner.title("name"), event: event ?? .purchase,
        condition: inner.rule("when", .member),
        actions: actions, quietHours: quiet)
    }
  }

  private func actions(_ inner: TableReader, _ label: String) -> [Trigger.Action] {
    guard let node = inner.node("do", as: .list(.table(.action))) else { return [] }
    let actions = (node.items ?? [node]).compactMap { item -> Trigger.Action? in
      guard let table = TableReader(item, .action, "do", context) else { return nil }
      let channel = table.name("channel")
      let wallet = table.reference("wallet", .wallet) ?? wallets.first?.id ?? DefaultWallet.id
      var found: [Trigger.Action] = []
      if let template = table.name("message") {
        found.append(.message(template: template, channel: channel ?? "email"))
      }
      if let series = table.reference("coupon", .series) { found.append(.coupon(series: series)) }
      if let points = table.points("points") { found.append(.points(points, wallet: wallet)) }
      if let address = table.text("webhook", .address, address) { found.append(.webhook(url: address)) }
      let keys = ["message", "coupon", "points", "webhook"]
      if keys.filter(table.has).count != 1 {
        context.note(
          table.place, "\(label): действие — что-то одно", "\(label): an action is one thing",
          Bilingual(
            "напишите одно из: \(keys.joined(separator: ", "))", "write one of: \(keys.joined(separator: ", "))"))
      }
      return found.first
    }
    if actions.isEmpty, node.items?.isEmpty == true {
      context.note(
        node.place, "\(label): ничего не делает", "\(label): it does nothing",
        Bilingual("добавьте действие: - {message: hello}", "add an action: - {message: hello}"))
    }
    return actions
  }

  private func address(_ text: String) -> ByteText? {
    let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
    return isAddress && text.utf8.count > 8 && !text.contains(" ") ? ByteText(text) : nil
  }
}
