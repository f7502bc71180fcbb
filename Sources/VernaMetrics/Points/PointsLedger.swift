import VernaColumns

/// The rows of the points file by member, each member's in order of time, then of the file.
struct PointsLedger: Sendable {
  /// Positions of rows in the file, member by member.
  private let order: [Int32]
  /// Where each member's rows start in `order`; one more at the end.
  private let starts: [Int32]
  let rows: [PointsRow]

  /// Sorts the rows; those of ids that are not among the members are left out (the importer adds all ids).
  init(rows: [PointsRow], memberCount: Int, directory: MemberDirectory) {
    let owners = rows.map { directory.index(of: $0.memberID) ?? -1 }
    var starts = [Int32](repeating: 0, count: memberCount + 1)
    for owner in owners where owner >= 0 { starts[owner + 1] += 1 }
    for member in 0..<memberCount { starts[member + 1] += starts[member] }
    var next = starts
    var order = [Int32](repeating: 0, count: Int(starts[memberCount]))
    for (row, owner) in owners.enumerated() where owner >= 0 {
      order[Int(next[owner])] = Int32(row)
      next[owner] += 1
    }
    for member in 0..<memberCount {
      let range = Int(starts[member])..<Int(starts[member + 1])
      if range.count > 1 {
        order[range].sort { rows[Int($0)].at != rows[Int($1)].at ? rows[Int($0)].at < rows[Int($1)].at : $0 < $1 }
      }
    }
    self.rows = rows
    self.order = order
    self.starts = starts
  }

  /// How many members it is laid out for.
  var memberCount: Int { starts.count - 1 }

  /// The positions of a member's rows in `rows`, oldest first.
  func positions(ofMember member: Int) -> ArraySlice<Int32> { order[Int(starts[member])..<Int(starts[member + 1])] }
}
