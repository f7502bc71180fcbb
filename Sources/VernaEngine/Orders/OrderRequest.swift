public import VernaCore
public import VernaLedger
public import VernaMechanics

/// An order that wants its price held.
public struct OrderRequest: Hashable, Sendable {
  /// The order, unique with whoever sends it.
  public var order: ByteText
  /// What is to be bought.
  public var basket: Basket
  /// What the till or shop expects to be paid in money; nil takes what comes.
  public var expectedTotal: Money?
  /// How long it holds, seconds, 1 to 30 days.
  public var holdSeconds: Int64

  /// Makes a request.
  public init(order: ByteText, basket: Basket, expectedTotal: Money? = nil, holdSeconds: Int64 = 900) {
    self.order = order
    self.basket = basket
    self.expectedTotal = expectedTotal
    self.holdSeconds = holdSeconds
  }
}

/// What comes of a request to hold an order.
public enum OrderAnswer: Hashable, Sendable {
  /// Held until the deadline.
  case processed(Reservation)
  /// It comes to another total than was expected: nothing is held.
  case priceChanged(Calculation)
}

/// A confirmation: the receipt is paid.
public struct ConfirmRequest: Hashable, Sendable {
  /// The order.
  public var order: ByteText
  /// The receipt that the till printed.
  public var receipt: ByteText
  /// When it was paid; nil is now.
  public var paidAt: Int64?

  /// Makes a confirmation.
  public init(order: ByteText, receipt: ByteText, paidAt: Int64? = nil) {
    self.order = order
    self.receipt = receipt
    self.paidAt = paidAt
  }
}

/// A receipt that was paid without an order: a plain till, an offline one, a late one.
public struct ReceiptRequest: Hashable, Sendable {
  /// The receipt, unique with its source.
  public var receipt: ByteText
  /// What was bought; its moment is when it was paid.
  public var basket: Basket
  /// Money paid by line, in the basket's order, where the till has decided by itself; nil prices it by the programme of its moment.
  public var paid: [Money]?
  /// Points spent on it, decided by the till.
  public var spent: Points

  /// Makes a receipt.
  public init(receipt: ByteText, basket: Basket, paid: [Money]? = nil, spent: Points = .zero) {
    self.receipt = receipt
    self.basket = basket
    self.paid = paid
    self.spent = spent
  }
}

/// Goods that come back.
public struct ReturnRequest: Hashable, Sendable {
  /// The return's own id.
  public var id: ByteText
  /// The receipt that they were bought on.
  public var receipt: ByteText
  /// By line of the receipt, how much; empty is all that has not come back.
  public var lines: [(line: ByteText, quantity: Quantity)]
  /// When.
  public var at: Int64

  /// Makes a request.
  public init(id: ByteText, receipt: ByteText, lines: [(line: ByteText, quantity: Quantity)] = [], at: Int64) {
    self.id = id
    self.receipt = receipt
    self.lines = lines
    self.at = at
  }

  public static func == (left: ReturnRequest, right: ReturnRequest) -> Bool {
    left.id == right.id && left.receipt == right.receipt && left.at == right.at
      && left.lines.elementsEqual(right.lines) { $0.line == $1.line && $0.quantity == $1.quantity }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(receipt)
  }
}

/// Why a command was refused: the first that holds, in this order. Nothing has changed then.
public enum EngineRefusal: Error, Hashable, Sendable {
  /// A basket has at least one line and at most `Basket.mostLines`, quantities above zero, prices not under zero, ids that differ.
  case badBasket(BasketFault)
  /// What pricing cannot work with.
  case pricing(PricingFailure)
  /// A hold lasts from one second to 30 days.
  case badHold(seconds: Int64)
  /// No such member.
  case noMember
  /// The member is there already.
  case memberExists
  /// No such order with this owner.
  case noOrder(ByteText)
  /// The order is there already with another content, or is over.
  case orderExists(ByteText)
  /// The order was cancelled.
  case orderCancelled(ByteText)
  /// The receipt is there already, with another content.
  case receiptExists(ByteText)
  /// No such receipt with this owner.
  case noReceipt(ByteText)
  /// The receipt has no such line.
  case noLine(ByteText)
  /// More is to come back than is left of the line.
  case moreThanLeft(line: ByteText, left: Quantity)
  /// Nothing is left to come back.
  case nothingLeft
  /// The moment lies before the member joined, or after now.
  case badMoment(Int64)
  /// No such club, plan, reward, wallet.
  case unknown(ByteText)
  /// A reward is not to be had: its condition, schedule, stock or the member's own number.
  case rewardRefused(RefusalReason)
  /// Points of the wallet may not be given away.
  case notTransferable(ByteText)
  /// What the ledger refuses.
  case ledger(LedgerRefusal)
  /// A shared budget that was free a moment ago is not any more; to be tried again with what is left.
  case budgetRaced([LimitKey])
}

/// What is wrong with a basket.
public enum BasketFault: Hashable, Sendable {
  case noLines
  case tooManyLines(Int)
  case quantity(line: ByteText)
  case price(line: ByteText)
  case sameLine(ByteText)
  case tooLarge
}

extension Basket {
  /// What is wrong with it, nil for nothing.
  public var fault: BasketFault? {
    if lines.isEmpty { return .noLines }
    if lines.count > Basket.mostLines { return .tooManyLines(lines.count) }
    // Few lines are compared each with each, which is quicker than a hash of each.
    let isShort = lines.count <= 16
    var seen = Set<ByteText>()
    var sum: Int64 = 0
    for (place, line) in lines.enumerated() {
      if line.quantity <= .zero || line.quantity.thousandths > 1_000_000_000 { return .quantity(line: line.id) }
      if line.price < .zero || line.price.minorUnits > 1_000_000_000_000 { return .price(line: line.id) }
      let isThere =
        isShort ? lines[..<place].contains { $0.id == line.id } : !seen.insert(line.id).inserted
      if isThere { return .sameLine(line.id) }
      let (next, overflow) = sum.addingReportingOverflow(line.amount.minorUnits)
      if overflow || next > 1_000_000_000_000_000 { return .tooLarge }
      sum = next
    }
    return nil
  }
}
