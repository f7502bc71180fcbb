import Foundation
import Testing
import VernaColumns
import VernaCore

@Suite("Packed, foreign and damaged files")
struct PackedFilesTests {
  private func fixture(_ name: String) -> String { PublicData.root + "/Tests/Fixtures/import/" + name }

  private func failure(_ name: String, _ options: ImportOptions = ImportOptions(), mapping: Mapping? = nil)
    -> ImportError?
  {
    do throws(ImportError) {
      _ = try Importer(options).run(files: [fixture(name)], mapping: mapping)
      return nil
    } catch { return error }
  }

  @Test(arguments: ["lines.csv", "lines-two-members.csv.gz", "lines.csv.zst"])
  func packedFilesReadLikePlainOnes(name: String) throws {
    let result = try Importer().run(files: [fixture(name)])
    #expect(result.summary.rowsRead == 3)
    #expect(result.dataset.columns.receiptCount == 2)
    #expect(result.sums.sales == 3_750)
  }

  @Test func contentSaysHowAFileIsPackedAndNotItsName() throws {
    let folder = try InputFolder()
    let data = try Data(contentsOf: URL(fileURLWithPath: fixture("lines.csv.zst")))
    let result = try folder.run([try folder.write("export.csv", data)])
    #expect(result.summary.rowsRead == 3)
    #expect(result.summary.files[0].layout.contains(Phrase("layout.packed", ["packing": .text("zstd")])))
  }

  @Test(arguments: ["lines-truncated.csv.gz", "lines-truncated.csv.zst"])
  func aTruncatedFileIsAnError(name: String) {
    guard case .truncated(_, let byte) = failure(name) else {
      Issue.record("\(name) is not reported as truncated")
      return
    }
    #expect(byte == 98)
    #expect(failure(name)?.description.contains("ends in the middle, at byte 98") == true)
  }

  @Test func aDamagedFileIsAnError() {
    guard case .corrupt = failure("lines-damaged.csv.gz") else {
      Issue.record("not reported as damaged")
      return
    }
  }

  @Test func aFileThatUnpacksTooFarStopsAtTheLimit() {
    let options = ImportOptions(limits: ImportLimits(unpackedBytes: 8 << 20))
    guard case .unpacksTooLarge(_, let packed, let limit) = failure("bomb.csv.gz", options) else {
      Issue.record("not stopped")
      return
    }
    #expect(packed == 162_846)
    #expect(limit == 8 << 20)
  }

  @Test func rowsStopAtTheLimit() {
    let options = ImportOptions(limits: ImportLimits(rows: 2))
    #expect(failure("lines.csv", options) == .tooManyRows(path: fixture("lines.csv"), limit: 2))
  }

  @Test func theDefaultLimitIsAHundredTimesOrAGibibyte() {
    // 163 KB of gzip hold 67 MB, under the limit: they are read, and a receipt of a million lines comes out.
    #expect(failure("bomb.csv.gz") == nil)
  }

  @Test func foreignEncodingsAreNamedWithTheMend() throws {
    guard case .wrongEncoding(_, let line, let guess) = failure("windows-1251.csv") else {
      Issue.record("windows-1251 is not noticed")
      return
    }
    #expect(line == 1)
    #expect(guess == "windows-1251")
    guard case .wrongEncoding(_, 2, "windows-1252") = failure("latin-1.csv") else {
      Issue.record("latin-1 is not noticed: \(String(describing: failure("latin-1.csv")))")
      return
    }
    guard case .notText(_, let kind) = failure("utf-16.csv") else {
      Issue.record("UTF-16 is not noticed")
      return
    }
    #expect(kind.contains("UTF-16"))
    let mapping = try Mapping(yaml: "files: [{match: 'windows*', encoding: cp1251}]", path: "m.yaml")
    let result = try Importer().run(files: [fixture("windows-1251.csv")], mapping: mapping)
    #expect(result.dataset.products.map(\.sku) == ["чай"])
    #expect(result.sums.sales == 100_050)
  }

  @Test func filesThatAreNoTextAreNamed() throws {
    let folder = try InputFolder()
    for (bytes, word) in [("PK\u{3}\u{4}xl/workbook", "XLSX"), ("%PDF-1.7", "PDF"), ("SQLite format 3\0", "SQLite")] {
      let path = try folder.write("input.csv", bytes)
      #expect(throws: ImportError.self) { try folder.run([path]) }
      do { _ = try folder.run([path]) } catch { #expect("\(error)".contains(word)) }
    }
    let noise = Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 7) })
    let path = try folder.write("noise.csv", noise)
    do {
      _ = try folder.run([path])
      Issue.record("noise was read")
    } catch { #expect("\(error)".contains("noise.csv")) }
  }

  @Test func aFileThatWantsMoreMemoryThanAllowedIsRefused() {
    let options = ImportOptions(limits: ImportLimits(memoryBytes: 1 << 20))
    #expect(failure("lines.csv", options) == .tooMuchMemory(path: fixture("lines.csv"), limit: 1 << 20))
  }
}
