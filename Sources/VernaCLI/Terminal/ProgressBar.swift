import Synchronization
import VernaLanguage

/// A bar on standard error with the rate and the time left; nothing where nobody looks.
///
/// Safe to call from any thread. It draws at most ten times a second and takes its line away at the end.
final class ProgressBar: Sendable {
  private struct State {
    var drawn = false
    var last: ContinuousClock.Instant?
  }

  private let title: String
  private let unit: Bilingual
  private let wording: Wording
  private let terminal: Terminal
  private let started: ContinuousClock.Instant
  private let isShown: Bool
  private let state = Mutex(State())

  /// - Parameter unit: what the rate counts, in the genitive plural: "строк".
  init(title: String, unit: Bilingual, wording: Wording, terminal: Terminal = .standardError, isQuiet: Bool = false) {
    self.title = title
    self.unit = unit
    self.wording = wording
    self.terminal = terminal
    started = ContinuousClock.now
    isShown = terminal.isTerminal && !isQuiet
  }

  /// Shows how far the work has come.
  ///
  /// - Parameters:
  ///   - share: from 0 to 1.
  ///   - count: how many units are done, for the rate.
  func show(_ share: Double, count: Int, detail: String = "") {
    guard isShown else { return }
    let now = ContinuousClock.now
    let isDue = state.withLock { state in
      if let last = state.last, now - last < .milliseconds(100) { return false }
      state.last = now
      state.drawn = true
      return true
    }
    if isDue {
      terminal.write("\r\u{1B}[2K" + line(share, count: count, detail: detail, seconds: (now - started).seconds))
    }
  }

  /// Takes the bar away.
  func clear() {
    guard isShown else { return }
    let drawn = state.withLock { $0.drawn }
    if drawn { terminal.write("\r\u{1B}[2K") }
  }

  private func line(_ share: Double, count: Int, detail: String, seconds: Double) -> String {
    let done = min(1, max(0, share))
    let width = 24
    let filled = Int((done * Double(width)).rounded())
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    var parts = [title + (detail.isEmpty ? "" : " " + detail), bar, wording.numbers.percent(done, decimals: 0)]
    if seconds > 0.5 {
      let rate = Double(count) / seconds
      parts.append(rateText(rate))
      if done > 0.01 {
        let left = seconds / done * (1 - done)
        parts.append(wording(Bilingual("осталось ", "left ")) + wording.durations.text(seconds: left))
      }
    }
    return String(parts.joined(separator: "  ").prefix(max(20, terminal.width - 1)))
  }

  private func rateText(_ rate: Double) -> String {
    let perSecond = wording(unit) + wording(Bilingual("/с", "/s"))
    if rate >= 1_000_000 {
      return wording.numbers.text(rate / 1_000_000, decimals: 1) + wording(Bilingual(" млн ", " M ")) + perSecond
    }
    if rate >= 1_000 {
      return wording.numbers.text(rate / 1_000, decimals: 0) + wording(Bilingual(" тыс. ", " k ")) + perSecond
    }
    return wording.numbers.text(rate, decimals: 0) + " " + perSecond
  }
}

extension Duration {
  /// The span in seconds.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
