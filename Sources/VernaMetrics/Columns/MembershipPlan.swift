import VernaColumns
import VernaCore

/// Who counts as enrolled when, and who joined where windows are whole, by index into `Dataset.members`.
struct MembershipPlan: Sendable {
  /// A member joins the count at the end of this index, and leaves it at that one (see `KernelPlan.ends`).
  let joined: [UInt16]
  let left: [UInt16]
  /// Whether joining is read off the receipts, for want of a members file.
  let isSeen: Bool
  /// Moments of joining with the window W before and after; only where `joined_at` is given.
  let joinings: [Joining?]
  /// By cell: the first end after it.
  let endAfterCell: [UInt16]

  /// A member's joining: moments, UTC seconds, and the first end by which the window after it is whole.
  struct Joining: Sendable {
    let start: Int64
    let moment: Int64
    let finish: Int64
    let day: Day
    /// `UInt16.max` where the window before it is not whole in the data.
    let end: UInt16
  }

  init(dataset: Dataset, plan: KernelPlan) {
    let ends = plan.ends
    let members = dataset.members
    let never = UInt16(ends.count)
    func firstEnd(after moment: Int64) -> UInt16 {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if ends[middle].moment <= moment { low = middle + 1 } else { high = middle }
      }
      return UInt16(low)
    }
    isSeen = !dataset.hasMembersFile
    var joined = [UInt16](repeating: never, count: members.count)
    var left = [UInt16](repeating: never, count: members.count)
    if isSeen {
      // A row of the points file shows a member too.
      let directory = MemberDirectory(dataset.side.points.isEmpty ? [] : members)
      for row in dataset.side.points {
        if let member = directory.index(of: row.memberID) {
          joined[member] = min(joined[member], firstEnd(after: row.at))
        }
      }
    } else {
      for index in 0..<min(dataset.listedMembers, members.count) {
        joined[index] = members[index].joinedAt.map(firstEnd) ?? 0
        left[index] = members[index].leftAt.map(firstEnd) ?? never
      }
    }
    self.joined = joined
    self.left = left
    endAfterCell = (0..<plan.cells.count).map { cell in UInt16(ends.firstIndex { $0.cell > cell } ?? ends.count) }

    let window = plan.query.windowMonths
    let zone = plan.zone
    let firstDay = plan.cells.firstDay
    joinings = members.indices.map { index in
      guard index < dataset.listedMembers, let moment = members[index].joinedAt else { return nil }
      let local = moment + zone.offset(at: moment)
      let day = zone.day(at: moment)
      let seconds = local - Int64(day.number) * 86_400
      let before = day.adding(months: -window)
      let after = day.adding(months: window)
      func at(_ day: Day) -> Int64 { zone.utcSeconds(ofLocal: Int64(day.number) * 86_400 + seconds) }
      // Whole once an end is at or after it: an end at the same moment will do.
      let end = firstEnd(after: at(after) - 1)
      return Joining(
        start: at(before), moment: moment, finish: at(after), day: day,
        end: before.number >= firstDay ? end : UInt16.max)
    }
  }
}
