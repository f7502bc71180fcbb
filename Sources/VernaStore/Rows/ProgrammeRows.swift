public import VernaCore
public import VernaLedger

/// A version of the programme file as it was published.
public struct ProgrammeVersion: Hashable, Sendable {
  /// Its number, from 1.
  public var version: Int32
  /// From when on it holds, seconds since 1970-01-01 UTC.
  public var effectiveFrom: Int64
  /// The file.
  public var text: [UInt8]
  /// A hash by which another text of the same number is known.
  public var hash: [UInt8]

  /// Makes a version.
  public init(version: Int32, effectiveFrom: Int64, text: [UInt8], hash: [UInt8]) {
    self.version = version
    self.effectiveFrom = effectiveFrom
    self.text = text
    self.hash = hash
  }
}

/// A month whose books were closed, and what they said. Never changed.
public struct ClosedMonth: Hashable, Sendable {
  /// The month (`Day.monthIndex`).
  public var month: Int
  /// When it was closed, seconds since 1970-01-01 UTC.
  public var closedAt: Int64
  /// What the books said: the writer's own form.
  public var body: [UInt8]

  /// Makes a record.
  public init(month: Int, closedAt: Int64, body: [UInt8]) {
    self.month = month
    self.closedAt = closedAt
    self.body = body
  }
}

/// What one owner has another do: points on their way, or another task.
public struct Transfer: Hashable, Sendable {
  /// Its name, which both halves refer to.
  public var id: ByteText
  /// Whose they were.
  public var from: ByteText
  /// Whose they will be.
  public var to: ByteText
  /// The wallet.
  public var wallet: ByteText
  /// What is on its way (`OwnerLedger.parts(of:)`).
  public var parts: [TransferIn.Part]
  /// What is to be done there beside taking the points; empty for nothing. The engine's words.
  public var task: [UInt8]
  /// When they left.
  public var startedAt: Int64

  /// Makes a transfer.
  public init(
    id: ByteText, from: ByteText, to: ByteText, wallet: ByteText, parts: [TransferIn.Part], task: [UInt8] = [],
    startedAt: Int64
  ) {
    self.task = task
    self.id = id
    self.from = from
    self.to = to
    self.wallet = wallet
    self.parts = parts
    self.startedAt = startedAt
  }

  /// The second half.
  public var transferIn: TransferIn { TransferIn(wallet: wallet, parts: parts, transfer: id) }
}

/// By whose clock a store goes.
public enum StoreClock: Sendable {
  /// The database's own.
  case database
  /// One that tests and simulations turn.
  case given(@Sendable () -> Int64)
}
