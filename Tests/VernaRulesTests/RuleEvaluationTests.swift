import Testing
import VernaRules

/// What CEL's specification says of each operator and function, in cases of our own.
@Suite("Rules worked out")
struct RuleEvaluationTests {
  /// A rule's type and value, or `error` with a part of its message.
  private func outcome(_ text: String, _ variables: RuleVariables = RuleVariables()) -> String {
    do {
      let value = try RuleExpression(text).value(variables)
      return value.typeName + " " + value.json()
    } catch {
      return "error \(error)"
    }
  }

  private func expect(_ cases: [(String, String)], _ variables: RuleVariables = RuleVariables()) {
    for (text, wanted) in cases {
      let found = outcome(text, variables)
      if wanted.hasPrefix("error") {
        #expect(found.hasPrefix("error") && found.contains(wanted.dropFirst(6)), "\(text) gave \(found)")
      } else {
        #expect(found == wanted, "\(text) gave \(found)")
      }
    }
  }

  @Test func literals() {
    expect([
      ("42", "int 42"), ("0x2A", "int 42"), ("-0x2A", "int -42"), ("42u", "uint 42"), ("4.20", "double 4.2"),
      (".5", "double 0.5"),
      ("1e3", "double 1000.0"), ("1E-2", "double 0.01"), ("-9223372036854775808", "int -9223372036854775808"),
      ("9223372036854775808", "error beyond 64 bits"), ("18446744073709551615u", "uint 18446744073709551615"),
      ("true", "bool true"), ("null", "null_type null"), (#"'a\tb'"#, #"string "a\tb""#),
      (#""\u0416\x41\101""#, #"string "ЖAA""#),
      (#"r'\d\n'"#, #"string "\\d\\n""#), ("'''it's\nso'''", #"string "it's\nso""#),
      (#"b'\xff\377ж'"#, #"bytes "///Qtg==""#),
      ("[1, 'a', [2.0],]", #"list [1,"a",[2.0]]"#), ("{'k': 1, 2: null, true: []}", #"map {"k":1,"2":null,"true":[]}"#),
      (#"'\q'"#, "error not an escape"), ("'open", "error not closed"), ("12abc", "error not a number"),
      ("1 // a note\n + 2", "int 3"), ("'\u{1F431}'.size()", "int 1"), ("type(1u)", #"type "uint""#),
      ("int", #"type "int""#),
    ])
  }

  @Test func arithmetic() {
    expect([
      ("7 + 3 * 2 - -1", "int 14"), ("7 / 2", "int 3"), ("-7 / 2", "int -3"), ("-7 % 3", "int -1"),
      ("7u % 4u", "uint 3"),
      ("1 / 0", "error division by zero"), ("1 % 0", "error modulus by zero"), ("1.0 / 0.0", #"double "Infinity""#),
      ("0.0 / 0.0", #"double "NaN""#), ("9223372036854775807 + 1", "error overflow"),
      ("-9223372036854775807 - 2", "error overflow"),
      ("4611686018427387904 * 2", "error overflow"), ("-(-9223372036854775808)", "error overflow"),
      ("-9223372036854775808 / -1", "error overflow"), ("-9223372036854775808 % -1", "error overflow"),
      ("1u - 2u", "error overflow"),
      ("1 + 1u", "error no such overload"), ("1 + 1.0", "error no such overload"),
      ("5.5 % 2.0", "error no such overload"),
      ("-1u", "error no such overload"), ("'a' + 'b'", #"string "ab""#), ("b'a' + b'b'", #"bytes "YWI=""#),
      ("[1] + [2.5]", "list [1,2.5]"),
      ("'a' + 1", "error no such overload"), ("!!true", "bool true"), ("---5", "int -5"),
      ("!0", "error no such overload"),
    ])
  }

  @Test func equalityAndOrder() {
    expect([
      ("1 == 1.0", "bool true"), ("1u == 1", "bool true"), ("1 == '1'", "bool false"), ("1 != null", "bool true"),
      ("[1, 2u] == [1.0, 2]", "bool true"), ("{1: 'a'} == {1u: 'a'}", "bool true"),
      ("{'a': 1} == {'a': 1, 'b': 2}", "bool false"),
      ("0.0 == -0.0", "bool true"), ("0.0/0.0 != 0.0/0.0", "bool true"), ("'\u{e9}' == 'e\u{301}'", "bool false"),
      ("1 < 1.5", "bool true"), ("-1 < 0u", "bool true"), ("2u >= 2.0", "bool true"), ("0.0/0.0 < 1.0", "bool false"),
      ("'a' < 'b'", "bool true"), ("'Я' > 'A'", "bool true"), ("false < true", "bool true"),
      ("b'\\x00' < b'\\x00\\x00'", "bool true"),
      ("1 < 'a'", "error no such overload"), ("[1] < [2]", "error no such overload"), ("type(1) == int", "bool true"),
      ("duration('60s') == duration('1m')", "bool true"),
      ("timestamp('2026-01-01T03:00:00+03:00') == timestamp('2026-01-01T00:00:00Z')", "bool true"),
    ])
  }

  @Test("&& and || take one deciding side, wherever it stands, over an error")
  func junctions() {
    expect([
      ("false && 1/0 > 0", "bool false"), ("1/0 > 0 && false", "bool false"),
      ("true && 1/0 > 0", "error division by zero"),
      ("1/0 > 0 || true", "bool true"), ("false || 1/0 > 0", "error division by zero"), ("1 && false", "bool false"),
      ("1 && true", "error no such overload"), ("'x' || true", "bool true"), ("missing || true", "bool true"),
      ("1/0 > 0 || 2 % 0 > 0", "error division by zero"), ("true ? 1 : 1/0", "int 1"),
      ("1/0 > 0 ? 1 : 2", "error division by zero"),
      ("1 ? 2 : 3", "error no such overload"), ("false ? 1 : true ? 2 : 3", "int 2"),
    ])
  }

  @Test func listsAndMaps() {
    expect([
      ("[7, 8][1]", "int 8"), ("[7, 8][2]", "error out of range"), ("[7, 8][-1]", "error out of range"),
      ("[7, 8][1.0]", "int 8"),
      ("[7, 8][0.5]", "error out of range"), ("[7]['a']", "error no such overload"), ("{'a': 1}['a']", "int 1"),
      ("{'a': 1}.a", "int 1"),
      ("{1: 'x'}[1.0]", #"string "x""#), ("{'a': 1}.b", "error no such key"),
      ("{'a': 1, 'a': 2}", "error repeated key"),
      ("{1: 1, 1u: 2}", "error repeated key"), ("{1.5: 1}", "error unsupported key type"),
      ("2.0 in [1, 2]", "bool true"),
      ("'b' in {'a': 1}", "bool false"), ("1 in 1", "error no such overload"),
      ("size({'a': 1}) + size([1, 2]) + size('жё')", "int 5"),
      ("has({'a': null}.a)", "bool true"), ("has({'a': 1}.b)", "bool false"), ("has(1)", "error wants one field"),
      ("{'a b': 1}.`a b`", "int 1"),
    ])
  }

  @Test func macros() {
    expect([
      ("[1, 2, 3].all(n, n > 0)", "bool true"), ("[].all(n, false)", "bool true"),
      ("[0, 1].all(n, 1 / n > 5)", "bool false"),
      ("[0, 1].all(n, 1 / n > 0)", "error division by zero"), ("[0, 1].exists(n, 1 / n > 0)", "bool true"),
      ("[0, 1].exists(n, 1 / n > 5)", "error division by zero"), ("{'a': 1, 'b': 2}.exists(k, k == 'b')", "bool true"),
      ("[1, 2, 3].exists_one(n, n % 2 == 0)", "bool true"),
      ("[0, 1].exists_one(n, 1 / n == 1)", "error division by zero"),
      ("[1, 2, 3].filter(n, n > 1)", "list [2,3]"), ("[1, 2].map(n, n * n)", "list [1,4]"),
      ("[1, 2, 3].map(n, n > 1, n * 10)", "list [20,30]"),
      ("[[1, 2], [3]].map(l, l.map(n, n + 1))", "list [[2,3],[4]]"), ("[1, 2].map(n, [3].map(n, n))", "list [[3],[3]]"),
      ("[1, 2, 3].sum(n, n * 2)", "int 12"), ("[].sum(n, n)", "int 0"), ("[1, 2, 3].count(n, n > 1)", "int 2"),
      ("[3, 1, 2].min(n, n)", "int 1"),
      ("[3, 1, 2].max(n, -n)", "int -1"), ("[].min(n, n)", "error of nothing"),
      ("['a', 'b'].sum(s, s)", #"string "ab""#),
      ("[1].all(1, true)", "error wants a name"), ("1.all(n, true)", "error"),
      ("'x'.exists(c, true)", "error no such overload"),
      ("[{'a': 1}].exists(x, x.a == 1)", "bool true"),
    ])
  }

  @Test func textsAndPatterns() {
    expect([
      ("'обувь/детская'.startsWith('обувь/')", "bool true"), ("'abc'.endsWith('bc')", "bool true"),
      ("'abc'.contains('')", "bool true"),
      ("''.contains('a')", "bool false"), ("'abc'.contains('bd')", "bool false"),
      ("'кот'.matches('^к.т$')", "bool true"),
      ("matches('aaa', 'a{2}')", "bool true"), ("'aaa'.matches('b|^$')", "bool false"),
      ("'a'.matches('(')", "error pattern is wrong"),
      ("'a'.matches('a' + '*')", "bool true"), ("'a'.matches(1)", "error no such overload"),
      ("1.5.contains('a')", "error"),
      (#"'x\ny'.matches('(?s)x.y')"#, "bool true"), (#"'ёж'.matches(r'^\p{Cyrillic}+$')"#, "bool true"),
      ("'a'.reverse()", "error no function"),
    ])
  }

  @Test func conversions() {
    expect([
      ("int('-5')", "int -5"), ("int('5x')", "error is no int"), ("int(2.9)", "int 2"), ("int(-2.9)", "int -2"),
      ("int(1e30)", "error range"),
      ("int(9223372036854775807.0)", "error range"), ("uint(-1)", "error range"), ("uint('7')", "uint 7"),
      ("uint(2.9)", "uint 2"),
      ("double('1e-3')", "double 0.001"), ("double('abc')", "error is no double"), ("double(3u)", "double 3.0"),
      ("string(1.0)", #"string "1""#),
      ("string(-0.00001234)", #"string "-1.234e-05""#), ("string(1234567.0)", #"string "1.234567e+06""#),
      ("string(123456.5)", #"string "123456.5""#),
      ("string(true)", #"string "true""#), ("string(b'\\xff')", "error UTF-8"), ("bytes('ж')", #"bytes "0LY=""#),
      ("bool('True')", "bool true"),
      ("bool('tRue')", "error is no bool"), ("type(dyn(1))", #"type "int""#),
      ("int(timestamp('1970-01-02T00:00:00Z'))", "int 86400"),
      ("string(duration('90m'))", #"string "5400s""#),
      ("string(timestamp('2026-02-28T23:59:59.5+03:00'))", #"string "2026-02-28T20:59:59.5Z""#),
      ("timestamp('2026-02-29T00:00:00Z')", "error is no timestamp"),
      ("duration('1.5h30m')", #"google.protobuf.Duration "7200s""#),
      ("duration('5')", "error is no duration"), ("duration('-0.5ms')", #"google.protobuf.Duration "-0.0005s""#),
      ("int([1])", "error no such overload"),
    ])
  }

  @Test("parts of moments, in zones and across a change of the clock")
  func times() {
    // Berlin goes from +01:00 to +02:00 on 2026-03-29 at 01:00 UTC.
    let moment = "timestamp('2026-03-29T00:59:59.250Z')"
    let later = "timestamp('2026-03-29T01:00:00Z')"
    expect([
      ("\(moment).getHours('Europe/Berlin')", "int 1"), ("\(later).getHours('Europe/Berlin')", "int 3"),
      ("\(moment).getFullYear()", "int 2026"), ("\(moment).getMonth()", "int 2"), ("\(moment).getDate()", "int 29"),
      ("\(moment).getDayOfMonth()", "int 28"), ("\(moment).getDayOfWeek()", "int 0"),
      ("\(moment).getDayOfYear()", "int 87"),
      ("\(moment).getMinutes('+05:30')", "int 29"), ("\(moment).getDate('-03:00')", "int 28"),
      ("\(moment).getMilliseconds()", "int 250"),
      ("\(moment).getHours('Europe/Nowhere')", "error no time zone"), ("duration('3h5m7.25s').getMinutes()", "int 185"),
      ("duration('3h5m7.25s').getMilliseconds()", "int 250"), ("duration('1h').getMonth()", "error no such overload"),
      ("\(later) - \(moment)", #"google.protobuf.Duration "0.75s""#),
      ("\(moment) + duration('24h') > \(later)", "bool true"),
      ("timestamp('9999-12-31T23:59:59Z') + duration('1s')", "error range"),
      ("timestamp('0001-01-01T00:00:00Z') - duration('1ns')", "error range"),
    ])
  }

  @Test("money and points are exact and stand outside the numbers")
  func money() throws {
    let variables = try RuleJSON.variables(
      Array(
        #"{"m": {"@type": "money", "value": "3000.00"}, "p": {"@type": "points", "value": "12.5"}, "d": 2.0, "n": 3}"#
          .utf8))
    expect(
      [
        ("m >= 3000", "bool true"), ("3000.01 > m", "bool true"), ("m == 3000.0", "bool true"),
        ("m + 0.01", #"money "3000.01""#),
        ("m - 3000.50", #"money "-0.50""#), ("m * n", #"money "9000.00""#), ("m / m", "double 1.0"),
        ("m >= 3000.005", "error no whole number"),
        ("m * d", "error no such overload"), ("m + d", "error no such overload"), ("m == d", "bool false"),
        ("m + p", "error no such overload"),
        ("percent(m, 7.5)", #"money "225.00""#), ("percent(m - 2999.99, 50)", #"money "0.01""#),
        ("scale(m, 0.0755)", #"money "226.50""#),
        ("percent(-m, 0.001)", #"money "-0.03""#), ("percent(m, d)", "error no such overload"),
        ("percent(p, 10)", #"points "1.25""#),
        ("ratio_at_least(m, m + m, 0.5)", "bool true"), ("ratio_at_least(m - 0.01, m + m, 0.5)", "bool false"),
        ("ratio_at_least(m, m - m, 0.5)", "error division by zero"), ("[m, m].sum(x, x)", #"money "6000.00""#),
        ("[m, m * 2].max(x, x)", #"money "6000.00""#),
        ("p > 12", "bool true"), ("m * 9223372036854775807", "error overflow"), ("type(m)", #"type "money""#),
      ], variables)
  }

  @Test("names may have points in them; the longest that is known counts; macros' own names hide them")
  func names() throws {
    let variables = try RuleJSON.variables(Array(#"{"a.b": 1, "a": {"b": 2, "c": {"d": 3}}, "x": 9}"#.utf8))
    expect(
      [
        ("a.b", "int 1"), ("a.c.d", "int 3"), ("has(a.c.d)", "bool true"), ("has(a.b)", "bool true"),
        ("[4].map(x, x)", "list [4]"),
        ("[4].map(x, .x)", "list [9]"), ("a.z", "error no such key"), ("nobody.home", "error no variable 'nobody'"),
        ("while", "error keeps for itself"),
        ("a.c.`d`", "int 3"),
      ], variables)
  }
}
