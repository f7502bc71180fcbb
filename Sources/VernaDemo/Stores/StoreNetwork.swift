import VernaStatistics

/// The stores, their share of the trade, and who sits at their tills.
struct StoreNetwork: Sendable {
  /// A cashier: how often, in thousandths, a member is asked for the card.
  struct Cashier: Sendable {
    let name: PreparedText
    let discipline: Int
  }

  /// A store.
  struct Store: Sendable {
    let code: PreparedText
    let city: Int
    let weight: Int
    let cashiers: [Cashier]
  }

  static let cities: [(name: String, zone: String)] = [
    ("Казань", "Europe/Moscow"), ("Нижний Новгород", "Europe/Moscow"), ("Самара", "Europe/Samara"),
    ("Ярославль", "Europe/Moscow"),
  ]
  private static let surnames = [
    "Иванова", "Смирнова", "Кузнецова", "Попова", "Соколова", "Лебедева", "Козлова", "Новикова", "Морозова", "Петрова",
    "Волкова", "Соловьёва", "Васильева", "Зайцева", "Павлова", "Семёнова", "Голубева", "Виноградова", "Богданова",
    "Воробьёва", "Фёдорова", "Михайлова", "Беляева", "Тарасова", "Белова", "Комарова", "Орлова", "Киселёва", "Макарова",
    "Андреева", "Ковалёва", "Ильина", "Гусева", "Титова", "Кузьмина", "Кудрявцева", "Баранова", "Куликова",
    "Алексеева", "Степанова", "Яковлева", "Сорокина", "Сергеева",
  ]
  private static let initials = ["А", "Е", "О", "Н", "И", "М", "Т", "Л", "С", "В", "Г", "Д", "К"]

  let stores: [Store]
  /// Running sums of the weights, from 0; the last is the whole.
  let cumulativeWeights: [Int]

  init(scale: DemoScale, isUndisciplined: Bool, seed: UInt64) {
    var random = SeededGenerator(seed: seed, stream: 2)
    var stores: [Store] = []
    var cumulative = [0]
    let width = scale.stores < 100 ? 2 : 3
    var person = random.below(1000)
    for index in 0..<scale.stores {
      let size = scale.cashiers * (index + 1) / scale.stores - scale.cashiers * index / scale.stores
      var cashiers: [Cashier] = []
      for till in 0..<size {
        var discipline = 930 + random.below(51)
        // The second store never trained its people; in every third of the others one cashier forgets.
        let forgets = index % 12 == 1 || (index % 3 == 2 && till == 0)
        let slack = 430 + random.below(120)
        if isUndisciplined && forgets { discipline = slack }
        let surname = StoreNetwork.surnames[person % StoreNetwork.surnames.count]
        let initial = StoreNetwork.initials[person / StoreNetwork.surnames.count % StoreNetwork.initials.count]
        cashiers.append(Cashier(name: PreparedText("\(surname) \(initial)."), discipline: discipline))
        person += 1
      }
      let number = String(index + 1)
      let weight = 800 + 400 * ((index * 7) % 12) / 11
      stores.append(
        Store(
          code: PreparedText("S" + String(repeating: "0", count: max(0, width - number.count)) + number),
          city: index % StoreNetwork.cities.count, weight: weight, cashiers: cashiers))
      cumulative.append(cumulative[index] + weight)
    }
    self.stores = stores
    cumulativeWeights = cumulative
  }

  /// The sum of the stores' weights.
  var totalWeight: Int { cumulativeWeights[stores.count] }

  /// The store that holds a place on the line of weights.
  func store(atWeight place: Int) -> Int {
    var low = 0
    var high = stores.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if cumulativeWeights[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }

  /// How many of a store's cashiers are at work on any day: all but one.
  static func onDuty(_ cashiers: Int) -> Int { max(1, cashiers - 1) }

  /// Writes `stores.csv`.
  func write(to file: ByteFile) {
    file.text("store,name,city,time_zone,opened_at,closed_at,format\n")
    for (index, store) in stores.enumerated() {
      let city = StoreNetwork.cities[store.city]
      file.prepared(store.code)
      file.text(",\(city.name) № \(index / StoreNetwork.cities.count + 1),\(city.name),\(city.zone),")
      file.text("20\(15 + index % 8)-0\(1 + index % 9)-15,,")
      file.text(store.weight >= 1000 ? "супермаркет\n" : "у дома\n")
    }
  }
}
