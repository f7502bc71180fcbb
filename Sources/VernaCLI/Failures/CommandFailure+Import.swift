import VernaColumns
import VernaLanguage

extension CommandFailure {
  /// Says why an import stopped.
  init(_ error: ImportError, in language: Language) {
    switch error {
    case .cannotOpen(let path, let reason):
      self.init(
        Bilingual("файл не открывается: \(reason)", "the file cannot be opened: \(reason)"), place: path,
        remedy: Bilingual("проверьте имя и права на чтение", "check the name and the right to read it"), in: language)
    case .cannotRead(let path, let reason):
      self.init(
        Bilingual("файл не читается: \(reason)", "the file cannot be read: \(reason)"), place: path,
        remedy: Bilingual("проверьте диск и повторите", "check the disk and run the command again"), in: language)
    case .truncated(let path, let byte):
      self.init(
        Bilingual("сжатый файл обрывается", "the packed file ends in the middle"),
        place: CommandFailure.place(path, byte: byte, language),
        remedy: Bilingual("выгрузите или скачайте его заново", "export or download it again"), in: language)
    case .corrupt(let path, let byte, let detail):
      self.init(
        Bilingual("сжатый файл повреждён: \(detail)", "the packed file is damaged: \(detail)"),
        place: CommandFailure.place(path, byte: byte, language),
        remedy: Bilingual("выгрузите или скачайте его заново", "export or download it again"), in: language)
    case .unpacksTooLarge(let path, let packed, let limit):
      self.init(
        Bilingual(
          "файл в \(packed) байт распаковывается больше чем в \(limit) байт",
          "the file of \(packed) bytes unpacks to more than \(limit) bytes"),
        place: path,
        remedy: Bilingual(
          "если это настоящие данные, распакуйте файл и дайте его несжатым",
          "if these are real data, unpack the file and give it as it is"), in: language)
    case .tooManyRows(let path, let limit):
      self.init(
        Bilingual("строк больше, чем позволено: \(limit)", "there are more rows than allowed: \(limit)"), place: path,
        remedy: Bilingual("возьмите меньше файлов", "give fewer files"), in: language)
    case .tooMuchMemory(let path, let limit):
      self.init(
        Bilingual(
          "нужно больше памяти, чем позволено: \(limit >> 20) МиБ, три четверти этой машины",
          "more memory is wanted than allowed: \(limit >> 20) MiB, three quarters of this machine's"), place: path,
        remedy: Bilingual(
          "возьмите меньше файлов за раз или машину, где памяти больше",
          "give fewer files at a time, or use a machine with more memory"), in: language)
    case .notText(let path, let looksLike):
      self.init(
        Bilingual("это не текст, а похоже на: \(looksLike)", "this is not text; it looks like \(looksLike)"),
        place: path,
        remedy: Bilingual(
          "сохраните таблицу как CSV (UTF-8) и повторите", "save the table as CSV (UTF-8) and run the command again"),
        in: language)
    case .wrongEncoding(let path, let line, let looksLike):
      self.init(
        Bilingual("текст не в UTF-8, похоже на \(looksLike)", "the text is not UTF-8; it looks like \(looksLike)"),
        place: CommandFailure.place(path, line: line, language),
        remedy: Bilingual(
          "сохраните файл в UTF-8 или назовите кодировку в --map",
          "save the file as UTF-8 or name its encoding in --map"),
        in: language)
    case .empty(let path):
      self.init(
        Bilingual("файл пуст", "the file is empty"), place: path,
        remedy: Bilingual("выгрузите его заново с заголовком и строками", "export it again with a header and rows"),
        in: language)
    default:
      self.init(ofMeaning: error, in: language)
    }
  }

  /// Errors of what is in the files, rather than of the files themselves.
  private init(ofMeaning error: ImportError, in language: Language) {
    switch error {
    case .notRecognised(let path, let header, let nearest, let missing):
      self.init(
        Bilingual(
          "по заголовку не понять, что в файле: \(header.prefix(12).joined(separator: ", "))",
          "the header does not tell what the file holds: \(header.prefix(12).joined(separator: ", "))"),
        place: path, remedy: CommandFailure.remedy(nearest, missing), in: language)
    case .ambiguousKind(let path, let kinds):
      let names = kinds.map(\.rawValue).joined(separator: ", ")
      self.init(
        Bilingual("файл подходит сразу под несколько видов: \(names)", "the file fits several kinds: \(names)"),
        place: path,
        remedy: Bilingual("назовите вид (kind) в файле --map", "name the kind in a --map file"), in: language)
    case .ambiguousColumn(let path, let column, let candidates):
      let names = candidates.joined(separator: ", ")
      self.init(
        Bilingual(
          "на роль столбца \(column) подходят сразу несколько: \(names)", "several columns fit \(column): \(names)"),
        place: path,
        remedy: CommandFailure.choice(of: column, candidates, in: path), in: language)
    case .columnNotInFile(let path, let column, let header):
      self.init(
        Bilingual("в файле нет столбца \(column)", "the file has no column \(column)"), place: path,
        remedy: Bilingual(
          "исправьте --map; столбцы файла: \(header.joined(separator: ", "))",
          "mend the --map file; the file's columns are \(header.joined(separator: ", "))"), in: language)
    case .mapping(let error):
      self.init(
        Bilingual("файл --map не читается: \(error.detail)", "the --map file cannot be read: \(error.detail)"),
        place: CommandFailure.place(error.path, line: error.line, column: error.column, language),
        remedy: Bilingual(
          "исправьте эту строку; образцы лежат в папке Examples", "mend that line; the folder Examples has samples"),
        in: language)
    case .nothingToImport:
      self.init(
        Bilingual("среди файлов нет чеков, строк чеков и баллов", "no file holds receipts, lines or points"),
        remedy: Bilingual(
          "дайте хотя бы один файл с чеками: receipt_id, at, total или строки с sku, qty, amount",
          "give at least one file of receipts: receipt_id, at, total, or lines with sku, qty, amount"), in: language)
    case .everythingIgnored(let mapping):
      self.init(
        Bilingual("файл --map исключает все файлы команды", "the --map file leaves out every file of the command"),
        place: mapping,
        remedy: Bilingual(
          "уберите лишний kind: ignore или добавьте файлы с чеками",
          "take a kind: ignore away, or add files with receipts"), in: language)
    case .strict(let reject):
      self.init(
        Bilingual(
          "плохая строка при --strict: \(reject.said(in: Wording(.russian)))",
          "a bad row under --strict: \(reject.said(in: Wording(.english)))"),
        place: CommandFailure.place(reject.file, line: reject.line, language),
        remedy: Bilingual(
          "исправьте строку или уберите --strict: тогда она попадёт в файл отказов",
          "mend the row, or leave --strict out and it goes to the reject file"), in: language)
    case .cannotWriteRejects(let path, let reason):
      self.init(
        Bilingual("файл отказов не пишется: \(reason)", "the reject file cannot be written: \(reason)"), place: path,
        remedy: Bilingual("укажите другой путь: --rejects ПУТЬ", "name another path: --rejects PATH"), in: language)
    case .building(let detail):
      self.init(
        Bilingual("данные не складываются: \(detail)", "the data cannot be put together: \(detail)"),
        remedy: Bilingual("", ""), in: language)
    default:
      self.init(
        Bilingual("импорт остановлен: \(error)", "the import stopped: \(error)"), remedy: Bilingual("", ""),
        in: language)
    }
  }

  /// The mapping that settles which column is meant.
  private static func choice(of column: String, _ candidates: [String], in path: String) -> Bilingual {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let mapping = "files: [{match: \"\(name)\", columns: {\(column): \"\(candidates.first ?? "")\"}}]"
    return Bilingual("выберите нужный в файле --map: \(mapping)", "choose one in a --map file: \(mapping)")
  }

  private static func remedy(_ nearest: FileKind?, _ missing: [String]) -> Bilingual {
    guard let nearest, !missing.isEmpty else {
      return Bilingual(
        "назовите вид и столбцы в файле --map (образцы в папке Examples)",
        "name the kind and the columns in a --map file (samples are in the folder Examples)")
    }
    let names = missing.joined(separator: ", ")
    return Bilingual(
      "ближе всего «\(nearest.rawValue)», но не хватает: \(names). Переименуйте столбцы или опишите их в --map",
      "nearest is “\(nearest.rawValue)”, which lacks \(names). Rename the columns or describe them in a --map file")
  }

  private static func place(
    _ path: String, line: Int = 0, column: Int = 0, byte: Int64? = nil, _ language: Language
  ) -> String {
    var place = path
    if line > 0 { place += Bilingual(", строка \(line)", ", line \(line)")[language] }
    if column > 0 { place += Bilingual(", столбец \(column)", ", column \(column)")[language] }
    if let byte { place += Bilingual(", байт \(byte)", ", byte \(byte)")[language] }
    return place
  }
}
