import VernaColumns
import VernaCore
import VernaEngine
import VernaMechanics

/// Who the members of a data set are to the engine.
struct PastRoll: Sendable {
  /// A member before anything happens.
  struct Life {
    let id: ByteText
    let profile: MemberProfile
    let joinedAt: Int64
  }

  private let members: [Member]
  private let zone: TimeZoneRules

  init(_ data: Dataset, zone: TimeZoneRules) {
    members = data.members
    self.zone = zone
  }

  /// The life of a member: joined when the file says, else with the first receipt; nil for one without a receipt as a member.
  func life(of place: Int, _ block: borrowing ReceiptBlock) -> Life? {
    let member = members[place]
    var first: Int64?
    for index in 0..<block.count where ReceiptFlags(rawValue: block.flags[index]).contains(.isMember) {
      first = Int64(block.at[index])
      break
    }
    guard let first else { return nil }
    let joinedAt = min(first, member.joinedAt ?? first)
    let attributes = Dictionary(
      member.attributes.map { (ByteText($0.key), ByteText($0.value)) }, uniquingKeysWith: { $1 })
    let profile = MemberProfile(
      joinedOn: zone.day(at: joinedAt), birthday: member.birthday, gender: ByteText(member.gender),
      city: ByteText(member.city), homeStore: ByteText(member.homeStore), referrer: ByteText(member.referrerID),
      attributes: attributes)
    return Life(id: ByteText(member.id), profile: profile, joinedAt: joinedAt)
  }
}
