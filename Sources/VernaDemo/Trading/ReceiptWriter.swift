/// Writes receipts and their lines.
struct ReceiptWriter {
  private let receipts: ByteFile
  private let lines: ByteFile
  private let network: StoreNetwork
  private var promotionTexts: [PreparedText] = []
  private(set) var sales = 0
  private(set) var returns = 0
  private(set) var lineCount = 0

  init(files: DemoFiles, network: StoreNetwork) {
    receipts = files.receipts
    lines = files.lines
    self.network = network
  }

  /// The number that the next receipt will have.
  var nextReceipt: Int { sales + returns + 1 }

  /// Spells the promotions of a fortnight.
  mutating func turn(toFortnight fortnight: Int) {
    let number = fortnight + 1 < 10 ? "0\(fortnight + 1)" : "\(fortnight + 1)"
    promotionTexts = [
      PreparedText(",,\n"), PreparedText(",P\(number)S,supplier\n"), PreparedText(",P\(number)M,store\n"),
      PreparedText(",P\(number)C,programme\n"),
    ]
  }

  /// Writes one receipt.
  ///
  /// - Parameters:
  ///   - second: the store's own time.
  ///   - member: the member whose card was shown, or -1.
  ///   - cashier: the index of the cashier, or -1 for an online order.
  ///   - original: the receipt brought back, which makes this one a return.
  mutating func write(
    date: PreparedText, second: Int, member: Int, store: Int, cashier: Int, original: Int?, basket: Basket,
    pointsPaid: Int
  ) {
    let number = nextReceipt
    receipts.receiptID(number)
    receipts.comma()
    receipts.moment(date, second: second)
    if original == nil {
      sales += 1
      receipts.text(",sale,")
    } else {
      returns += 1
      receipts.text(",return,")
    }
    if member >= 0 { receipts.memberID(member) }
    receipts.comma()
    receipts.prepared(network.stores[store].code)
    receipts.comma()
    if cashier >= 0 { receipts.prepared(network.stores[store].cashiers[cashier].name) }
    receipts.text(cashier >= 0 ? ",store," : ",online,")
    if let original { receipts.receiptID(original) }
    receipts.comma()
    receipts.hundredths(basket.total)
    receipts.comma()
    receipts.number(Int64(pointsPaid))
    receipts.newLine()
    lineCount += basket.lines.count
    guard lines.isKept else { return }
    for line in basket.lines {
      lines.receiptID(number)
      lines.byte(44)
      lines.byte(80)
      lines.number(Int(line.product) + 1, width: 5)
      lines.comma()
      lines.thousandths(line.quantity)
      lines.comma()
      lines.hundredths(line.amount)
      lines.comma()
      lines.hundredths(Int64(line.list))
      lines.comma()
      lines.hundredths(Int64(line.cost))
      lines.prepared(promotionTexts[Int(line.promotion.rawValue)])
    }
  }
}
