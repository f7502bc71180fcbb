public import VernaCore

/// The fields of an object, read one by one; what nobody asked for is an error, since a misspelt field must not be lost in silence.
public struct WireFields {
  private let members: [(name: String, value: WireValue)]
  private let path: String
  private let line: Int
  private let column: Int
  private var asked = Set<String>()

  /// The fields of an object.
  ///
  /// - Throws: `WireProblem` for what is no object.
  public init(_ value: WireValue, path: String = "") throws(WireProblem) {
    guard case .object(let members) = value.kind else {
      throw WireProblem(path: path, line: value.line, column: value.column, code: "type", wanted: "an object {..}")
    }
    self.members = members
    self.path = path
    (line, column) = (value.line, value.column)
  }

  /// The path of a field.
  public func path(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// A field; nil where it is missing or null.
  public mutating func value(_ name: String) -> WireValue? {
    asked.insert(name)
    guard let found = members.first(where: { $0.name == name })?.value else { return nil }
    if case .null = found.kind { return nil }
    return found
  }

  /// A field that must be there.
  public mutating func needed(_ name: String) throws(WireProblem) -> WireValue {
    guard let found = value(name) else {
      throw WireProblem(path: path(name), line: line, column: column, code: "missing", wanted: "the field \(name)")
    }
    return found
  }

  /// Says which field nobody asked for.
  ///
  /// - Throws: `WireProblem` for the first.
  public func end() throws(WireProblem) {
    for (name, value) in members where !asked.contains(name) {
      throw WireProblem(
        path: path(name), line: value.line, column: value.column, code: "unknown",
        wanted: "one of \(asked.sorted().joined(separator: ", "))")
    }
  }

  private func wrong(_ name: String, _ value: WireValue, _ wanted: String, code: String = "type") -> WireProblem {
    WireProblem(path: path(name), line: value.line, column: value.column, code: code, wanted: wanted)
  }

  /// A text.
  public mutating func text(_ name: String) throws(WireProblem) -> ByteText? {
    guard let value = value(name) else { return nil }
    switch value.kind {
    case .string(let text):
      if text.utf8.count > 1000 { throw wrong(name, value, "at most 1000 bytes", code: "value") }
      return ByteText(text)
    // Ids are often written as numbers.
    case .number(let text) where !text.contains(where: { ".eE".contains($0) }): return ByteText(text)
    default: throw wrong(name, value, "a text")
    }
  }

  /// True or false.
  public mutating func bool(_ name: String) throws(WireProblem) -> Bool? {
    guard let value = value(name) else { return nil }
    guard case .bool(let bool) = value.kind else { throw wrong(name, value, "true or false") }
    return bool
  }

  /// A decimal, as a number or as a text, in units of so many digits.
  public mutating func decimal(_ name: String, digits: Int) throws(WireProblem) -> Int64? {
    guard let value = value(name) else { return nil }
    let text: String
    switch value.kind {
    case .number(let written), .string(let written): text = written
    default: throw wrong(name, value, "a number with at most \(digits) digits after the point")
    }
    guard let units = DecimalText.units(text, digits: digits) else {
      throw wrong(name, value, "a number with at most \(digits) digits after the point, not \(text)", code: "value")
    }
    return units
  }

  /// Money in major units.
  public mutating func money(_ name: String, _ currency: Currency) throws(WireProblem) -> Money? {
    try decimal(name, digits: currency.digits).map { Money(minorUnits: $0) }
  }

  /// A list of objects.
  public mutating func objects(_ name: String) throws(WireProblem) -> [WireFields] {
    guard let value = value(name) else { return [] }
    guard case .list(let values) = value.kind else { throw wrong(name, value, "a list [..]") }
    var fields: [WireFields] = []
    for (place, one) in values.enumerated() { fields.append(try WireFields(one, path: "\(path(name))[\(place)]")) }
    return fields
  }

  /// A list of texts.
  public mutating func texts(_ name: String) throws(WireProblem) -> [ByteText] {
    guard let value = value(name) else { return [] }
    guard case .list(let values) = value.kind else { throw wrong(name, value, "a list of texts") }
    var texts: [ByteText] = []
    for one in values {
      guard case .string(let text) = one.kind else { throw wrong(name, one, "a text") }
      texts.append(ByteText(text))
    }
    return texts
  }

  /// Fields of any names, each a text.
  public mutating func dictionary(_ name: String) throws(WireProblem) -> [ByteText: ByteText] {
    guard let value = value(name) else { return [:] }
    guard case .object(let members) = value.kind else { throw wrong(name, value, "an object of texts") }
    var texts: [ByteText: ByteText] = [:]
    for (key, one) in members {
      switch one.kind {
      case .string(let text), .number(let text): texts[ByteText(key)] = ByteText(text)
      case .bool(let bool): texts[ByteText(key)] = bool ? "true" : "false"
      default: throw wrong(name, one, "a text, a number, true or false")
      }
    }
    return texts
  }

  /// A moment, RFC 3339 with an offset, or a local time of a zone.
  public mutating func moment(_ name: String, _ zone: TimeZoneRules) throws(WireProblem) -> Int64? {
    guard let value = value(name) else { return nil }
    guard case .string(let text) = value.kind, let moment = MomentText.seconds(text, zone) else {
      throw wrong(name, value, "a time such as 2026-12-01T12:30:00+03:00", code: "value")
    }
    return moment
  }

  /// A day.
  public mutating func day(_ name: String) throws(WireProblem) -> Day? {
    guard let value = value(name) else { return nil }
    guard case .string(let text) = value.kind, let day = Day(iso: text) else {
      throw wrong(name, value, "a day such as 2026-12-01", code: "value")
    }
    return day
  }
}
