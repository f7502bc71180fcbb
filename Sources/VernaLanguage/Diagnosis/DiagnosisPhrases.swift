/// Sentences of the diagnosis: verdicts, findings, causes, actions, stakes and evidence.
enum DiagnosisPhrases {
  static let all: [String: Bilingual] = [
    VerdictPhrases.all, FindingPhrases.penetration, FindingPhrases.behaviour, FindingPhrases.programme,
    CausePhrases.all, ActionPhrases.all, DraftPhrases.all, EvidencePhrases.all,
  ].reduce(into: [:]) { book, part in book.merge(part) { first, _ in first } }
}
