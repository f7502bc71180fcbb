import VernaCore
import VernaLedger
import VernaMechanics

/// A refusal as answers carry it and the journal keeps it: a code that never changes and the facts that sentences are made of.
public struct RefusalNote: Error, Hashable, Sendable {
  /// `not_enough_points`, `order_unknown` ...
  public var code: String
  /// By name.
  public var facts: [String: String]

  /// Makes a note.
  public init(_ code: String, _ facts: [String: String] = [:]) {
    self.code = code
    self.facts = facts
  }

  /// As it is kept: the code and the facts by name.
  var text: ByteText {
    ByteText(([code] + facts.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }).joined(separator: "\u{1f}"))
  }

  /// Reads a kept note.
  init(text: ByteText) {
    let parts = text.string.split(separator: "\u{1f}", omittingEmptySubsequences: false).map(String.init)
    code = parts[0]
    facts = [:]
    var place = 1
    while place + 1 < parts.count {
      facts[parts[place]] = parts[place + 1]
      place += 2
    }
  }
}

extension EngineRefusal {
  /// As answers carry it.
  public var note: RefusalNote {
    switch self {
    case .badBasket(let fault): fault.note
    case .pricing(let failure): RefusalNote("basket_not_priced", ["why": "\(failure)"])
    case .badHold(let seconds): RefusalNote("hold_out_of_range", ["seconds": "\(seconds)"])
    case .noMember: RefusalNote("member_unknown")
    case .memberExists: RefusalNote("member_exists")
    case .noOrder(let order): RefusalNote("order_unknown", ["order": order.string])
    case .orderExists(let order): RefusalNote("order_exists", ["order": order.string])
    case .orderCancelled(let order): RefusalNote("order_cancelled", ["order": order.string])
    case .receiptExists(let receipt): RefusalNote("receipt_exists", ["receipt": receipt.string])
    case .noReceipt(let receipt): RefusalNote("receipt_unknown", ["receipt": receipt.string])
    case .noLine(let line): RefusalNote("line_unknown", ["line": line.string])
    case .moreThanLeft(let line, let left):
      RefusalNote("more_than_left", ["line": line.string, "left_thousandths": "\(left.thousandths)"])
    case .nothingLeft: RefusalNote("nothing_left")
    case .badMoment(let moment): RefusalNote("moment_out_of_range", ["moment": "\(moment)"])
    case .unknown(let name): RefusalNote("name_unknown", ["name": name.string])
    case .rewardRefused(let reason): RefusalNote("reward_refused", ["reason": reason.code])
    case .notTransferable(let wallet): RefusalNote("wallet_not_transferable", ["wallet": wallet.string])
    case .ledger(let refusal): refusal.note
    case .budgetRaced(let keys):
      RefusalNote("budget_raced", ["limits": keys.map(\.text).sorted().joined(separator: ",")])
    }
  }

  /// Whether the same request may be answered otherwise later, so that it is not kept.
  public var isRetryable: Bool {
    if case .budgetRaced = self { true } else { false }
  }
}

extension BasketFault {
  fileprivate var note: RefusalNote {
    switch self {
    case .noLines: RefusalNote("basket_empty")
    case .tooManyLines(let count): RefusalNote("basket_too_long", ["lines": "\(count)"])
    case .quantity(let line): RefusalNote("quantity_out_of_range", ["line": line.string])
    case .price(let line): RefusalNote("price_out_of_range", ["line": line.string])
    case .sameLine(let line): RefusalNote("line_twice", ["line": line.string])
    case .tooLarge: RefusalNote("basket_too_large")
    }
  }
}

extension LedgerRefusal {
  fileprivate var note: RefusalNote {
    func number(_ points: Points) -> String { "\(points.hundredths)" }
    switch self {
    case .amountOutOfRange(let points): return RefusalNote("points_out_of_range", ["hundredths": number(points)])
    case .notEnough(let available): return RefusalNote("not_enough_points", ["hundredths": number(available)])
    case .noHold(let hold): return RefusalNote("hold_unknown", ["hold": hold.string])
    case .holdExists(let hold): return RefusalNote("hold_exists", ["hold": hold.string])
    case .moreThanHeld(let points): return RefusalNote("more_than_held", ["hundredths": number(points)])
    case .notSpentOn(let receipt, let left):
      return RefusalNote("not_spent_on", ["receipt": receipt.string, "hundredths": number(left)])
    case .notEarnedBy(let receipt, let left):
      return RefusalNote("not_earned_by", ["receipt": receipt.string, "hundredths": number(left)])
    case .expiresBeforeActive: return RefusalNote("expires_before_active")
    case .deadlinePassed: return RefusalNote("deadline_passed")
    }
  }
}
