public import VernaCore

/// Something out of norm, falling or suspicious: what it means, why it may be, what to do, what money is at stake.
///
/// Holds facts; VernaLanguage has the sentences (`Phrase`).
public struct Finding: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Codable, CaseIterable {
    case bad, warning, note
  }

  /// Such as `receipts_share_low` or `suspect_cards`.
  public var id: String
  /// How bad it is.
  public var severity: Severity
  /// The metrics it is read from, the first the main one.
  public var metrics: [String]
  /// One sentence with the finding in it.
  public var title: Phrase
  /// What it means.
  public var meaning: Phrase
  /// Likely causes, likeliest first.
  public var causes: [Phrase]
  public var actions: [FindingAction]
  /// Money at stake: up to three lines, never summed.
  public var stakes: [Stake]
  /// Who it is about: stores, cashiers, cards, weeks, each a sentence with its figures.
  public var evidence: [Phrase]

  /// Makes one from its parts.
  public init(
    id: String, severity: Severity, metrics: [String], title: Phrase, meaning: Phrase, causes: [Phrase] = [],
    actions: [FindingAction] = [], stakes: [Stake] = [], evidence: [Phrase] = []
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

/// One line of money at stake (METRICS.md, "Money at stake"). Lines are never summed.
public struct Stake: Sendable, Hashable {
  /// The kinds there are.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Turnover that would carry a card: not extra revenue.
    case visible
    /// Extra margin if the uplift is between two bounds, an assumption.
    case extraMargin = "extra_margin"
    /// The uplift at which the action pays for itself.
    case breakEvenUplift = "break_even_uplift"
  }

  /// What kind it is.
  public var kind: Kind
  /// Minor units, for the two kinds that are money: least and greatest.
  public var low: Int64?
  public var high: Int64?
  /// For the break-even uplift: a fraction.
  public var share: Double?
  /// The assumption named.
  public var assumption: Phrase?

  /// Makes one from its parts.
  public init(kind: Kind, low: Int64? = nil, high: Int64? = nil, share: Double? = nil, assumption: Phrase? = nil) {
    self.kind = kind
    self.low = low
    self.high = high
    self.share = share
    self.assumption = assumption
  }
}

/// An action as a draft that can be launched.
public struct FindingAction: Sendable, Hashable {
  /// The kinds there are.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case promotion, trigger, challenge, offer
    case holdout = "hold_out"
    case cashierList = "cashier_list"
    case task
  }

  /// What kind it is.
  public var kind: Kind
  /// What to do, as a sentence.
  public var title: Phrase
  /// The draft's settings, each a phrase such as "points x2 from a basket of 1,200".
  public var draft: [Phrase]
  /// Forecast cost over a month in minor units, nil where it costs nothing or cannot be told.
  public var forecastCost: Int64?
  /// The metric it should move.
  public var moves: String

  /// Makes one from its parts.
  public init(kind: Kind, title: Phrase, draft: [Phrase] = [], forecastCost: Int64? = nil, moves: String) {
    self.kind = kind
    self.title = title
    self.draft = draft
    self.forecastCost = forecastCost
    self.moves = moves
  }
}

/// What a diagnosis says of a report: the verdict in one sentence, the gauge's reading, and the findings in order of
/// money at stake.
public struct DiagnosisResult: Sendable, Hashable {
  /// The state of the programme in one sentence.
  public var verdict: Phrase
  /// The warning that member-against-others figures are not causal, and the break-even sentence.
  public var cautions: [Phrase]
  public var findings: [Finding]
  /// Figures that are worse than last year three steps in a row or out of their norm, though not beyond chance, and
  /// figures better than their norm, of which no finding speaks: with their causes and actions, but nothing that calls for money yet.
  public var watch: [Finding]

  /// Makes one from its parts.
  public init(verdict: Phrase, cautions: [Phrase] = [], findings: [Finding] = [], watch: [Finding] = []) {
    self.verdict = verdict
    self.cautions = cautions
    self.findings = findings
    self.watch = watch
  }
}
