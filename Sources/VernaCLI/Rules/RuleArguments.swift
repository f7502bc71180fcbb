/// Arranges the words of a command line whose rule begins with a minus, which would otherwise be taken for an option.
enum RuleArguments {
  private static let options: Set<String> = ["--vars", "--env", "--money-digits", "--format", "--lang"]
  private static let flags: Set<String> = ["--check", "--help", "-h", "--version"]

  /// `rules eval -5 --vars F` as `rules eval --vars F -- -5`; other command lines as they are.
  static func arranged(_ arguments: [String]) -> [String] {
    guard arguments.starts(with: ["rules", "eval"]), !arguments.contains("--") else { return arguments }
    var kept: [String] = []
    var rules: [String] = []
    var rest = arguments.dropFirst(2)
    while let word = rest.popFirst() {
      if options.contains(word) {
        kept.append(word)
        if let value = rest.popFirst() { kept.append(value) }
      } else if flags.contains(word) || options.contains(where: { word.hasPrefix($0 + "=") }) {
        kept.append(word)
      } else {
        rules.append(word)
      }
    }
    return Array(arguments.prefix(2)) + kept + (rules.isEmpty ? [] : ["--"] + rules)
  }
}
