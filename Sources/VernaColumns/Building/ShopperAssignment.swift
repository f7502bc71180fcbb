/// Gives each placed receipt its shopper and says whose it is: a member's, a known customer's, nobody's.
struct ShopperAssignment {
  private(set) var placed: [PlacedReceipt]
  /// Members' ids, then those of customers who are no members.
  private(set) var shopperIDs = TextTable()
  private(set) var memberOfShopper: [Int32] = []
  private let resolver: ReceiptResolver
  private let roll: MemberRoll
  private let customers: TextTable

  init(_ resolver: ReceiptResolver, roll: MemberRoll, customers: TextTable) {
    self.resolver = resolver
    self.roll = roll
    self.customers = customers
    placed = resolver.placed
  }

  /// Assigns sales and returns by their own ids, then returns by their originals.
  mutating func assign(_ report: inout BuildReport) {
    let shopperOfCustomer = linkCustomers()
    for index in placed.indices {
      let receipt = placed[index]
      if receipt.member != 0 {
        let member = Int(roll.memberOfCode[Int(receipt.member)])
        let joined = roll.members[member].joinedAt ?? 0
        placed[index].shopper = Int32(member)
        placed[index].flags.insert(Int64(receipt.at) >= joined ? .isMember : .isKnown)
      } else if receipt.customer != 0 {
        placed[index].shopper = shopperOfCustomer[Int(receipt.customer)]
        placed[index].flags.insert(.isKnown)
      }
    }
    followOriginals(&report)
  }

  /// The shopper of each customer code: the member who showed a card beside it first, else a shopper of its own.
  private mutating func linkCustomers() -> [Int32] {
    for (index, member) in roll.members.enumerated() {
      var id = member.id
      id.withUTF8 { shopperIDs.append(UnsafeRawBufferPointer($0)) }
      memberOfShopper.append(Int32(index))
    }
    var shoppers = [Int32](repeating: -1, count: customers.count)
    for receipt in placed where receipt.member != 0 && receipt.customer != 0 {
      if shoppers[Int(receipt.customer)] < 0 {
        shoppers[Int(receipt.customer)] = roll.memberOfCode[Int(receipt.member)]
      }
    }
    for code in shoppers.indices.dropFirst() where shoppers[code] < 0 {
      shoppers[code] = Int32(shopperIDs.count)
      customers.withBytes(of: code) { shopperIDs.append($0) }
      memberOfShopper.append(-1)
    }
    return shoppers
  }

  private mutating func followOriginals(_ report: inout BuildReport) {
    for pending in resolver.pending {
      guard let sale = sale(of: pending) else {
        placed[pending.placed].flags.insert(.lacksOriginal)
        report.returnsWithoutOriginal += 1
        continue
      }
      placed[pending.placed].flags.insert(.hasOriginal)
      follow(placed[sale], pending.placed)
    }
  }

  /// The owner of a return: the original's member; else its own; else the original's customer; else its own.
  private mutating func follow(_ sale: PlacedReceipt, _ index: Int) {
    if !sale.flags.contains(.isMember) && placed[index].flags.contains(.isMember) { return }
    if sale.shopper < 0 { return }
    placed[index].shopper = sale.shopper
    placed[index].flags.subtract([.isMember, .isKnown])
    placed[index].flags.formUnion(sale.flags.intersection([.isMember, .isKnown]))
  }

  private func sale(of pending: PendingReturn) -> Int? {
    let number = resolver.chunks[pending.chunk].originals.withBytes(of: Int(pending.originalCode)) {
      resolver.joiner.first(of: $0)
    }
    guard let number, let ordinal = ordinal(ofNumber: number) else { return nil }
    let index = Int(resolver.placedOfOrdinal[ordinal])
    return placed[index].flags.contains(.isReturn) ? nil : index
  }

  /// The ordinal of a first staged receipt; nil where nothing of it was placed.
  private func ordinal(ofNumber number: Int) -> Int? {
    let numbers = resolver.numberOfOrdinal
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if Int(numbers[middle]) < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && Int(numbers[low]) == number ? low : nil
  }
}
