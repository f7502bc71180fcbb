import VernaCore
import VernaMechanics

extension RecordWriter {
  mutating func write(_ basket: Basket) {
    write(basket.at)
    write(basket.store)
    write(basket.channel)
    write(basket.cashier)
    write(basket.codes) { $0.write($1) }
    switch basket.spending {
    case .nothing: write(0)
    case .most: write(1)
    case .exactly(let points):
      write(2)
      write(points)
    }
    write(basket.wallet) { $0.write($1) }
    write(basket.lines) { $0.write($1) }
  }

  mutating func write(_ line: BasketLine) {
    write(line.id)
    write(line.sku)
    write(line.category)
    write(line.brand)
    write(line.quantity.thousandths)
    write(line.price)
    write(line.listPrice)
    write(line.unitCostMicros) { $0.write($1) }
    write(line.vatRate.millionths)
    write(line.minPrice)
    write(line.isMarked)
    write(line.isExcluded)
    write(line.attributes.sorted { $0.key < $1.key }) {
      $0.write($1.key)
      $0.write($1.value)
    }
  }
}

extension RecordReader {
  mutating func basket() throws(RecordDamage) -> Basket {
    let at = try number()
    let (store, channel, cashier) = (try text(), try text(), try text())
    let codes = try list { reader throws(RecordDamage) in try reader.text() }
    let spending: Basket.Spending =
      switch try number() {
      case 0: .nothing
      case 1: .most
      default: .exactly(try points())
      }
    let wallet = try optional { reader throws(RecordDamage) in try reader.text() }
    let lines = try list { reader throws(RecordDamage) in try reader.basketLine() }
    return Basket(
      lines: lines, at: at, store: store, channel: channel, cashier: cashier, codes: codes, spending: spending,
      wallet: wallet)
  }

  mutating func basketLine() throws(RecordDamage) -> BasketLine {
    let (id, sku, category, brand) = (try text(), try text(), try text(), try text())
    let quantity = Quantity(thousandths: try number())
    let (price, listPrice) = (try money(), try money())
    let cost = try optional { reader throws(RecordDamage) in try reader.number() }
    let vat = Share(millionths: try number())
    let minPrice = try money()
    let (isMarked, isExcluded) = (try bool(), try bool())
    let pairs = try list { reader throws(RecordDamage) in (try reader.text(), try reader.text()) }
    return BasketLine(
      id: id, sku: sku, category: category, brand: brand, quantity: quantity, price: price, listPrice: listPrice,
      unitCostMicros: cost, vatRate: vat, minPrice: minPrice, isMarked: isMarked, isExcluded: isExcluded,
      attributes: Dictionary(pairs, uniquingKeysWith: { $1 }))
  }
}
