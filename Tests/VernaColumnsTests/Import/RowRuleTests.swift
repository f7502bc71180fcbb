import Testing
import VernaColumns
import VernaCore

/// What must hold between the cells of a row, between rows with one id, and between early and late rows of a file.
@Suite("Rules between cells and rows")
struct RowRuleTests {
  private func run(_ files: [(name: String, text: String)], _ yaml: String = "currency: USD") throws -> (
    ImportResult, [String]
  ) {
    let folder = try InputFolder()
    let paths = try files.map { try folder.write($0.name, $0.text) }
    let result = try folder.run(paths, mapping: try Mapping(yaml: yaml, path: "m.yaml"))
    return (result, Array(folder.rejects))
  }

  @Test func keysThatOnlyLaterRowsHaveAreFound() throws {
    let early = (0..<3000).map { #"{"receipt_id":"e\#($0)","at":"2025-01-01","total":5}"# }
    let late = (0..<3000).map { #"{"receipt_id":"l\#($0)","at":"2025-01-02","total":5,"member_id":"M\#($0)"}"# }
    let text = (early + late).joined(separator: "\n") + "\n"
    #expect(try run([("receipts.ndjson", text)]).0.dataset.members.count == 3000)
    // In several chunks too: keys are then looked for in a pass of their own.
    let folder = try InputFolder()
    let path = try folder.write("receipts.ndjson", text)
    var options = ImportOptions(rejectsPath: folder.path + "/rejects.csv")
    options.chunkBytes = 65_536
    options.sampleBytes = 65_536
    options.limits.recordBytes = 4096
    #expect(try Importer(options).run(files: [path]).dataset.members.count == 3000)
  }

  @Test func aPriceTimesAQuantityIsNoBarCodeEither() throws {
    let (result, rejects) = try run(
      [("lines.csv", "receipt_id,at,sku,qty,unit_price\n1,2025-01-01,a,9999999999,9999999999\n2,2025-01-01,a,2,3\n")])
    #expect(rejects.count == 1 && rejects[0].contains("unit_price") && result.dataset.columns.receiptCount == 1)
    let (priced, late) = try run([
      ("products.csv", "sku,price\na,9999999999\n"),
      ("lines.csv", "receipt_id,at,sku,qty\n1,2025-01-01,a,5\n2,2025-01-01,a,1\n"),
    ])
    #expect(late.count == 1 && priced.dataset.columns.receiptCount == 1)
  }

  @Test func scoresLieOnTheirScale() throws {
    let text = """
      member_id,at,kind,score,scale
      A,2025-01-01,nps,11,
      A,2025-01-01,nps,-1,
      A,2025-01-01,nps,10,
      A,2025-01-01,csi,6,
      A,2025-01-01,csi,6,1-10
      A,2025-01-01,csi,0,1-5

      """
    let (result, rejects) = try run([("surveys.csv", text)])
    #expect(result.dataset.side.surveys.count == 2 && rejects.count == 4)
  }

  @Test func anIDSaysOneThing() throws {
    let first = "offer_id,member_id,issued_at,value\n1,A,2025-01-01,5\n2,A,2025-01-01,5\n"
    let second = "offer_id,member_id,issued_at,value\n2,A,2025-01-01,5\n1,A,2025-01-01,9\n3,A,2025-01-01,5\n"
    let (result, rejects) = try run([("offers1.csv", first), ("offers2.csv", second)])
    #expect(result.dataset.side.offers.map(\.offerID) == ["1", "2", "3"])
    #expect(result.summary.files[1].rowsDuplicate == 1 && result.summary.files[1].rowsRejected == 1)
    #expect(rejects.count == 1 && rejects[0].contains("offer_id"))
    let members = "member_id,city\nA,Omsk\nA,Tver\nB,Omsk\nB,Omsk\n"
    let (roll, refused) = try run([("members.csv", members)])
    #expect(roll.dataset.members.map(\.city) == ["Omsk", "Omsk"] && refused.count == 1)
  }

  @Test func rowsRefusedLateAreShownAsWritten() throws {
    let first = "receipt_id,at,sku,qty,amount\n1,2025-01-01,a,1,5\n2,2025-01-01,a,1,5\n"
    let second = """
      receipt_id,at,sku,qty,amount

      1,2025-01-01,a,1,6
      3,2025-01-01,"b
      ""c\"\"",1,
      4,2025-01-01,"d
      d",1,7
      2,2025-01-01,a,2,9

      """
    let (result, rejects) = try run([("a.csv", first), ("b.csv", second)])
    let text = rejects.joined(separator: "\n")
    #expect(text.contains("b.csv,3,receipt_id,") && text.contains("\"1,2025-01-01,a,1,6\""))
    #expect(text.contains("b.csv,4,amount,") && text.contains("\"3,2025-01-01,\"\"b\n\"\"\"\"c\"\"\"\"\"\",1,\""))
    #expect(text.contains("b.csv,8,receipt_id,") && text.contains("\"2,2025-01-01,a,2,9\""))
    #expect(result.summary.files[1].rowsRejected == 3 && result.summary.firstRejects.allSatisfy { !$0.row.isEmpty })
    let lines = #"{"offer_id":"1","member_id":"A","issued_at":"2025-01-01","value":5}"# + "\n"
    let other = #"{"offer_id":"1","member_id":"A","issued_at":"2025-01-01","value":7}"#
    let (_, refused) = try run([("receipts.csv", first), ("offers.ndjson", lines + lines + other + "\n")])
    #expect(refused.count == 1 && refused[0].contains("offers.ndjson,3,offer_id,"))
    #expect(refused[0].hasSuffix("\"" + other.replacing("\"", with: "\"\"") + "\""))
  }

  @Test func rowsRefusedLateAreFoundInAnyChunkOfAPackedFile() throws {
    var rows = (0..<4_000).map { "R\($0),2025-01-01,\($0 % 3 == 0 ? "\"tea,\n\($0)\"" : "tea"),1,\($0).50" }
    let header = "receipt_id,at,sku,qty,amount"
    let first = ([header] + rows).joined(separator: "\r\n")
    for row in stride(from: 7, to: rows.count, by: 500) { rows[row] += "1" }
    let second = ([header] + rows).joined(separator: "\r\n")
    let folder = try InputFolder()
    var options = ImportOptions(limits: ImportLimits(recordBytes: 64), threads: 2)
    options.rejectsPath = folder.path + "/rejects.csv"
    options.chunkBytes = 4_096
    let inputs = [("a.csv", first), ("b.csv", second)].map { ImportInput(name: $0, contents: Array($1.utf8)) }
    let result = try Importer(options).run(inputs: inputs)
    let file = result.summary.files[1]
    #expect(file.rowsRejected == 8 && file.rowsDuplicate == 3_992 && file.rowsAccepted == 0)
    #expect(result.summary.firstRejects.map(\.row) == stride(from: 7, to: rows.count, by: 500).map { rows[$0] })
  }

  @Test func aDiscountThatNothingReadsIsTold() throws {
    let text = "receipt_id,at,sku,qty,price,Discount,total_amount\n1,2025-01-01,a,2,10.50,1.00,20.00\n"
    let notes = try run([("lines.csv", text)]).0.summary.files[0].notes
    #expect(notes == [Phrase("import.money_unused", ["names": .list(["Discount", "total_amount"])])])
    let paid = "receipt_id,at,sku,qty,price,Discount,amount\n1,2025-01-01,a,2,10.50,1.00,20.00\n"
    #expect(try run([("lines.csv", paid)]).0.summary.files[0].notes.isEmpty)
  }

  @Test func whatBecameOfEachRowAddsUp() throws {
    let receipts = "receipt_id,at,total\n1,2025-01-01,5\n2,2025-01-01,5\n3,2025-01-02,x\n"
    let again = "receipt_id,at,total\n1,2025-01-01,5\n2,2025-01-01,6\n4,2025-01-02,1\n4,2025-01-02,1\n"
    let (result, _) = try run([("a.csv", receipts), ("b.csv", again)])
    let counts = result.summary.files.map { [$0.rowsRead, $0.rowsAccepted, $0.rowsRejected, $0.rowsDuplicate] }
    #expect(counts == [[3, 2, 1, 0], [4, 1, 1, 2]])
    #expect(result.report.ignoredReceipts == 2)
  }

  @Test func pointsOnASaleAreNoLessThanNothingAndNoMoreThanItsMoney() throws {
    let text = """
      receipt_id,at,kind,sku,qty,amount,points_paid
      1,2025-01-01,sale,a,1,100,-5
      2,2025-01-01,sale,a,1,5,50
      3,2025-01-01,sale,a,1,50,50

      """
    let (result, rejects) = try run([("lines.csv", text)], "currency: USD\npoints_included: true")
    #expect(rejects.count == 2 && result.dataset.columns.receiptCount == 1)
  }

  @Test func onAGivenSaleANegativeLineIsMoneyOff() throws {
    let text = "receipt_id,at,kind,sku,qty,amount\n1,2025-01-01,sale,a,1,100\n1,2025-01-01,sale,off,-1,50\n"
    let (result, _) = try run([("lines.csv", text)])
    var totals: [Int64] = []
    result.dataset.columns.forEachAnonymous(part: 0, of: 1) { block in
      totals += (0..<block.count).map { block.total($0) }
    }
    #expect(totals == [5000])
  }

  @Test func differencesAreListedWithTheirPlaces() throws {
    let text = "receipt_id,at,sku,qty,unit_price,amount,total\n7,2025-01-01,a,2,5,11,12\n"
    let (result, _) = try run([("lines.csv", text)])
    #expect(
      result.summary.differences.map { "\($0.kind) \($0.receiptID) \($0.line) \($0.held) \($0.other)" } == [
        "amount 7 2 1100 1000", "total 7 2 1200 1100",
      ])
  }
}
