/// A step on a chart's time axis or a category of a bar chart, with its names in the reader's language.
public struct AxisStep: Sendable, Equatable {
  /// The short name under the axis: "Mar", "мар", "W12".
  public var name: String
  /// What stands a line lower under the first step of a group, usually the year; equal for all steps of the group.
  public var group: String
  /// The full name for hover texts: "March 2026".
  public var fullName: String
  /// The step is not over yet: it is hatched and left out of trends.
  public var isUnfinished: Bool

  /// Makes a step.
  public init(name: String, group: String = "", fullName: String, isUnfinished: Bool = false) {
    self.name = name
    self.group = group
    self.fullName = fullName
    self.isUnfinished = isUnfinished
  }
}

extension Drawing {
  /// Writes the names of the steps under an axis: every k-th, so that none collide, and the group under the first
  /// step of each group where it fits.
  mutating func addStepNames(
    _ steps: [AxisStep], centre: (Int) -> Double, spacing: Double, left: Double, right: Double, baseline: Double
  ) {
    guard !steps.isEmpty else { return }
    let widest = steps.map { TextMeasure.width(of: $0.name, size: 12) }.max() ?? 0
    var every = max(1, Int(((widest + 8) / max(spacing, 0.1)).rounded(.up)))
    // Multiples that read well in months and weeks.
    if let round = [1, 2, 3, 4, 6, 12, 24].first(where: { $0 >= every }) { every = round }
    var shownGroup: String?
    for index in stride(from: 0, to: steps.count, by: every) {
      let step = steps[index]
      let x = clampedCentre(centre(index), TextMeasure.width(of: step.name, size: 12), left, right)
      addIfFree(Label(step.name, at: Point(x, baseline), anchor: .middle))
      if !step.group.isEmpty, step.group != shownGroup {
        let groupX = clampedCentre(centre(index), TextMeasure.width(of: step.group, size: 12), left, right)
        if addIfFree(Label(step.group, at: Point(groupX, baseline + 16), anchor: .middle, style: "ct2")) {
          shownGroup = step.group
        }
      }
    }
  }

  private func clampedCentre(_ centre: Double, _ width: Double, _ left: Double, _ right: Double) -> Double {
    min(max(centre, left + width / 2), max(right - width / 2, left + width / 2))
  }
}
