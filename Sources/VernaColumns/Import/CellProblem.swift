/// What is wrong with a cell.
enum CellProblem: UInt8 {
  case none, missing, notANumber, ambiguousNumber, tooLarge, notATime, outOfRange, notAChoice, notARate, notAScale
  case notWhole

  /// The reason as written to the reject file.
  func reason(_ column: ContractColumn) -> String {
    switch self {
    case .none: return ""
    case .missing: return "is empty, and every row must have it"
    case .notANumber: return "is not a number"
    case .ambiguousNumber:
      return "may be a decimal or a thousand: say `decimal: \",\"` or `decimal: \".\"` in the mapping"
    case .tooLarge: return "is too large: ten thousand million or more (is another column meant?)"
    case .notATime: return "is not a time, or no date of the calendar"
    case .outOfRange: return "is a time out of range (receipts: 2 January 1970 to 5 February 2106)"
    case .notAChoice:
      guard case .choice(let choices) = column.type else { return "is none of the words allowed" }
      return "is none of " + choices.map(\.name).joined(separator: ", ")
    case .notARate: return "is not a rate between 0 and 100 %"
    case .notAScale: return "is not a scale such as 0-10 or 1-5"
    case .notWhole: return "is not a whole number"
    }
  }
}
