/// Why a rule came to no value, and where in its text.
public struct RuleFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What happened.
  public enum Reason: Hashable, Sendable {
    case unknownName(String)
    case unknownFunction(String)
    /// An operator or a function does not take values of these types.
    case noOverload(String, types: [String])
    case noSuchKey(String)
    case noSuchField(String)
    case indexOutOfRange(String)
    case divisionByZero
    case moduloByZero
    case overflow(String)
    case outOfRange(type: String, value: String)
    case notReadable(type: String, text: String)
    case invalidText
    case wrongPattern(String)
    case wrongZone(String)
    case repeatedKey(String)
    case wrongKey(type: String)
    case empty(String)
    case inexactMoney(String)
    case tooCostly(limit: Int)
  }

  /// What happened.
  public var reason: Reason
  /// Where in the text.
  public var position: RulePosition

  public var description: String { "line \(position.line), column \(position.column): \(message)" }

  /// The reason as a sentence.
  public var message: String {
    switch reason {
    case .unknownName(let name): "there is no variable '\(name)'"
    case .unknownFunction(let name): "there is no function '\(name)'"
    case .noOverload(let name, let types): "'\(name)' takes no \(types.joined(separator: ", ")) (no such overload)"
    case .noSuchKey(let key): "no such key: \(key)"
    case .noSuchField(let name): "no such field: '\(name)'"
    case .indexOutOfRange(let index): "the index \(index) is out of range"
    case .divisionByZero: "division by zero"
    case .moduloByZero: "modulus by zero"
    case .overflow(let name): "'\(name)' goes beyond 64 bits (overflow)"
    case .outOfRange(let type, let value): "\(value) is out of the range of \(type)"
    case .notReadable(let type, let text): "'\(text)' is no \(type)"
    case .invalidText: "the bytes are invalid UTF-8"
    case .wrongPattern(let reason): "the pattern is wrong: \(reason)"
    case .wrongZone(let name): "there is no time zone '\(name)'"
    case .repeatedKey(let key): "the key \(key) is there twice (repeated key)"
    case .wrongKey(let type): "a \(type) cannot be a key (unsupported key type)"
    case .empty(let name): "'\(name)' of nothing"
    case .inexactMoney(let text): "\(text) is no whole number of the currency's smallest units"
    case .tooCostly(let limit): "the rule takes more than \(limit) steps"
    }
  }
}
