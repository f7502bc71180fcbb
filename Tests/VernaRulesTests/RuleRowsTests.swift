import Testing
import VernaCore
import VernaRules

@Suite("Rules about one row")
struct RuleRowsTests {
  private let environment = RuleEnvironment(
    variables: ["total": .money, "n": .int, "lines": .list(.object("line")), "tags": .list(.string)],
    objects: ["line": ["category": .string, "price": .money, "units": .int, "weight": .double, "cut": .bool]])

  private var rowEnvironment: RuleEnvironment {
    var variables = environment.variables
    variables["l"] = .object("line")
    return RuleEnvironment(variables: variables, objects: environment.objects)
  }

  private func frame(_ machine: RuleMachine, rows: Int) -> RuleFrame {
    let frame = machine.frame()
    if let slot = machine.layout.slot(of: "total") { frame.set(slot, 5000) }
    if let slot = machine.layout.slot(of: "n") { frame.set(slot, 2) }
    guard let list = machine.layout.list("lines") else { return frame }
    // Category, cut, price, units, weight.
    let texts = ["shoes/boots", "shoes", "bags", ""].map { machine.texts.number(of: $0) }
    let columns = frame.columns(ofList: list, rows: rows, columns: 5)
    for row in 0..<rows {
      columns[row] = texts[row % 4]
      columns[rows + row] = row % 3 == 0 ? 1 : 0
      columns[rows * 2 + row] = Int64(row * 100)
      columns[rows * 3 + row] = Int64(row % 5)
      columns[rows * 4 + row] = Int64(bitPattern: (Double(row) / 2).bitPattern)
    }
    return frame
  }

  private func expected(_ row: Int, _ text: String, rows: Int) -> Bool {
    let category = ["shoes/boots", "shoes", "bags", ""][row % 4]
    switch text {
    case "l.category.startsWith('shoes')": return category.hasPrefix("shoes")
    case "l.category == 'bags' || l.price >= 20": return category == "bags" || row >= 20
    case "!l.cut && l.units in [1, 2]": return row % 3 != 0 && [1, 2].contains(row % 5)
    case "l.price * 2 > total": return row * 200 > 5000
    case "lines.exists(m, m.price > l.price)": return row < rows - 1
    case "lines.count(m, m.category == l.category) > n": return (0..<rows).count { $0 % 4 == row % 4 } > 2
    case "l.weight > 3.2": return Double(row) / 2 > 3.2
    case "size(l.category) > 4": return category.utf8.count > 4
    default: return false
    }
  }

  @Test(
    "masks, steps and the evaluator say the same, over 64 rows too",
    arguments: [
      "l.category.startsWith('shoes')", "l.category == 'bags' || l.price >= 20", "!l.cut && l.units in [1, 2]",
      "l.price * 2 > total", "lines.exists(m, m.price > l.price)", "lines.count(m, m.category == l.category) > n",
      "l.weight > 3.2", "size(l.category) > 4",
    ])
  func rows(text: String) throws {
    let machine = RuleMachine(environment)
    let rule = try RuleExpression(text).checked(in: rowEnvironment, wanting: .bool)
    let plan = try #require(machine.rowsPlan(rule, "l", of: "lines"))
    for count in [0, 1, 5, 64, 65, 130] {
      let frame = frame(machine, rows: count)
      let words = UnsafeMutablePointer<UInt64>.allocate(capacity: 3)
      defer { words.deallocate() }
      words.initialize(repeating: 0, count: 3)
      try machine.rows(plan, frame, into: words)
      for row in 0..<count {
        #expect((words[row >> 6] >> UInt64(row & 63) & 1 == 1) == expected(row, text, rows: count), "\(text) of \(row)")
      }
    }
  }

  @Test("a failing rule fails") func failing() throws {
    let machine = RuleMachine(environment)
    let rule = try RuleExpression("10 / l.units > 2").checked(in: rowEnvironment, wanting: .bool)
    let plan = try #require(machine.rowsPlan(rule, "l", of: "lines"))
    let words = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
    defer { words.deallocate() }
    #expect(throws: RuleFailure.self) { try machine.rows(plan, frame(machine, rows: 3), into: words) }
    #expect(machine.rowsPlan(rule, "l", of: "none") == nil)
  }

  @Test("terms that must hold are found") func terms() throws {
    func terms(_ text: String) throws -> [String] {
      try RuleExpression(text).checked(in: environment, wanting: .bool).terms.map { "\($0)" }
    }
    #expect(try terms("n > 1 && lines.exists(l, l.category == 'a' && l.units > 1)").count == 1)
    #expect(try terms("lines.count(l, l.category.startsWith('a')) >= 1 && 'x' in tags").count == 2)
    #expect(try terms("lines.count(l, l.category == 'a') >= 0").isEmpty)
    #expect(try terms("lines.filter(l, l.category in ['a', 'b']).sum(l, l.price) > 0").count == 1)
    #expect(try terms("n > 1 || lines.exists(l, l.category == 'a')").isEmpty)
    let least = try RuleExpression("total >= 30 && (n > 1 || total > 99) && 20 < total").checked(in: environment)
    #expect(least.least(of: "total") == 3000)
    #expect(try RuleExpression("n > 4 && n >= 3").checked(in: environment).least(of: "n") == 5)
    #expect(try RuleExpression("n < 4").checked(in: environment).least(of: "n") == nil)
  }
}
