public import VernaCore

/// The diagnosis as shown: sentences are phrases that VernaLanguage writes.
public struct DiagnosisView: Sendable, Hashable {
  /// The state of the programme in one sentence.
  public var verdict: Phrase
  public var cautions: [Phrase]
  /// In order of money at stake.
  public var findings: [FindingView]
  /// What falls three steps in a row within chance, and no finding speaks of.
  public var watch: [FindingView]

  /// Makes one from its parts.
  public init(verdict: Phrase, cautions: [Phrase], findings: [FindingView], watch: [FindingView] = []) {
    self.verdict = verdict
    self.cautions = cautions
    self.findings = findings
    self.watch = watch
  }
}

/// A finding as shown.
public struct FindingView: Sendable, Hashable {
  /// The id of the finding.
  public var id: String
  /// bad, warning, note.
  public var severity: String
  /// Ids, the main one first.
  public var metrics: [String]
  public var title: Phrase
  public var meaning: Phrase
  public var causes: [Phrase]
  public var actions: [ActionView]
  public var stakes: [StakeView]
  public var evidence: [Phrase]

  /// Makes one from its parts.
  public init(
    id: String, severity: String, metrics: [String], title: Phrase, meaning: Phrase, causes: [Phrase],
    actions: [ActionView], stakes: [StakeView], evidence: [Phrase]
  ) {
    self.id = id
    self.severity = severity
    self.metrics = metrics
    self.title = title
    self.meaning = meaning
    self.causes = causes
    self.actions = actions
    self.stakes = stakes
    self.evidence = evidence
  }
}

/// One line of money at stake; lines are never summed.
public struct StakeView: Sendable, Hashable {
  /// visible, extra_margin, break_even_uplift.
  public var kind: String
  /// Major units.
  public var low: Double?
  public var high: Double?
  public var share: Double?
  public var assumption: Phrase?

  /// Makes one from its parts.
  public init(kind: String, low: Double?, high: Double?, share: Double?, assumption: Phrase?) {
    self.kind = kind
    self.low = low
    self.high = high
    self.share = share
    self.assumption = assumption
  }
}

/// An action as shown.
public struct ActionView: Sendable, Hashable {
  /// promotion, trigger, challenge, offer, hold_out, cashier_list, task.
  public var kind: String
  public var title: Phrase
  public var draft: [Phrase]
  /// Major units a month.
  public var forecastCost: Double?
  /// The metric it should move, by id.
  public var moves: String

  /// Makes one from its parts.
  public init(kind: String, title: Phrase, draft: [Phrase], forecastCost: Double?, moves: String) {
    self.kind = kind
    self.title = title
    self.draft = draft
    self.forecastCost = forecastCost
    self.moves = moves
  }
}
