internal import VernaLanguage

extension ImportError: CustomStringConvertible {
  /// What happened, where, and how to mend it.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason): return "\(path): cannot be opened: \(reason)"
    case .cannotRead(let path, let reason): return "\(path): cannot be read: \(reason)"
    case .truncated(let path, let byte):
      return "\(path): the packed file ends in the middle, at byte \(byte): copy or export it again"
    case .corrupt(let path, let byte, let detail):
      return "\(path): the packed file is damaged at byte \(byte) (\(detail)): copy or export it again"
    case .unpacksTooLarge(let path, let packed, let limit):
      return
        "\(path): \(packed) packed bytes unpack to over \(limit) bytes, the limit (256 MiB, or 50 times the packed size "
        + "if that is more): if the data are meant to be so large, unpack the file and give it as it is"
    case .tooManyRows(let path, let limit):
      return "\(path): more than \(limit) rows, the limit: give fewer files at a time"
    case .tooMuchMemory(let path, let limit):
      return "\(path): more than \(limit) bytes of memory are wanted, the limit (three quarters of the machine's): "
        + "give fewer files at a time, or use a machine with more memory"
    case .notText(let path, let kind): return "\(path): is not text but looks like \(kind)"
    case .wrongEncoding(let path, let line, let guess):
      return "\(path), line \(line): is not UTF-8 text; it looks like \(guess). Save it as CSV UTF-8, or put "
        + "`encoding: \(guess)` under the file in a mapping (--map)"
    case .empty(let path): return "\(path): is empty"
    case .notRecognised(let path, let header, let nearest, let missing):
      let shown = header.prefix(30).joined(separator: ", ")
      guard let nearest else {
        return
          "\(path): no file of the contract has a header like this: \(shown). Name its columns in a mapping (--map)"
      }
      return "\(path): looks like \(nearest.rawValue), but nothing fills \(missing.joined(separator: ", ")). "
        + "Its columns: \(shown). Say in a mapping (--map) which column is which"
    case .ambiguousKind(let path, let kinds):
      return "\(path): may hold \(kinds.map(\.rawValue).joined(separator: " or ")): say `kind:` in a mapping (--map)"
    case .ambiguousColumn(let path, let column, let candidates):
      return "\(path): \(column) may be \(candidates.joined(separator: " or ")): say which in a mapping (--map), "
        + "as in `columns: {\(column): \(candidates.first ?? "")}`"
    case .columnNotInFile(let path, let column, let header):
      return "\(path): has no column \(column). Its columns: \(header.prefix(50).joined(separator: ", "))"
    case .mapping(let error): return error.description
    case .nothingToImport: return "no file was named: name at least one with receipts or lines"
    case .everythingIgnored(let mapping):
      return "\(mapping): leaves every file out: take a `kind: ignore` away, or name more files"
    case .strict(let reject):
      let column = reject.column.isEmpty ? "the row" : reject.column
      let reason = reject.sentence(in: Wording(.english))
      return "\(reject.file), line \(reject.line): \(column) \(reason) (bad rows are errors with --strict)"
    case .cannotWriteRejects(let path, let reason): return "\(path): rejects cannot be written: \(reason)"
    case .building(let detail): return detail
    }
  }
}

extension MappingError: CustomStringConvertible {
  /// What is wrong, and where.
  public var description: String {
    line > 0 ? "\(path), line \(line), column \(column): \(detail)" : "\(path): \(detail)"
  }
}
