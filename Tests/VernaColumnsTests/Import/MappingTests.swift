import Testing
import VernaColumns
import VernaCore

@Suite("Mapping files")
struct MappingTests {
  private func mistake(_ yaml: String) -> MappingError? {
    do throws(ImportError) {
      _ = try Mapping(yaml: yaml, path: "m.yaml")
      return nil
    } catch {
      guard case .mapping(let mistake) = error else { return nil }
      return mistake
    }
  }

  @Test func mistakesNameLineAndColumn() {
    #expect(
      mistake("currency: RUB\nfile: []")?.description
        == "m.yaml, line 2, column 1: a mapping has no setting file; it takes name, currency, time_zone, launch, industry, point_value, prices, costs, points_included, channels, files"
    )
    let wrongColumn = mistake("files:\n  - match: a*\n    kind: lines\n    columns:\n      quantity: Menge\n")
    #expect(wrongColumn?.line == 5)
    #expect(wrongColumn?.column == 7)
    #expect(wrongColumn?.detail.hasPrefix("lines has no column quantity; it takes receipt_id, at,") == true)
    #expect(mistake("time_zone: Mars/Olympus")?.line == 1)
    #expect(mistake("currency: roubles")?.column == 11)
    #expect(mistake("files:\n  - kind: lines")?.detail.contains("`match`") == true)
    #expect(
      mistake("files: [{match: a, columns: {at: {column: t, format: dd}}, kind: lines}]")?.detail.hasPrefix(
        "format must name") == true)
    #expect(
      mistake("files: [{match: a, kind: sales}]")?.detail.hasPrefix("kind must be one of receipts, lines") == true)
    #expect(mistake("a: [1")?.line ?? 0 > 0)
    #expect(mistake("name: a\nname: b")?.detail == "name is written twice")
    #expect(mistake("")?.detail == "is empty")
  }

  @Test func hostileYAMLIsRefused() {
    var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for (name, before) in zip("bcdefghij", "abcdefghi") {
      bomb += "\(name): &\(name) [" + Array(repeating: "*\(before)", count: 10).joined(separator: ",") + "]\n"
    }
    #expect(mistake(bomb)?.detail.contains("aliases followed") == true)
    #expect(mistake(String(repeating: "[", count: 5000))?.detail == deep)
    #expect(
      mistake((0..<500).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"))?.detail == deep)
    // Brackets closed in a text are not brackets closed.
    let closed = "a: '" + String(repeating: "]", count: 5000) + "'\nb: "
    #expect(mistake(closed + String(repeating: "[", count: 5000))?.detail == deep)
  }

  private let deep = "is nested deeper than 40, aliases followed"

  @Test func aliasesMayNotMakeATreeThatIsTooDeepOrANameThatIsATree() {
    var chain = "a0: &a0 [x]\n"
    for number in 1..<60 { chain += "a\(number): &a\(number) [*a\(number - 1)]\n" }
    #expect(mistake(chain)?.detail == deep)
    #expect(mistake(chain)?.line == 40)
    // Each name holds the one before it twice: to compare two of them would take longer than the world is old.
    var names = "k0: &k0 [x, x]\n"
    for number in 1..<14 { names += "k\(number): &k\(number) [*k\(number - 1), *k\(number - 1)]\n" }
    #expect(mistake(names + "? *k13\n: a\n? *k13\n: b\n")?.detail.contains("a name must be one value") == true)
    #expect(mistake("? [a, b]\n: c\n")?.detail.contains("a name must be one value") == true)
  }

  @Test func aliasesOfAReasonableSizeAreFollowed() throws {
    let yaml = "files:\n  - {match: a, kind: costs, columns: &c {amount: x}}\n  - {match: b, kind: costs, columns: *c}"
    _ = try Mapping(yaml: yaml, path: "m.yaml")
  }

  @Test func namesTemplatesConstantsAndEmptyValues() throws {
    let folder = try InputFolder()
    let path = try folder.write("till 7.txt", "20240301  5  C1  0  tea  2  3.00\n\n20240301  6  C2  77  tea  1  1.50\n")
    let mapping = try Mapping(
      yaml: """
        files:
          - match: "till*"
            separator: spaces
            header: [day, number, who, card, what, count, money]
            kind: lines
            empty: ["0"]
            columns:
              receipt_id: "{day}-{number}/{row_number}"
              at: {column: day, format: yyyyMMdd}
              member_id: card
              cashier: who
              store: {constant: main}
              sku: what
              qty: count
              amount: money
        """, path: "m.yaml")
    let result = try folder.run([path], mapping: mapping)
    #expect(result.dataset.columns.row(ofReceipt: "20240301-5/1") != nil)
    #expect(result.dataset.columns.row(ofReceipt: "20240301-6/3") != nil)
    #expect(result.dataset.members.map(\.id) == ["77"])
    #expect(result.dataset.stores.index(of: "main") == 1)
    #expect(result.sums.sales == 450)
  }

  @Test func kindByAPatternAndRejectsWithAReason() throws {
    let folder = try InputFolder()
    let path = try folder.write(
      "invoices.csv",
      "InvoiceNo,Date,Item,Quantity,Price\n1,2024-03-01,a,2,1.005\nC2,2024-03-02,a,-1,1.00\nA3,2024-03-02,a,1,-50\n4,2024-03-02,a,0,0\n"
    )
    let mapping = try Mapping(
      yaml: """
        files:
          - match: "invoices*"
            kind: lines
            recognise: no
            reject:
              - when: {InvoiceNo: {like: "A*"}}
                reason: adjustment
              - when: {Quantity: {at_most: 0}, InvoiceNo: {not: {starts: [C]}}}
                reason: stock correction
            columns:
              receipt_id: InvoiceNo
              at: Date
              kind: {cases: [{when: {InvoiceNo: {starts: C}}, value: return}], otherwise: sale}
              sku: Item
              qty: Quantity
              unit_price: Price
        """, path: "m.yaml")
    let result = try folder.run([path], mapping: mapping)
    #expect(result.reasons == ["InvoiceNo: adjustment": 1, "Quantity: stock correction": 1])
    #expect(result.report.returns == 1)
    // 2 x 1.005 is 2.01: the price is not rounded before it is multiplied.
    #expect(result.sums == (201, 100, 1_000))
  }

  @Test func filesMayBeLeftOut() throws {
    let folder = try InputFolder()
    let lines = try folder.write("lines.csv", "receipt_id,at,sku,qty,amount\n1,2024-03-01,a,1,1.00\n")
    let staff = try folder.write("staff.csv", "who,since\n7,2019\n")
    let mapping = try Mapping(yaml: "files:\n  - {match: staff*, kind: ignore}\n", path: "m.yaml")
    let result = try folder.run([lines, staff], mapping: mapping)
    #expect(result.summary.files.map(\.isIgnored) == [false, true])
    #expect(result.summary.files[1].rowsRead == 0 && result.summary.rowsRead == 1)
    #expect(throws: ImportError.everythingIgnored(mapping: "m.yaml")) { try folder.run([staff], mapping: mapping) }
  }

  @Test(arguments: [
    ("{match: staff*, kind: ignore, columns: {member_id: a}}", "takes only `match`, not `columns`"),
    ("{match: staff*, rows: [{kind: ignore}]}", "kind must be one of"),
    ("{kind: ignore}", "needs `match`"),
  ])
  func leavingOutTakesOnlyNames(file: String, mistake: String) {
    do {
      _ = try Mapping(yaml: "files:\n  - \(file)\n", path: "m.yaml")
      Issue.record("\(file) was read")
    } catch { #expect("\(error)".contains(mistake) && "\(error)".contains("line 2")) }
  }

  @Test func namesMayDifferByLanguage() throws {
    let mapping = try Mapping(yaml: "name: {ru: Лавка, en: Shop}\n", path: "m.yaml")
    #expect(mapping.name(in: "ru") == "Лавка" && mapping.name(in: "en") == "Shop")
    #expect(try Mapping(yaml: "name: {en: Shop}\n", path: "m.yaml").name(in: "ru") == "Shop")
    #expect(try Mapping(yaml: "name: Shop\n", path: "m.yaml").name(in: "ru") == "Shop")
    #expect(throws: ImportError.self) { try Mapping(yaml: "name: {fr: Boutique}\n", path: "m.yaml") }
  }

  @Test func oneRowBecomesSeveral() throws {
    let folder = try InputFolder()
    let path = try folder.write(
      "months.csv",
      "no,year,month,in,out\nm1,2024,3,10.5,0\nm1,2024,3,10.5,0\nm2,2024,4,5,7\nm3,2024,4,0,0\nm4,2024,x,1,1\n")
    let mapping = try Mapping(
      yaml: """
        files:
          - match: "months*"
            rows:
              - kind: points
                when: {in: {above: 0}}
                columns: &earn
                  member_id: no
                  at: {template: "{year}-{month}-1", format: yyyy-M-d}
                  kind: {constant: earn}
                  points: in
              - kind: points
                when: {out: {above: 0}}
                columns:
                  member_id: no
                  at: {template: "{year}-{month}-1", format: yyyy-M-d}
                  kind: {constant: redeem}
                  points: out
        """, path: "m.yaml")
    let result = try folder.run([path], mapping: mapping)
    #expect(result.dataset.side.points.map(\.points.hundredths).sorted() == [500, 700, 1_050, 1_050])
    let file = result.summary.files[0]
    #expect([file.rowsRead, file.rowsAccepted, file.rowsRejected, file.rowsUnused] == [5, 3, 1, 1])
  }

  @Test func lookupsFollowATreeOfFiles() throws {
    let folder = try InputFolder()
    _ = try folder.write("groups.csv", "id,name\n1,Food\n")
    _ = try folder.write("kinds.csv", "id,name,group\n7,Tea,1\n8,Odd,9\n")
    let path = try folder.write("goods.csv", "code,kind\nx,7\ny,8\nz,\n")
    let mapping = try Mapping(
      yaml: """
        files:
          - match: "goods*"
            kind: products
            recognise: no
            columns:
              sku: code
              category:
                lookup:
                  file: kinds.csv
                  from: kind
                  key: id
                  value: {by: "/", parts: [{lookup: {file: groups.csv, from: group, key: id, value: name}}, name]}
        """, path: "m.yaml")
    let result = try folder.run([path], mapping: mapping)
    #expect(result.dataset.products.map(\.category) == ["Food/Tea", "Odd", ""])
  }

  @Test func aBadRowOfALookupFileIsAMistakeAndNotAnEmptyCell() throws {
    let folder = try InputFolder()
    let path = try folder.write("goods.csv", "code,kind\nx,7\n")
    let kinds = try folder.write("kinds.csv", "id,name\n7,Tea\n8,Odd,9\n")
    let mapping = try Mapping(
      yaml: "files: [{match: 'goods*', kind: products, recognise: no, columns: {sku: code, category: "
        + "{lookup: {file: kinds.csv, from: kind, key: id, value: name}}}}]", path: "m.yaml")
    let error = #expect(throws: ImportError.self) { try folder.run([path], mapping: mapping) }
    guard case .mapping(let mistake) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(mistake.path == kinds && mistake.line == 3)
    #expect(mistake.detail.contains("has 3 fields where 2 are wanted"))
  }

  @Test func settingsAndChannels() throws {
    let mapping = try Mapping(
      yaml: """
        currency: JPY
        time_zone: Asia/Tokyo
        launch: 2024-07-01
        industry: fashion
        point_value: 0.5
        prices: excl
        costs: incl
        points_included: yes
        channels: {web: {card: yes, online: yes}, kiosk: {card: no}}
        """, path: "m.yaml")
    let folder = try InputFolder()
    let path = try folder.write("receipts.csv", "receipt_id,at,total,points_paid\n1,2024-07-01,100,40\n")
    let result = try folder.run([path], mapping: mapping)
    #expect(result.dataset.settings.currency.digits == 0)
    #expect(result.dataset.settings.launch == Day(year: 2024, month: 7, day: 1))
    #expect(!result.dataset.settings.pricesIncludeVAT)
    #expect(result.dataset.settings.costsIncludeVAT)
    #expect(result.dataset.settings.channels["kiosk"] == ChannelDeclaration(takesCards: false, isOnline: false))
    #expect(result.industry == .fashion)
    #expect(result.pointValueMicros == 500_000)
    #expect(result.sums.sales == 60)
  }

  @Test func aMappingThatNamesOneColumnLeavesTheOthersRecognised() throws {
    let folder = try InputFolder()
    let path = try folder.write("lines.csv", "order number,check number,at,sku,qty,amount\n1,9,2024-03-01,a,1,1\n")
    let mapping = try Mapping(yaml: "files: [{match: 'lines*', columns: {receipt_id: check number}}]", path: "m.yaml")
    let result = try folder.run([path], mapping: mapping)
    #expect(result.dataset.columns.row(ofReceipt: "9") != nil)
    #expect(result.summary.files[0].columns.first { $0.column == "receipt_id" }?.isMapped == true)
    #expect(result.summary.files[0].columns.first { $0.column == "qty" }?.isMapped == false)
  }
}
