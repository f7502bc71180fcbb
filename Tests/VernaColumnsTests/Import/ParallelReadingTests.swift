import Testing
import VernaColumns

@Suite("Several threads and several chunks")
struct ParallelReadingTests {
  /// Lines over several chunks, with quoted newlines, bad rows and receipts that lie across chunks.
  private func text(rows: Int) -> String {
    var text = "receipt_id,at,member_id,sku,qty,amount\r\n"
    for row in 0..<rows {
      let sku = row % 7 == 0 ? "\"odd,\n\"\"sku\"\" \(row % 50)\"" : "sku-\(row % 997)"
      let amount = row % 1009 == 5 ? "lots" : "\(row % 300).\(10 + row % 90)"
      text += "R\(row / 3),2024-03-\(10 + row % 3 / 3) 10:00:00,m\(row / 3 % 500),\(sku),\(1 + row % 4),\(amount)\r\n"
    }
    return text
  }

  @Test func twoThreadsComeToTheSameAsOne() throws {
    let folder = try InputFolder()
    let rows = 150_000
    let path = try folder.write("lines.csv", text(rows: rows))
    let one = try folder.run([path], threads: 1)
    let rejects = folder.rejects
    let two = try folder.run([path], threads: 2)
    #expect(one.summary.rowsRead == rows)
    #expect(one.summary.rowsRejected == (rows + 1009 - 6) / 1009)
    #expect(two.summary.rowsRead == rows)
    #expect(one.sums == two.sums)
    #expect(one.dataset.members == two.dataset.members)
    #expect(one.dataset.products == two.dataset.products)
    #expect(rejects == folder.rejects)
    // Every seventh row holds a newline, so lines run ahead of rows.
    #expect(rejects[0].contains("lines.csv,8,amount"))
    #expect(rejects[1].contains("lines.csv,\(2 + 1014 + 1014 / 7 + 1),amount"))
  }

  @Test func progressReachesTheEnd() throws {
    let folder = try InputFolder()
    let path = try folder.write("lines.csv", text(rows: 60_000))
    let seen = ProgressLog()
    _ = try Importer(ImportOptions(threads: 2)).run(files: [path]) { seen.add($0) }
    let steps = seen.steps
    #expect(steps.count > 1)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.rows < $1.rows && $0.bytesDone <= $1.bytesDone })
    #expect(steps.last?.bytesDone == steps.last?.bytesTotal)
    #expect(steps.last?.rows == 60_000)
  }
}
