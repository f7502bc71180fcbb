extension SegmentFilter {
  /// Whether it narrows receipts or lines and not only members.
  ///
  /// Points, offers and costs belong to a member or to the programme, not to a store or a category, so what is worked
  /// from them is not defined under such a segment.
  var narrowsReceipts: Bool {
    stores != nil || cashiers != nil || channels != nil || weekdays != nil || terms != nil
  }
}
