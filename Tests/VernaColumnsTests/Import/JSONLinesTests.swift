import Testing
import VernaColumns

@Suite("JSON lines")
struct JSONLinesTests {
  @Test func objectsBecomeRows() throws {
    let folder = try InputFolder()
    let path = try folder.write(
      "lines.ndjson",
      #"""
      {"receipt_id":"1","at":"2024-03-01T10:00:00+03:00","sku":"te\u0061 \ud83c\udf75","qty":2,"amount":20.5,"attr":{"size":"L"}}
      {"qty":1.5e0,"sku":"cup","at":"2024-03-01T10:00:00+03:00","receipt_id":1,"amount":"7,50","member_id":null}

      {"receipt_id":"2","at":"2024-03-01T10:00:00+03:00","sku":"x","qty":1,"amount":[1]}
      {"receipt_id":"3","at":"2024-03-01T10:00:00+03:00","sku":"x","qty":1
      not json
      """#)
    let result = try folder.run([path])
    #expect(result.summary.rowsRead == 5)
    #expect(result.summary.rowsRejected == 3)
    #expect(result.dataset.columns.receiptCount == 1)
    #expect(result.sums.sales == 2_800)
    #expect(result.dataset.products.map(\.sku).sorted() == ["cup", "tea 🍵"])
    #expect(result.dataset.lineAttributes.contains(["size": "L"]))
    #expect(folder.rejects.map { $0.split(separator: ",")[1] } == ["4", "5", "6"])
  }
}
