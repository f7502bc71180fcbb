/// Sentences of the diagnosis: verdicts, findings, causes, actions, stakes and evidence.
enum DiagnosisPhrases {
  static let all: [String: Bilingual] = [:]
}
