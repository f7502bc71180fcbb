public import VernaCore

/// A name that leads to an owner: of an order, a receipt, a card, the hash of a telephone, a code.
public struct DirectoryName: Hashable, Comparable, Sendable {
  /// What kind of name: `order`, `receipt`, `card` ...; not empty. The engine's word.
  public var kind: ByteText
  /// The name.
  public var key: ByteText

  /// Makes a name.
  public init(_ kind: ByteText, _ key: ByteText) {
    self.kind = kind
    self.key = key
  }

  public static func < (left: DirectoryName, right: DirectoryName) -> Bool {
    (left.kind, left.key) < (right.kind, right.key)
  }
}

/// Where a name leads.
public struct DirectoryEntry: Hashable, Sendable {
  /// The owner.
  public var owner: ByteText
  /// What it is called in the owner's journal; empty for none.
  public var reference: ByteText
  /// The number of the journal's row from which on it can be there.
  public var since: Int64

  /// Makes an entry.
  public init(owner: ByteText, reference: ByteText, since: Int64 = 1) {
    self.owner = owner
    self.reference = reference
    self.since = since
  }
}

/// The key of a request that is done once.
public struct IdempotencyKey: Hashable, Comparable, Sendable {
  /// The API key that it belongs to.
  public var apiKey: ByteText
  /// What the caller calls it.
  public var key: ByteText

  /// Makes a key.
  public init(apiKey: ByteText, key: ByteText) {
    self.apiKey = apiKey
    self.key = key
  }

  public static func < (left: IdempotencyKey, right: IdempotencyKey) -> Bool {
    (left.apiKey, left.key) < (right.apiKey, right.key)
  }
}

/// What was done under a key.
public struct IdempotencyRecord: Hashable, Sendable {
  /// The key.
  public var key: IdempotencyKey
  /// The hash of method, path and body, by which another request under the same key is known.
  public var hash: [UInt8]
  /// The owner whose journal holds the decision.
  public var owner: ByteText
  /// The decision's number there; 0 for a refusal that left nothing.
  public var journalNumber: Int64

  /// Makes a record.
  public init(key: IdempotencyKey, hash: [UInt8], owner: ByteText, journalNumber: Int64) {
    self.key = key
    self.hash = hash
    self.owner = owner
    self.journalNumber = journalNumber
  }
}
