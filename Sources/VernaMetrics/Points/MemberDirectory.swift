import VernaColumns

/// Finds members by id: ids compare by their bytes.
struct MemberDirectory: Sendable {
  private let ids: TextTable
  private let indices: [Int32]

  /// Reads the ids of a data set's members.
  init(_ members: [Member]) {
    var ids = TextTable()
    var indices: [Int32] = []
    for (index, member) in members.enumerated() where ids.intern(member.id) == indices.count {
      indices.append(Int32(index))
    }
    self.ids = ids
    self.indices = indices
  }

  /// The index into `Dataset.members` of an id, nil if it is nobody's.
  func index(of id: String) -> Int? { ids.index(of: id).map { Int(indices[$0]) } }
}
