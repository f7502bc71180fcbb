package import VernaLanguage

extension Reject {
  /// What is wrong, with the cell as written before it: "`abc` is not a number".
  package func sentence(in wording: Wording) -> String {
    let sentence = wording.sentence(reason)
    return cell.isEmpty ? sentence : "`\(cell)` \(sentence)"
  }

  /// The same after its column, where it has one: "qty `abc` is not a number". In English a sentence on the row as a
  /// whole needs its subject; the Russian ones stand by themselves.
  package func said(in wording: Wording) -> String {
    let subject = column.isEmpty ? wording(Bilingual("", "the row")) : column
    return (subject.isEmpty ? "" : subject + " ") + sentence(in: wording)
  }
}
