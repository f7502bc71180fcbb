package import VernaLanguage

extension Reject {
  /// What is wrong, with the cell as written before it: "`abc` is not a number".
  package func sentence(in wording: Wording) -> String {
    let sentence = wording.sentence(reason)
    return cell.isEmpty ? sentence : "`\(cell)` \(sentence)"
  }
}
