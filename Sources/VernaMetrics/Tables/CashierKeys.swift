import VernaColumns

/// Numbers pairs of a store and a cashier as they are met: cashiers are people of one store. One thread's own.
final class CashierKeys {
  /// A cashier's first pair: its store (-1 before the first) and its key.
  private struct Home: BitwiseCopyable {
    var store: Int32 = -1
    var key: Int32 = 0
  }

  private let homes: ScratchBuffer<Home>
  /// Keys of cashiers in stores other than their first.
  private var others: [UInt64: Int32] = [:]
  /// By key.
  private(set) var pairs: [CashierPair] = []

  /// - Parameter cashiers: how many codes of cashiers there are.
  init(cashiers: Int) { homes = ScratchBuffer(cashiers, zero: Home()) }

  /// The store of a key.
  @inline(__always)
  func store(of key: Int) -> UInt16 { pairs[key].store }

  /// The key of a cashier in a store.
  @inline(__always)
  func key(store: UInt16, cashier: UInt32) -> Int {
    let home = homes.start[Int(cashier)]
    return home.store == Int32(store) ? Int(home.key) : keyElsewhere(store: store, cashier: cashier)
  }

  @inline(never)
  private func keyElsewhere(store: UInt16, cashier: UInt32) -> Int {
    let pair = CashierPair(store: store, cashier: cashier)
    if let found = others[pair.number] { return Int(found) }
    let key = Int32(pairs.count)
    pairs.append(pair)
    if homes[Int(cashier)].store < 0 {
      homes[Int(cashier)] = Home(store: Int32(store), key: key)
    } else {
      others[pair.number] = key
    }
    return Int(key)
  }
}

/// A store and one of its cashiers, as codes.
struct CashierPair: Sendable {
  let store: UInt16
  let cashier: UInt32

  /// Both as one number, which orders pairs.
  var number: UInt64 { UInt64(store) << 32 | UInt64(cashier) }
}
