/// The members of a data set: those of the members file, then those seen only on receipts or points.
struct MemberRoll {
  private(set) var members: [Member] = []
  /// How many of them are rows of the members file.
  let listed: Int
  /// By the builder's code of a member id: index into `members`.
  private(set) var memberOfCode: [Int32] = []

  init(_ side: SideTables, codes: TextTable) {
    var ids = TextTable()
    for member in side.members where ids.intern(member.id) == members.count { members.append(member) }
    listed = members.count
    memberOfCode.reserveCapacity(codes.count)
    for code in 0..<codes.count {
      let index = codes.withBytes(of: code) { code == 0 ? -1 : ids.intern($0) }
      if index == members.count { members.append(Member(id: codes[code])) }
      memberOfCode.append(Int32(index))
    }
    for row in side.points where ids.intern(row.memberID) == members.count { members.append(Member(id: row.memberID)) }
  }
}
