/// A language that the interface speaks.
public enum Language: String, Sendable, CaseIterable, Codable {
  case russian = "ru"
  case english = "en"

  /// The language of a tag or a locale's name: `ru`, `ru-RU`, `ru_RU.UTF-8`; nil for any other.
  public init?(tag: String) {
    let primary = tag.prefix { $0 != "-" && $0 != "_" && $0 != "." && $0 != "@" }
    self.init(rawValue: primary.lowercased())
  }

  /// The language of a process's environment: the first set of `LC_ALL`, `LC_MESSAGES` and `LANG` decides, as POSIX
  /// has it. English where none is set or it names a language that Verna does not speak.
  public init(environment: [String: String]) {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    self = named.flatMap { Language(tag: $0) } ?? .english
  }
}
