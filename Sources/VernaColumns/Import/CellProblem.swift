internal import VernaCore

/// What is wrong with a cell.
enum CellProblem: UInt8 {
  case none, missing, notANumber, ambiguousNumber, tooLarge, notATime, outOfRange, notAChoice, notARate, notAScale
  case notWhole

  /// What is said of the cell.
  func reason(_ column: ContractColumn) -> Phrase {
    switch self {
    case .none: return Phrase("reject.unknown")
    case .missing: return Phrase("reject.missing")
    case .notANumber: return Phrase("reject.not_a_number")
    case .ambiguousNumber: return Phrase("reject.ambiguous_number")
    case .tooLarge: return Phrase("reject.too_large")
    case .notATime: return Phrase("reject.not_a_time")
    case .outOfRange: return Phrase("reject.time_out_of_range")
    case .notAChoice:
      guard case .choice(let choices) = column.type else { return Phrase("reject.unknown") }
      return Phrase("reject.not_a_choice", ["choices": .list(choices.map(\.name))])
    case .notARate: return Phrase("reject.not_a_rate")
    case .notAScale: return Phrase("reject.not_a_scale")
    case .notWhole: return Phrase("reject.not_whole")
    }
  }
}
