import VernaCore

extension RuleEvaluator {
  mutating func call(_ name: String, _ target: NodeID?, _ arguments: [NodeID], at id: NodeID) throws(RuleFailure)
    -> RuleValue
  {
    var values: [RuleValue] = []
    if let target { values.append(try value(of: target)) }
    for argument in arguments { values.append(try value(of: argument)) }
    let isMethod = target != nil
    let types = values.map(\.typeName)
    guard let function = RuleFunction(rawValue: name), isMethod ? function.isMethod : function.isGlobal else {
      throw failure(.unknownFunction(name), at: id)
    }
    let noOverload = failure(.noOverload(name, types: types), at: id)
    switch (function, values.count) {
    case (.size, 1): return .int(Int64(try size(values[0], noOverload)))
    case (.contains, 2), (.startsWith, 2), (.endsWith, 2):
      guard case .string(let text) = values[0], case .string(let part) = values[1] else { throw noOverload }
      try spend(text.utf8.count / 16, at: id)
      return .bool(RuleText.test(function, text, part))
    case (.matches, 2):
      guard case .string(let text) = values[0], case .string(let pattern) = values[1] else { throw noOverload }
      try spend((text.utf8.count + pattern.utf8.count) / 16, at: id)
      return .bool(try compiled(pattern, at: id).matches(text))
    case (.type, 1): return .type(values[0].typeName)
    case (.dyn, 1): return values[0]
    case (.bool, 1), (.int, 1), (.uint, 1), (.double, 1), (.string, 1), (.bytes, 1), (.timestamp, 1), (.duration, 1):
      guard let converted = try convert(values[0], to: function, at: id) else { throw noOverload }
      return converted
    case (.percent, 2), (.scale, 2), (.ratioAtLeast, 3):
      return try money(function, values, arguments, at: id, noOverload)
    case (_, 1), (_, 2):
      guard let part = RuleTimePart(function) else { throw noOverload }
      return .int(try get(part, values, at: id, noOverload))
    default: throw noOverload
    }
  }

  private func size(_ value: RuleValue, _ noOverload: RuleFailure) throws(RuleFailure) -> Int {
    switch value {
    case .string(let text): return text.unicodeScalars.count
    case .bytes(let bytes): return bytes.count
    case .list(let elements): return elements.count
    case .map(let map): return map.count
    default: throw noOverload
    }
  }

  private func compiled(_ pattern: String, at id: NodeID) throws(RuleFailure) -> RulePattern {
    do throws(PatternRefusal) { return try RulePattern(pattern) } catch {
      throw failure(.wrongPattern(error.reason), at: id)
    }
  }

  // MARK: - Conversions

  /// Nil where the type cannot be made from the value's.
  private func convert(_ value: RuleValue, to function: RuleFunction, at id: NodeID) throws(RuleFailure) -> RuleValue? {
    switch (function, value) {
    case (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string), (.bytes, .bytes),
      (.timestamp, .timestamp), (.duration, .duration):
      return value
    case (.bool, .string(let text)): return .bool(try read(text, as: function, RuleText.bool, at: id))
    case (.int, .uint(let number)): return .int(try fitted(Int64(exactly: number), function, value, at: id))
    case (.int, .double(let number)):
      // The bounds themselves are out: next to them doubles cannot tell one int from another.
      return .int(try fitted(number > -0x1p63 && number < 0x1p63 ? Int64(number) : nil, function, value, at: id))
    case (.int, .string(let text)): return .int(try read(text, as: function, RuleText.int, at: id))
    case (.int, .timestamp(let moment)): return .int(moment.seconds)
    case (.uint, .int(let number)): return .uint(try fitted(UInt64(exactly: number), function, value, at: id))
    case (.uint, .double(let number)):
      return .uint(try fitted(number >= 0 && number < 0x1p64 ? UInt64(number) : nil, function, value, at: id))
    case (.uint, .string(let text)): return .uint(try read(text, as: function, RuleText.uint, at: id))
    case (.double, .int(let number)): return .double(Double(number))
    case (.double, .uint(let number)): return .double(Double(number))
    case (.double, .string(let text)): return .double(try read(text, as: function, RuleText.double, at: id))
    case (.string, .bool(let bool)): return .string(String(bool))
    case (.string, .int(let number)): return .string(String(number))
    case (.string, .uint(let number)): return .string(String(number))
    case (.string, .double(let number)): return .string(RuleValue.text(of: number))
    case (.string, .bytes(let bytes)):
      guard let text = String(validating: bytes, as: UTF8.self) else { throw failure(.invalidText, at: id) }
      return .string(text)
    case (.string, .timestamp(let moment)): return .string(moment.text)
    case (.string, .duration(let length)): return .string(length.text)
    case (.bytes, .string(let text)): return .bytes(Array(text.utf8))
    case (.timestamp, .int(let seconds)):
      return .timestamp(try fitted(RuleTimestamp(seconds: seconds), function, value, at: id))
    case (.timestamp, .string(let text)): return .timestamp(try read(text, as: function, { RuleTimestamp($0) }, at: id))
    case (.duration, .string(let text)): return .duration(try read(text, as: function, { RuleDuration($0) }, at: id))
    default: return nil
    }
  }

  private func fitted<Value>(_ value: Value?, _ function: RuleFunction, _ from: RuleValue, at id: NodeID)
    throws(RuleFailure)
    -> Value
  {
    guard let value else { throw failure(.outOfRange(type: function.rawValue, value: from.shown), at: id) }
    return value
  }

  private func read<Value>(_ text: String, as function: RuleFunction, _ reader: (String) -> Value?, at id: NodeID)
    throws(RuleFailure) -> Value
  {
    guard let value = reader(text) else { throw failure(.notReadable(type: function.rawValue, text: text), at: id) }
    return value
  }

  // MARK: - Money

  /// Shares of money, rounded half away from zero, and the comparison of shares: all from numbers as they are written.
  private func money(
    _ function: RuleFunction, _ values: [RuleValue], _ arguments: [NodeID], at id: NodeID, _ noOverload: RuleFailure
  ) throws(RuleFailure) -> RuleValue {
    let last = arguments.count - 1
    guard let share = RuleShare(literal(arguments[last]), values[last], isPercent: function == .percent) else {
      throw noOverload
    }
    if function == .ratioAtLeast {
      guard let (part, whole) = RuleEvaluator.amounts(values[0], values[1]) else { throw noOverload }
      if whole == 0 { throw failure(.divisionByZero, at: id) }
      guard let isReached = share.isReached(by: part, of: whole) else {
        throw failure(.overflow(function.rawValue), at: id)
      }
      return .bool(isReached)
    }
    func scaled(_ units: Int64) throws(RuleFailure) -> Int64 {
      guard let part = share.of(units) else { throw failure(.overflow(function.rawValue), at: id) }
      return part
    }
    switch values[0] {
    case .money(let money): return .money(Money(minorUnits: try scaled(money.minorUnits)))
    case .points(let points): return .points(Points(hundredths: try scaled(points.hundredths)))
    default: throw noOverload
    }
  }

  private func literal(_ id: NodeID) -> RuleDecimal? {
    if case .number(_, let decimal) = nodes[Int(id)].kind { return decimal }
    return nil
  }

  private static func amounts(_ left: RuleValue, _ right: RuleValue) -> (Int64, Int64)? {
    switch (left, right) {
    case (.money(let left), .money(let right)): (left.minorUnits, right.minorUnits)
    case (.points(let left), .points(let right)): (left.hundredths, right.hundredths)
    default: nil
    }
  }

  // MARK: - Parts of moments

  private func get(_ part: RuleTimePart, _ values: [RuleValue], at id: NodeID, _ noOverload: RuleFailure)
    throws(RuleFailure)
    -> Int64
  {
    switch values[0] {
    case .timestamp(let moment):
      var offset: Int64 = 0
      if values.count == 2 {
        guard case .string(let name) = values[1] else { throw noOverload }
        guard let zone = RuleZones.zone(named: name) else { throw failure(.wrongZone(name), at: id) }
        offset = zone.offset(at: moment.seconds)
      }
      return part.value(of: moment, offset: offset)
    case .duration(let length):
      guard values.count == 1, let number = part.value(of: length) else { throw noOverload }
      return number
    default: throw noOverload
    }
  }
}
