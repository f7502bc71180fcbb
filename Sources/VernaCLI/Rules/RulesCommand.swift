import ArgumentParser
import Foundation
import VernaLanguage
import VernaRules

/// What is done with rules by themselves.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Reads, checks and works out the conditions of programme files.",
    subcommands: [RulesEvalCommand.self])
}

/// Works one rule out.
struct RulesEvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Works a rule (CEL) out and prints its type and value.",
    discussion: """
      Prints {"type": …, "value": …}, or {"error": …}. Bytes are base64, numbers that are not finite are texts, maps are \\
      objects, types are names. Variables are JSON: 1 is an int, 1.0 a double; other types are written \\
      {"@type": "uint|bytes|timestamp|duration|money|points", "value": "…"}.

        verna rules eval '[1, 2, 3].exists(n, n > 2)'
        verna rules eval 'basket.total >= 3000 && member.tier == "gold"' --vars basket.json

      With --check the rule is checked first, as in a programme file: an error names line, column and how to mend it, and \\
      the exit code is 1.
      """)

  @Argument(help: ArgumentHelp("The rule; - reads it from the standard input.", valueName: "EXPR"))
  var expression: String

  @Option(help: ArgumentHelp("Variables as a JSON object.", valueName: "FILE"), completion: .file(extensions: ["json"]))
  var vars: String?

  @Flag(help: "Check names and types before; what is wrong is listed whole, and the exit code is 1.")
  var check = false

  @Option(
    help: ArgumentHelp("What rules may name, as YAML: variables, objects, money_digits.", valueName: "FILE"),
    completion: .file(extensions: ["yaml", "yml"]))
  var env: String?

  @Option(help: ArgumentHelp("How many digits money has after the point.", valueName: "DIGITS"))
  var moneyDigits = 2

  @Option(help: "json, or text for a person.")
  var format = RulesFormat.json

  @Option(help: "ru or en; by default that of the environment (LC_ALL, LANG).")
  var lang: Language?

  func validate() throws {
    guard (0...3).contains(moneyDigits) else {
      throw ValidationError(
        "--money-digits — от 0 до 3, а не \(moneyDigits)", "--money-digits is from 0 to 3, not \(moneyDigits)")
    }
  }

  func run() throws {
    let language = Language.chosen(lang)
    let environment = try env.map { path throws(CommandFailure) in try RulesEnvironmentFile.read(path, in: language) }
    let digits = environment?.moneyDigits ?? moneyDigits
    let variables = try readVariables(digits, language)
    let text =
      expression == "-" ? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) : expression
    do {
      var rule = try RuleExpression(text)
      if check {
        let checked = try rule.checked(in: environment ?? RuleEnvironment(moneyDigits: digits))
        rule = checked.expression
        // A check alone: what is named has no value here.
        if vars == nil, environment != nil {
          show(checked.type)
          return
        }
      }
      show(try rule.value(variables), digits)
    } catch let problem as RuleProblem {
      show(RuleProblems([problem]))
      if check { throw ExitCode.failure }
    } catch let problems as RuleProblems {
      show(problems)
      throw ExitCode.failure
    } catch let failure as RuleFailure {
      show(error: failure.description)
    }
  }

  private func readVariables(_ digits: Int, _ language: Language) throws(CommandFailure) -> RuleVariables {
    guard let vars else { return RuleVariables(moneyDigits: digits) }
    guard let data = FileManager.default.contents(atPath: vars) else {
      throw CommandFailure(
        Bilingual("файл переменных не открывается", "the file of variables cannot be opened"), place: vars,
        remedy: Bilingual("проверьте имя и права на чтение", "check the name and the right to read it"), in: language)
    }
    do throws(RuleProblem) {
      return try RuleJSON.variables(data, moneyDigits: digits)
    } catch {
      throw CommandFailure(
        Bilingual(
          "файл переменных не читается: \(error.message)", "the file of variables cannot be read: \(error.message)"),
        place: "\(vars):\(error.position.line):\(error.position.column)", remedy: Bilingual(error.hint, error.hint),
        in: language)
    }
  }

  private func show(_ value: RuleValue, _ digits: Int) {
    let shown = value.json(moneyDigits: digits)
    Terminal.standardOutput.write(
      format == .json ? "{\"type\":\"\(value.typeName)\",\"value\":\(shown)}\n" : "\(shown)  (\(value.typeName))\n")
  }

  private func show(_ type: RuleType) {
    Terminal.standardOutput.write(format == .json ? "{\"type\":\(quoted(type.text))}\n" : "\(type.text)\n")
  }

  private func show(error: String) {
    Terminal.standardOutput.write(format == .json ? "{\"error\":\(quoted(error))}\n" : "error: \(error)\n")
  }

  private func show(_ problems: RuleProblems) {
    guard format == .json else {
      Terminal.standardOutput.write(problems.all.map { "error: \($0.description)\n" }.joined())
      return
    }
    let all = problems.all.map { problem in
      "{\"line\":\(problem.position.line),\"column\":\(problem.position.column),"
        + "\"message\":\(quoted(problem.message)),\"hint\":\(quoted(problem.hint))}"
    }
    Terminal.standardOutput.write(
      "{\"error\":\(quoted(problems.description)),\"problems\":[\(all.joined(separator: ","))]}\n")
  }

  private func quoted(_ text: String) -> String { RuleValue.string(text).json() }
}

/// How a rule's value is printed.
enum RulesFormat: String, ExpressibleByArgument, CaseIterable {
  case json, text
}
