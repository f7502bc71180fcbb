import Testing
import VernaColumns
import VernaCore

@Suite("Numbers and times in cells")
struct CellsTests {
  /// Amounts of a costs file, in minor units; nil where the row is a reject.
  private func amounts(_ cells: [String], mapping: String = "") throws -> [Int64?] {
    let folder = try InputFolder()
    let rows = cells.map { "2024-03-01;other;\($0.contains("\"") ? $0 : "\"\($0)\"")" }
    let path = try folder.write("costs.csv", "at;kind;amount\n" + rows.joined(separator: "\n") + "\n")
    let yaml = "currency: USD\nfiles: [{match: 'costs*', separator: ';'\(mapping)}]"
    let result = try folder.run([path], mapping: try Mapping(yaml: yaml, path: "m.yaml"))
    let rejected = Set(folder.rejects.compactMap { Int($0.split(separator: ",")[1]) })
    var rest = result.dataset.side.costs.map(\.amount.minorUnits)
    return cells.indices.map { rejected.contains($0 + 2) ? nil : rest.removeFirst() }
  }

  @Test func decimalsAreExactAndRoundHalfAwayFromZero() throws {
    let cells = [
      "0.285", "-0.285", "1.005", "2.675", "1.004999999999999999999", "0.1", "1234567890.56", "5", "+7", "7-", ".5",
    ]
    #expect(
      try amounts(cells, mapping: ", decimal: '.'") == [
        29, -29, 101, 268, 100, 10, 123_456_789_056, 500, 700, -700, 50,
      ])
  }

  @Test func aBarCodeIsNoAmount() throws {
    let cells = [
      "9999999999.99", "10000000000", "-10000000000", "4607001234567", "9999999999.999", "92233720368547758.07",
    ]
    #expect(try amounts(cells, mapping: ", decimal: '.'") == [999_999_999_999, nil, nil, nil, nil, nil])
  }

  @Test func groupsSignsAndCurrenciesAreRead() throws {
    let cells = [
      "$18.00 ", "1 234.50", "1\u{A0}234.50", "1\u{202F}234.50", "1'234.50", "1,234.50", "1,234,567.8", "(5.00)",
      "12.30 руб.", "€7.10", "USD 3.00",
    ]
    #expect(
      try amounts(cells, mapping: ", decimal: '.'") == [
        1_800, 123_450, 123_450, 123_450, 123_450, 123_450, 123_456_780, -500, 1_230, 710, 300,
      ])
    #expect(try amounts(["1.234,50", "1 234,5", "0,005"], mapping: ", decimal: ','") == [123_450, 123_450, 1])
  }

  @Test func whatIsNoNumberIsAReject() throws {
    let cells = ["1.2.3", "abc", "1-2", "--1", "1 23", "12 34.5", "99999999999999999999", "0x10", "1e5", "-", "NaN"]
    #expect(try amounts(cells, mapping: ", decimal: '.'").allSatisfy { $0 == nil })
  }

  @Test func theDecimalMarkIsFoundFromTheRows() throws {
    // A comma before three digits is a decimal mark where other rows have one, and groups where they have points.
    #expect(try amounts(["1,25", "1,234"]) == [125, 123])
    #expect(try amounts(["1.25", "1,234"]) == [125, 123_400])
    // No group of thousands begins with a zero.
    #expect(try amounts(["0.350", "12", "-0.005"]) == [35, 1_200, -1])
    #expect(try amounts(["12,50", "0.350"]) == [1_250, 35])
    #expect(try amounts(["12.50", "0,350"]) == [1_250, 35])
  }

  @Test func eachColumnHasItsOwnDecimalMark() throws {
    let folder = try InputFolder()
    let rows = "1;2024-03-01;a;0.350;12,50\n2;2024-03-01;a;1.250;1.250,00\n3;2024-03-01;a;2;7\n"
    let path = try folder.write("lines.csv", "receipt_id;at;sku;qty;amount\n" + rows)
    let result = try folder.run([path])
    #expect(result.sums.units == 350 + 1_250 + 2_000 && result.sums.sales == 126_950)
  }

  /// Moments of a costs file in UTC; nil where the row is a reject.
  private func moments(_ cells: [String], zone: String = "UTC", format: String = "") throws -> [Int64?] {
    let folder = try InputFolder()
    let path = try folder.write("costs.csv", "at|kind|amount\n" + cells.map { "\($0)|other|1\n" }.joined())
    let column = format.isEmpty ? "" : ", columns: {at: {column: at, format: '\(format)'}}"
    let yaml = "time_zone: \(zone)\nfiles: [{match: 'costs*', separator: '|', kind: costs\(column)}]"
    let result = try folder.run([path], mapping: try Mapping(yaml: yaml, path: "m.yaml"))
    let rejected = Set(folder.rejects.compactMap { Int($0.split(separator: ",")[1]) })
    var rest = result.dataset.side.costs.map(\.at)
    return cells.indices.map { rejected.contains($0 + 2) ? nil : rest.removeFirst() }
  }

  @Test func theUsualTimesAreRead() throws {
    let noon: Int64 = 1_709_294_400
    let cells = [
      "2024-03-01 12:00:00", "2024-03-01T12:00:00Z", "2024-03-01T15:00:00+03:00", "2024-03-01T15:00+0300",
      "2024-03-01 12:00:00.123456", "01.03.2024 12:00", "1.3.2024 12:00:00", "20240301120000", "1709294400",
      "1709294400123", "2024/03/01 12:00", "3/1/2024 12:00 PM", "03/01/2024 12:00", "2024-03-01T12:00:00,5Z",
      "01.03.24 12:00",
    ]
    #expect(try moments(cells).map { $0.map { $0 - noon } } == cells.map { _ in 0 })
    #expect(try moments(["2024-03-01", "20240301", "01.03.2024"]) == [noon - 43_200, noon - 43_200, noon - 43_200])
  }

  @Test func datesThatAreInNoCalendarAreRejects() throws {
    let cells = [
      "2024-02-30", "2023-02-29", "31.04.2024", "2024-13-01", "2024-03-01 24:00", "2024-03-01 12:60", "yesterday",
      "2024-3", "12:00", "2024-03-01 12:00 XX",
    ]
    #expect(try moments(cells).allSatisfy { $0 == nil })
    #expect(try moments(["2024-02-29"]) == [1_709_164_800])
  }

  @Test func localTimesFollowTheZoneThroughClockChanges() throws {
    // Before, in the gap and after; the hour that happens twice is the first.
    let cells = [
      "2024-03-31 01:30:00", "2024-03-31 02:30:00", "2024-03-31 03:30:00", "2024-10-27 02:30:00", "2024-07-01 00:00:00",
    ]
    #expect(
      try moments(cells, zone: "Europe/Berlin") == [
        1_711_845_000, 1_711_848_600, 1_711_848_600, 1_729_989_000, 1_719_784_800,
      ])
  }

  @Test func slashedDatesTakeTheOrderThatTheRowsProve() throws {
    #expect(try moments(["13/02/2024", "01/02/2024"]) == [1_707_782_400, 1_706_745_600])
    #expect(try moments(["02/13/2024", "01/02/2024"]) == [1_707_782_400, 1_704_153_600])
  }

  @Test func patternsOfTheMappingAreRead() throws {
    #expect(
      try moments(["1-Mar-24 5.30", "12-DEC-23 0.05"], format: "d-MMM-yy H.mm") == [1_709_271_000, 1_702_339_500])
    #expect(try moments(["2024061"], format: "yyyyMMd") == [1_717_200_000])
    #expect(
      try moments(["5/4/2024", "13/4/2024", "4/13/2024"], format: "d/M/yyyy") == [1_712_275_200, 1_712_966_400, nil])
    #expect(try moments(["1709294400", "x"], format: "unix") == [1_709_294_400, nil])
  }

  @Test func receiptsTakeTheirStoresZone() throws {
    let folder = try InputFolder()
    let stores = try folder.write("stores.csv", "store,time_zone\nV,Asia/Vladivostok\nM,\n")
    let lines = try folder.write(
      "lines.csv",
      "receipt_id,at,store,sku,qty,amount\n1,2024-03-01 12:00,V,a,1,1\n2,2024-03-01 12:00,M,a,1,1\n3,2024-03-01T12:00Z,V,a,1,1\n"
    )
    let mapping = try Mapping(yaml: "time_zone: Europe/Moscow", path: "m.yaml")
    let result = try folder.run([lines, stores], mapping: mapping)
    var at: [Int64] = []
    for row in 0..<3 { result.dataset.columns.withReceipt(row: row) { at.append(Int64($0.at[0])) } }
    #expect(at.sorted() == [1_709_258_400, 1_709_283_600, 1_709_294_400])
  }
}
