public import VernaCore

/// Something that happened to an owner, as it is written down: what came in, and what was decided, frozen.
public struct JournalDraft: Hashable, Sendable {
  /// What kind of thing: `receipt`, `return`, `action`, `order.reserved` ...; not empty. The engine's word.
  public var kind: ByteText
  /// When it happened, seconds since 1970-01-01 UTC.
  public var occurredAt: Int64
  /// The order, receipt or other thing that it is about; empty for none.
  public var reference: ByteText
  /// The version of the programme that it was decided under, 0 for none.
  public var programmeVersion: Int32
  /// What came in.
  public var body: [UInt8]
  /// What was decided.
  public var decision: [UInt8]

  /// Makes a draft.
  public init(
    kind: ByteText, occurredAt: Int64, reference: ByteText = "", programmeVersion: Int32 = 0, body: [UInt8] = [],
    decision: [UInt8] = []
  ) {
    self.kind = kind
    self.occurredAt = occurredAt
    self.reference = reference
    self.programmeVersion = programmeVersion
    self.body = body
    self.decision = decision
  }
}

/// A row of an owner's journal. Never changed.
public struct JournalRow: Hashable, Sendable {
  /// From 1, by owner.
  public var number: Int64
  /// When it was written.
  public var recordedAt: Int64
  /// What was written.
  public var event: JournalDraft

  /// Makes a row.
  public init(number: Int64, recordedAt: Int64, event: JournalDraft) {
    self.number = number
    self.recordedAt = recordedAt
    self.event = event
  }
}
