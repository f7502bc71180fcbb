import Foundation
import Testing
import VernaColumns

@Suite("Inputs in memory")
struct InputsInMemoryTests {
  private func fixture(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: PublicData.root + "/Tests/Fixtures/import/" + name)))
  }

  @Test(arguments: ["lines.csv", "lines-two-members.csv.gz", "lines.csv.zst"])
  func bytesInMemoryReadLikeAFile(name: String) throws {
    let result = try Importer().run(inputs: [ImportInput(name: name, contents: try fixture(name))])
    #expect(result.summary.rowsRead == 3)
    #expect(result.sums.sales == 3_750)
    #expect(result.summary.files[0].bytes == Int64(try fixture(name).count))
  }

  @Test func theSameBytesAreReadOnceWhetherInMemoryOrOnTheDisk() throws {
    let inputs = [
      ImportInput(path: PublicData.root + "/Tests/Fixtures/import/lines.csv"),
      ImportInput(name: "copy.csv", contents: try fixture("lines.csv")),
    ]
    let result = try Importer().run(inputs: inputs)
    #expect(result.summary.files[0].rowsAccepted == 3)
    #expect(result.summary.files[1].rowsAccepted == 0)
    #expect(result.sums.sales == 3_750)
  }

  @Test func noBytesAreAnEmptyFile() {
    #expect(throws: ImportError.empty(path: "lines.csv")) {
      try Importer().run(inputs: [ImportInput(name: "lines.csv", contents: [])])
    }
  }

  @Test func smallChunksReadWhatOneChunkReads() throws {
    var text = "receipt_id,at,sku,qty,amount\n"
    for row in 0..<300 { text += "R\(row / 2),2024-01-01T10:00:00,\"tea, \"\"\(row)\"\"\",1,\(row).50\n" }
    let inputs = [ImportInput(name: "lines.csv", contents: Array(text.utf8))]
    var options = ImportOptions(limits: ImportLimits(recordBytes: 64), threads: 1)
    let whole = try Importer(options).run(inputs: inputs)
    options.chunkBytes = 256
    let cut = try Importer(options).run(inputs: inputs)
    #expect(cut.summary.rowsAccepted == 300)
    #expect(cut.sums.sales == whole.sums.sales)
    #expect(cut.dataset.columns.receiptCount == 150)
  }

  @Test func aChoiceMayBeSpeltInAnyNumberOfWays() throws {
    var text = "receipt_id,at,kind,total\n"
    for row in 0..<600 {
      let kind = (row % 2 == 0 ? "sale" : "RETURN") + String(repeating: "-", count: row / 2)
      text += "R\(row),2024-01-01T10:00:00,\(kind),\(row % 2 == 0 ? 1 : -1).00\n"
    }
    let result = try Importer().run(inputs: [ImportInput(name: "receipts.csv", contents: Array(text.utf8))])
    #expect(result.summary.rowsAccepted == 600)
    #expect(result.report.returns == 300)
  }
}
