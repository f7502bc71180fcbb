import VernaStatistics

extension ConfidenceInterval {
  /// The interval as a range, in which results carry it.
  var range: ClosedRange<Double> { low...high }
}
