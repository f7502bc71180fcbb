import Testing
import VernaColumns
import VernaCore

@Suite("Files with recognised headers")
struct RecognisedFilesTests {
  @Test func linesProductsAndMembersBecomeADataset() throws {
    let folder = try InputFolder()
    let lines = try folder.write(
      "lines.csv",
      """
      receipt_id,at,member_id,store,sku,qty,amount
      1,2024-03-01 10:00:00,m1,s1,tea,2,20.00
      1,2024-03-01 10:00:00,m1,s1,cup,1,7.50
      2,2024-03-02T11:30:00+03:00,,s1,tea,1,10.00
      """)
    let products = try folder.write("products.csv", "sku,name,category,cost,vat_rate\ntea,Tea,food/tea,4.25,20\n")
    let members = try folder.write("members.csv", "member_id,joined_at,gender\nm1,2024-01-15,f\n")
    let result = try folder.run([lines, products, members])
    #expect(result.dataset.columns.receiptCount == 2)
    #expect(result.dataset.columns.lineCount == 3)
    #expect(result.summary.rowsRead == 5)
    #expect(result.summary.rowsAccepted == 5)
    #expect(result.summary.rowsRejected == 0)
    #expect(result.dataset.products.first { $0.sku == "tea" }?.costMicros == 4_250_000)
    #expect(result.dataset.products.first { $0.sku == "tea" }?.vatRateMillionths == 200_000)
    #expect(result.dataset.members.map(\.id) == ["m1"])
    #expect(result.dataset.given.has(.lines, "member_id"))
    #expect(!result.dataset.given.has(.lines, "cost"))
  }

  @Test func russianHeadersSemicolonsAndDecimalCommas() throws {
    let folder = try InputFolder()
    let lines = try folder.write(
      "Продажи.csv",
      "\u{FEFF}Номер чека;Дата;Время;Карта;Магазин;Кассир;Артикул;Количество;Цена;Сумма\r\n"
        + "A-1;01.03.2024;10:05;777;Центр;Иванова;чай;2;1 000,50;2 001,00\r\n"
        + "A-2;02.03.2024;10:06;;Центр;Иванова;чай;0,5;1 000,50;500,25\r\n")
    let result = try folder.run([lines])
    #expect(result.dataset.columns.receiptCount == 2)
    #expect(result.summary.files[0].kinds == [.lines])
    var totals: [Int64] = []
    for row in 0..<2 { result.dataset.columns.withReceipt(row: row) { totals.append($0.total(0)) } }
    #expect(totals.sorted() == [50_025, 200_100])
  }

  @Test func badRowsAreRejectedWithLineColumnAndReason() throws {
    let folder = try InputFolder()
    let lines = try folder.write(
      "lines.csv",
      "receipt_id,at,sku,qty,amount\n1,2024-02-30,a,1,1.00\n2,2024-02-28,a,x,1.00\n,2024-02-28,a,1,1.00\n"
        + "3,2024-02-28,a,1\n4,2024-02-28,a,1,1.005\n")
    let result = try folder.run([lines])
    #expect(result.summary.rowsRead == 5)
    #expect(result.summary.rowsAccepted == 1)
    #expect(result.summary.rowsRejected == 4)
    #expect(result.summary.files[0].rounded == ["amount": 1])
    #expect(folder.rejects.map { $0.split(separator: ",")[1] } == ["2", "3", "4", "5"])
    #expect(folder.rejects[0].contains("at,\"`2024-02-30` is not a time"))
  }
}
