/// Gives each placed receipt its shopper and says whose it is: a member's, a known customer's, nobody's.
struct ShopperAssignment {
  /// By placed receipt: the index of its shopper, -1 for anonymous.
  private(set) var shoppers: [Int32]
  /// By placed receipt: `isMember`, `isKnown`, `hasOriginal`, `lacksOriginal` to be added to its flags.
  private(set) var standings: [ReceiptFlags]
  /// Members' ids, then those of customers who are no members.
  private(set) var shopperIDs = TextTable()
  private(set) var memberOfShopper: [Int32] = []
  /// By the builder's code of a customer id, -1 for none.
  private(set) var shopperOfCustomer: [Int32] = []
  private let resolver: ReceiptResolver
  private let roll: MemberRoll

  /// Assigns sales and returns by their own ids, then returns by their originals.
  init(_ resolver: ReceiptResolver, roll: MemberRoll, customers: TextTable, _ report: inout BuildReport) {
    self.resolver = resolver
    self.roll = roll
    shoppers = [Int32](repeating: -1, count: resolver.placed.count)
    standings = [ReceiptFlags](repeating: [], count: resolver.placed.count)
    shopperOfCustomer = linkCustomers(customers)
    // A member's index and the moment of joining by code, side by side.
    let joined = roll.memberOfCode.map { member in
      (member: member, at: member < 0 ? 0 : roll.members[Int(member)].joinedAt ?? 0)
    }
    for index in resolver.owners.indices {
      let owner = resolver.owners[index]
      if owner.member != 0 {
        let member = joined[Int(owner.member)]
        shoppers[index] = member.member
        standings[index] = Int64(resolver.placed[index].at) >= member.at ? .isMember : .isKnown
      } else if owner.customer != 0 {
        shoppers[index] = shopperOfCustomer[Int(owner.customer)]
        standings[index] = .isKnown
      }
    }
    followOriginals(&report)
  }

  /// The shopper of each customer code: the member who showed a card beside it first, else a shopper of its own.
  private mutating func linkCustomers(_ customers: TextTable) -> [Int32] {
    for (index, member) in roll.members.enumerated() {
      var id = member.id
      id.withUTF8 { shopperIDs.append(UnsafeRawBufferPointer($0)) }
      memberOfShopper.append(Int32(index))
    }
    var shoppers = [Int32](repeating: -1, count: customers.count)
    if customers.count == 1 { return shoppers }
    for owner in resolver.owners where owner.member != 0 && owner.customer != 0 {
      if shoppers[Int(owner.customer)] < 0 { shoppers[Int(owner.customer)] = roll.memberOfCode[Int(owner.member)] }
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
        standings[pending.placed].insert(.lacksOriginal)
        report.returnsWithoutOriginal += 1
        continue
      }
      standings[pending.placed].insert(.hasOriginal)
      let (shopper, standing) = ReturnOwner.owner(
        sale: (shoppers[sale], standings[sale]), own: (shoppers[pending.placed], standings[pending.placed]))
      shoppers[pending.placed] = shopper
      standings[pending.placed] = standing
    }
  }

  private func sale(of pending: PendingReturn) -> Int? {
    let number = resolver.chunks[pending.chunk].originals.withBytes(of: Int(pending.originalCode)) {
      resolver.joiner.first(of: $0)
    }
    guard let number, let ordinal = ordinal(ofNumber: number) else { return nil }
    let index = Int(resolver.placedOfOrdinal[ordinal])
    return resolver.placed[index].flags.contains(.isReturn) ? nil : index
  }

  /// The ordinal of a first staged receipt; nil where nothing of it was placed.
  private func ordinal(ofNumber number: Int) -> Int? {
    let numbers = resolver.numberOfOrdinal
    if number < numbers.count && Int(numbers[number]) == number { return number }
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if Int(numbers[middle]) < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && Int(numbers[low]) == number ? low : nil
  }
}

/// Whose a return is: the original's member's; else its own member's; else the original's customer's; else its own.
enum ReturnOwner {
  static func owner(
    sale: (shopper: Int32, flags: ReceiptFlags), own: (shopper: Int32, flags: ReceiptFlags)
  ) -> (Int32, ReceiptFlags) {
    if !sale.flags.contains(.isMember) && own.flags.contains(.isMember) { return own }
    if sale.shopper < 0 { return own }
    let standing = own.flags.subtracting([.isMember, .isKnown])
    return (sale.shopper, standing.union(sale.flags.intersection([.isMember, .isKnown])))
  }
}
