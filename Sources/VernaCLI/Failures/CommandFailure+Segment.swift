import VernaColumns
import VernaLanguage
import VernaMetrics

extension CommandFailure {
  /// Says why a segment cannot be applied to the data.
  init(_ misuse: SegmentMisuse, wording: Wording) {
    let language = wording.language
    func place(_ column: Int) -> String {
      Bilingual("--segment, знак \(column)", "--segment, column \(column)")[language]
    }
    switch misuse {
    case .noAttribute(let name, let column, let known):
      let names = known.joined(separator: ", ")
      self.init(
        Bilingual("в сегменте нет атрибута '\(name)'", "the segment has no attribute '\(name)'"), place: place(column),
        remedy: Bilingual("есть такие: \(names)", "use one of \(names)"), isUsage: true, in: language)
    case .wrongKind(let name, let column, let wanted, let write):
      let kind = CommandFailure.name(of: wanted)
      self.init(
        Bilingual("'\(name)' — \(kind[.russian])", "'\(name)' is \(kind[.english])"), place: place(column),
        remedy: Bilingual("напишите \(write)", "write \(write)"), isUsage: true, in: language)
    case .notGiven(let name, let column, let file, let field, let isFileGiven):
      let file = wording.word("file." + file.rawValue)
      self.init(
        isFileGiven
          ? Bilingual(
            "сегмент спрашивает '\(name)', а столбца \(field) в файле «\(file)» нет",
            "the segment asks for '\(name)', and the file “\(file)” has no column \(field)")
          : Bilingual(
            "сегмент спрашивает '\(name)', а файла «\(file)» нет",
            "the segment asks for '\(name)', and there is no file “\(file)”"),
        place: place(column),
        remedy: isFileGiven
          ? Bilingual(
            "выгрузите столбец \(field) или назовите его в --map", "export the column \(field), or name it in --map")
          : Bilingual("добавьте этот файл к команде", "add that file to the command"), isUsage: true, in: language)
    case .mixed(let name, let holder, let other, let otherHolder, let column):
      let (one, two) = (CommandFailure.name(of: holder), CommandFailure.name(of: otherHolder))
      self.init(
        Bilingual(
          "'\(name)' — про \(one[.russian]), '\(other)' — про \(two[.russian]): через || или внутри одного сравнения "
            + "они вместе ничего не значат",
          "'\(name)' is about \(one[.english]) and '\(other)' about \(two[.english]): joined by ||, or within one "
            + "comparison, they mean nothing together"),
        place: place(column),
        remedy: Bilingual(
          "соедините их через && или сделайте два отчёта", "join them by &&, or make two reports"), isUsage: true,
        in: language)
    case .notTogether(let name, let other, let column):
      self.init(
        Bilingual(
          "'\(name)' и '\(other)' не сравнить между собой", "'\(name)' and '\(other)' cannot stand in one comparison"),
        place: place(column),
        remedy: Bilingual("сравните каждый со значением", "compare each with a value"), isUsage: true, in: language)
    case .notFitting(let error): self.init(error, in: language)
    }
  }

  private static func name(of holder: UnknownValue.Holder) -> Bilingual {
    switch holder {
    case .member: Bilingual("участников", "members")
    case .receipt: Bilingual("чеки", "receipts")
    case .line: Bilingual("строки чеков", "lines")
    }
  }

  private static func name(of kind: SegmentMisuse.Kind) -> Bilingual {
    switch kind {
    case .text: Bilingual("текст: его пишут в кавычках", "a text, in quotes")
    case .number: Bilingual("число: его пишут без кавычек", "a number, without quotes")
    case .truth: Bilingual("да или нет: true или false без кавычек", "true or false, without quotes")
    }
  }
}
