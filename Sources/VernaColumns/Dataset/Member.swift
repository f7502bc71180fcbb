public import VernaCore

/// A member as the members file gives them.
public struct Member: Sendable, Equatable {
  /// The member's id.
  public var id: String
  /// UTC seconds at which they joined, nil where not given.
  public var joinedAt: Int64?
  /// UTC seconds at which they left, nil while they are in.
  public var leftAt: Int64?
  /// The tier, empty where not given.
  public var tier: String = ""
  /// The home store, empty where not given.
  public var homeStore: String = ""
  /// The birthday, nil where not given.
  public var birthday: Day?
  /// The gender as given, empty where not.
  public var gender: String = ""
  /// The city, empty where not given.
  public var city: String = ""
  /// Whether they may be contacted; nil where not given.
  public var consent: Bool?
  /// Whether a phone or an e-mail address is known.
  public var isReachable: Bool = false
  /// Who brought them, empty where not given.
  public var referrerID: String = ""
  /// Further attributes (`attr.*`), by name without the prefix.
  public var attributes: [String: String] = [:]

  /// Makes a member known by id.
  public init(id: String) {
    self.id = id
  }
}
