import Foundation
import Testing
import VernaColumns
import VernaCore

@Suite("Malformed files")
struct MalformedFilesTests {
  private let header = "receipt_id,at,sku,qty,amount\n"
  private let good = "1,2024-03-01,a,1,1.00\n"

  @Test func emptyFilesAndFilesOfBlankLinesAreErrors() throws {
    let folder = try InputFolder()
    for text in ["", "\n\n\r\n", "\u{FEFF}"] {
      let path = try folder.write("lines.csv", text)
      do {
        _ = try folder.run([path])
        Issue.record("an empty file was read")
      } catch { #expect(error as? ImportError == .empty(path: path)) }
    }
  }

  @Test func aHeaderAloneIsNoError() throws {
    let folder = try InputFolder()
    let result = try folder.run([try folder.write("lines.csv", header)])
    #expect(result.summary.rowsRead == 0)
    #expect(result.summary.files[0].notes == [Phrase("import.no_rows")])
  }

  @Test func aFileThatIsNotThereAndAFolderAreErrors() throws {
    let folder = try InputFolder()
    for path in [folder.path + "/none.csv", folder.path] {
      do {
        _ = try folder.run([path])
        Issue.record("\(path) was read")
      } catch {
        guard case .cannotOpen = error as? ImportError else {
          Issue.record("\(error)")
          continue
        }
      }
    }
  }

  @Test func fieldsTooFewAndTooManyAreRejects() throws {
    let folder = try InputFolder()
    let text =
      header + good + "2,2024-03-01,a,1\n" + "3,2024-03-01,a,1,1.00,extra\n" + "4,2024-03-01,a,1,1.00,,\n\n"
      + good.replacingOccurrences(of: "1,2024", with: "5,2024")
    let result = try folder.run([try folder.write("lines.csv", text)])
    #expect(result.summary.rowsRead == 5)
    #expect(result.summary.rowsAccepted == 3)
    #expect(folder.rejects.count == 2)
    #expect(folder.rejects[0].contains(",3,,has 4 fields where 5 are wanted"))
    #expect(folder.rejects[1].contains(",4,,has 6 fields where 5 are wanted"))
  }

  @Test func aQuoteNeverClosedCostsOneLine() throws {
    let folder = try InputFolder()
    let text = header + good + "2,2024-03-01,\"b,1,2.00\n" + "3,2024-03-01,c,1,4.00\n4,2024-03-01,d,1,8.00"
    let result = try folder.run([try folder.write("lines.csv", text)])
    #expect(result.summary.rowsRead == 4)
    #expect(result.summary.rowsRejected == 1)
    #expect(result.sums.sales == 1_300)
    #expect(folder.rejects[0].contains(",3,,opens a quote that is never closed"))
  }

  @Test func aStrayQuoteSwallowsNoRows() throws {
    let folder = try InputFolder()
    let text = header + "1,2024-03-01,\"b,1,1.00\n2,2024-03-01,c,1,2.00\n3,2024-03-01,\"d\",1,4.00\n"
    let result = try folder.run([try folder.write("lines.csv", text)])
    #expect(result.summary.rowsRead == 3)
    #expect(result.summary.rowsRejected == 1)
    #expect(result.sums.sales == 600)
  }

  @Test func quotesHoldSeparatorsNewlinesAndQuotes() throws {
    let folder = try InputFolder()
    let text =
      header + "1,2024-03-01,\"a,\"\"b\"\"\r\nc\",1,1.00\r\n2,2024-03-01,\"\",1,1.00\r\n3,2024-03-01,x,1,\"2,00\"\r\n"
    let result = try folder.run([try folder.write("lines.csv", text)])
    #expect(result.dataset.products.map(\.sku).sorted() == ["a,\"b\"\r\nc", "x"])
    #expect(folder.rejects.count == 1)
    #expect(folder.rejects[0].contains(",4,sku,\"is empty"))
  }

  @Test func nulBytesAndInvalidTextAreRejects() throws {
    let folder = try InputFolder()
    var data = Data((header + good).utf8)
    for line in ["2,2024-03-01,a\0b,1,1.00\n", "3,2024-03-01,é,1,1.00\n"] { data.append(contentsOf: line.utf8) }
    for _ in 0..<4 { data.append(contentsOf: "4,2024-03-01,чай,1,1.00\n".utf8) }
    data.append(contentsOf: Array("5,2024-03-01,".utf8) + [0xC3, 0x28] + Array(",1,1.00\n".utf8))
    let result = try folder.run([try folder.write("lines.csv", data)])
    #expect(result.summary.rowsRead == 8)
    #expect(result.reasons == ["holds a NUL byte": 1, "is not UTF-8 text": 1])
  }

  @Test func twoHundredColumnsAreRead() throws {
    let folder = try InputFolder()
    let extra = (0..<195).map { "note\($0)" }
    let text =
      (["receipt_id", "at", "sku", "qty"] + extra + ["amount"]).joined(separator: ",") + "\n"
      + (["1", "2024-03-01", "a", "1"] + extra.map { _ in "x" } + ["9.99"]).joined(separator: ",") + "\n"
    let result = try folder.run([try folder.write("lines.csv", text)])
    #expect(result.sums.sales == 999)
    #expect(result.summary.files[0].unusedColumns.count == 195)
  }

  @Test func theSameFileTwiceChangesNothing() throws {
    let folder = try InputFolder()
    let lines = try folder.write("lines.csv", header + good)
    let copy = try folder.write("copy.csv", header + good)
    let costs = try folder.write("costs.csv", "at,kind,amount\n2024-03-01,platform,5\n")
    let again = try folder.write("costs-again.csv", "at,kind,amount\n2024-03-01,platform,5\n\n")
    let result = try folder.run([lines, costs, copy, lines, again])
    #expect(result.dataset.columns.receiptCount == 1)
    #expect(result.dataset.side.costs.count == 1)
    #expect(result.summary.files[2].rowsDuplicate == 1)
    #expect(result.summary.files[3].notes == [Phrase("import.same_bytes", ["path": .text(lines)])])
    #expect(result.summary.files[4].notes == [Phrase("import.same_rows", ["path": .text(costs)])])
  }

  @Test func aReceiptSeenBeforeIsIgnoredAndOneThatDiffersIsAReject() throws {
    let folder = try InputFolder()
    let first = try folder.write(
      "first.csv", header + "1,2024-03-01,a,1,1.00\n1,2024-03-01,a,1,1.00\n2,2024-03-01,a,1,1.00\n")
    let second = try folder.write(
      "second.csv", header + "2,2024-03-01,a,1,1.00\n1,2024-03-01,a,1,1.50\n3,2024-03-01,b,1,1.00\n")
    let result = try folder.run([first, second])
    #expect(result.dataset.columns.receiptCount == 3)
    #expect(result.dataset.columns.lineCount == 4)
    #expect(result.report.ignoredReceipts == 1)
    #expect(folder.rejects.count == 1)
    #expect(
      folder.rejects[0].contains("second.csv,3,receipt_id,is the id of a receipt imported before with another content"))
  }

  @Test func strictMakesTheFirstBadRowAnError() throws {
    let folder = try InputFolder()
    let path = try folder.write("lines.csv", header + good + "2,never,a,1,1.00\n")
    do throws(ImportError) {
      _ = try Importer(ImportOptions(isStrict: true)).run(files: [path])
      Issue.record("a bad row was let through")
    } catch {
      guard case .strict(let reject) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(reject.line == 3)
      #expect(reject.column == "at")
      #expect(reject.row == "2,never,a,1,1.00")
    }
  }

  @Test func ambiguousHeadersSayHowToMend() throws {
    let folder = try InputFolder()
    let path = try folder.write("lines.csv", "order number,check number,at,sku,qty,amount\n1,1,2024-03-01,a,1,1\n")
    do {
      _ = try folder.run([path])
      Issue.record("two receipt numbers were taken for one")
    } catch {
      #expect("\(error)".contains("receipt_id may be order number or check number: say which in a mapping (--map)"))
    }
    let strange = try folder.write("x.csv", "a,b,c\n1,2,3\n")
    do {
      _ = try folder.run([strange])
      Issue.record("a strange header was recognised")
    } catch { #expect("\(error)".contains("--map")) }
  }

  @Test func rejectsThatLookLikeFormulasAreInert() throws {
    let folder = try InputFolder()
    _ = try folder.run([try folder.write("lines.csv", header + "=1+1,never,a,1,1.00\n")])
    #expect(folder.rejects[0].hasSuffix(",\"'=1+1,never,a,1,1.00\""))
  }

  @Test func oldMacLineEndsAreRead() throws {
    let folder = try InputFolder()
    let result = try folder.run([
      try folder.write("lines.csv", (header + good).replacingOccurrences(of: "\n", with: "\r"))
    ])
    #expect(result.sums.sales == 100)
  }
}
