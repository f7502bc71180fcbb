import VernaColumns
import VernaRules

/// One input of the fuzzer: the first byte says which reader takes the rest.
///
/// A crash, a hang, or a row that is not accounted for is a find. Nothing is read from or written to the disk, so that
/// a run costs microseconds.
public enum FuzzInput {
  /// Reads one input.
  public static func read(_ input: UnsafeRawBufferPointer) {
    guard input.count > 2 else { return }
    let body = UnsafeRawBufferPointer(rebasing: input[2...])
    let variant = Int(input[1])
    switch input[0] % 8 {
    case 0: try? _ = Mapping(yaml: text(body), path: "mapping.yaml")
    case 1: readMapped(body, variant)
    case 2: readSegment(text(body))
    case 3: readCache(body, variant)
    case 4: readTogether(body, variant)
    case 5: importInputs([ImportInput(name: "lines.csv", contents: Array(body))], variant: variant)
    case 6: importInputs([ImportInput(name: "receipts.csv", contents: Array(body))], variant: variant)
    default:
      let name = names[variant / 2 % names.count]
      importInputs([ImportInput(name: name, contents: Array(body))], variant: variant & 1)
    }
  }

  /// File names of every kind, and one that says nothing.
  private static let names = [
    "data", "members.csv", "products.csv", "stores.csv", "points.csv", "costs.csv", "offers.csv", "assignments.csv",
    "messages.csv", "surveys.csv", "stock.csv", "competitors.csv", "tills.csv", "lines.ndjson", "receipts.ndjson",
    "members.ndjson", "points.ndjson",
  ]

  private static func text(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Text parted from a second input by a byte that text does not hold.
  private static func halves(_ body: UnsafeRawBufferPointer) -> (UnsafeRawBufferPointer, UnsafeRawBufferPointer) {
    let cut = body.firstIndex(of: 0xFF) ?? body.count
    return (
      UnsafeRawBufferPointer(rebasing: body[..<cut]),
      UnsafeRawBufferPointer(rebasing: body[min(cut + 1, body.count)...])
    )
  }

  /// A mapping and a file that it is for.
  private static func readMapped(_ body: UnsafeRawBufferPointer, _ variant: Int) {
    let (yaml, data) = halves(body)
    guard let mapping = try? Mapping(yaml: text(yaml), path: "mapping.yaml") else { return }
    importInputs([ImportInput(name: "mapped.csv", contents: Array(data))], mapping: mapping, variant: variant)
  }

  /// Two files in one import, which may meet in receipts, products, members and zones.
  private static func readTogether(_ body: UnsafeRawBufferPointer, _ variant: Int) {
    let others = ["receipts.csv", "products.csv", "stores.csv", "members.csv", "lines-2.csv"]
    let (lines, other) = halves(body)
    let inputs = [
      ImportInput(name: "lines.csv", contents: Array(lines)),
      ImportInput(name: others[variant / 2 % others.count], contents: Array(other)),
    ]
    importInputs(inputs, variant: variant & 1)
  }

  /// - Parameter variant: an odd one reads in chunks so small that records lie across them.
  private static func importInputs(_ inputs: [ImportInput], mapping: Mapping? = nil, variant: Int) {
    var options = ImportOptions(limits: ImportLimits(unpackedBytes: 1 << 20, recordBytes: 1 << 12), threads: 1)
    if variant & 1 == 1 {
      options.limits.recordBytes = 64
      options.chunkBytes = 256
      options.sampleBytes = 256
    }
    do throws(ImportError) {
      let result = try Importer(options).run(inputs: inputs, mapping: mapping)
      for file in result.summary.files {
        let accounted = file.rowsAccepted + file.rowsRejected + file.rowsUnused + file.rowsDuplicate
        precondition(
          accounted == file.rowsRead, "\(file.path): \(accounted) of \(file.rowsRead) rows are accounted for")
        precondition(file.rowsAccepted >= 0, "\(file.path): more rows fell out than were read")
      }
    } catch { precondition(!error.description.isEmpty, "an error without a word") }
  }

  private static func readSegment(_ text: String) {
    do throws(SegmentError) {
      let segment = try SegmentExpression(text)
      let tests = segment.tree.tests
      precondition(!tests.isEmpty, "a segment of no test")
      precondition(tests.allSatisfy { !$0.names.isEmpty && $0.column >= 1 }, "a test of no attribute")
    } catch { precondition(error.column >= 1, "an error at no place") }
  }

  /// A cache file as it is, or with its checksums made right, so that the bytes behind them are read.
  private static func readCache(_ body: UnsafeRawBufferPointer, _ variant: Int) {
    if variant & 1 == 0 {
      try? _ = DatasetCache.load(contents: body, fingerprint: [])
      return
    }
    SealedCache.bytes(body).withUnsafeBytes { bytes in
      try? _ = DatasetCache.load(contents: bytes, fingerprint: [])
    }
  }
}
