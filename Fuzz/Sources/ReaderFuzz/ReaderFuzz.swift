import Foundation
import VernaColumns

/// The input file, in memory where the machine has a file system there.
private let inputPath: String = {
  let folder = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
  return "\(folder)/verna-fuzz-\(getpid())"
}()

/// Reads one input as a file, or as a mapping: a crash, a hang or a row that is not accounted for is a find.
///
/// The first byte says as what: a mapping, or a data file under one of a few names and mappings.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let body = UnsafeRawBufferPointer(start: bytes + 1, count: count - 1)
  let form = bytes[0] % 5
  if form == 0 {
    _ = try? Mapping(yaml: String(decoding: body, as: UTF8.self), path: "mapping.yaml")
    return 0
  }
  let names = ["", "-lines.csv", "-members.csv", "-points.ndjson", "-mapped.txt"]
  let path = inputPath + names[Int(form)]
  guard FileManager.default.createFile(atPath: path, contents: Data(body)) else { return 0 }
  let options = ImportOptions(limits: ImportLimits(unpackedBytes: 1 << 22, recordBytes: 1 << 12), threads: 1)
  do throws(ImportError) {
    let mapping = form == 4 ? try Mapping(yaml: mappedForm, path: "mapping.yaml") : nil
    let result = try Importer(options).run(files: [path], mapping: mapping)
    let file = result.summary.files[0]
    precondition(
      file.rowsAccepted + file.rowsRejected + file.rowsUnused + file.rowsDuplicate == file.rowsRead,
      "a row is not accounted for")
  } catch { _ = error.description }
  return 0
}

/// A mapping that uses every kind of source and condition.
private let mappedForm = """
  time_zone: Europe/Moscow
  files:
    - match: "*mapped*"
      separator: spaces
      header: [a, b, c, d, e]
      empty: ["0"]
      reject:
        - when: {a: {starts: X}, b: {not: {above: 5}}}
          reason: unwanted
      rows:
        - kind: lines
          when: [{a: {contains: "1"}}, {b: {at_least: 2}}]
          columns:
            receipt_id: "{a}-{row_number}"
            at: {column: b, format: yyyyMMdd}
            kind: {cases: [{when: {a: {like: "C*"}}, value: return}], otherwise: sale}
            sku: {parts: [a, c], by: "/"}
            qty: d
            amount: {column: e, values: {free: "0"}, decimal: ","}
        - kind: costs
          columns: {at: {column: b, format: d/M/yyyy H:mm}, kind: {constant: other}, amount: e}
  """
