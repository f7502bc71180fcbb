/// Where the variables of an environment lie in a frame.
///
/// Bool, int, double, money, points, text, timestamp and duration have a slot each; a list of texts, numbers or objects has a
/// column a field. What else there is (maps, dyn, bytes) rules reach by the slower way.
public struct RuleLayout: Sendable {
  /// By name: the slot.
  let scalars: [String: Int]
  /// By name.
  let lists: [String: List]
  let slotCount: Int
  let listCount: Int

  /// A list: its place and, by field, its columns; of a list of plain values the field is empty.
  struct List: Sendable {
    let place: Int
    let columns: [String: Int]
    /// By column.
    let types: [RuleType]
  }

  /// The layout of an environment: names in order of their bytes, so that it is always the same.
  public init(_ environment: RuleEnvironment) {
    var scalars: [String: Int] = [:]
    var lists: [String: List] = [:]
    for (name, type) in environment.variables.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      if RuleLayout.isScalar(type) {
        scalars[name] = scalars.count
      } else if case .list(let element) = type {
        var fields = ["": element]
        if case .object(let object) = element { fields = environment.objects[object] ?? [:] }
        let kept = fields.filter { RuleLayout.isScalar($0.value) }.sorted {
          $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }
        lists[name] = List(
          place: lists.count, columns: Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1.key, $0) }),
          types: kept.map(\.value))
      }
    }
    self.scalars = scalars
    self.lists = lists
    slotCount = scalars.count
    listCount = lists.count
  }

  /// Whether values of a type are one number of 64 bits in a frame.
  static func isScalar(_ type: RuleType) -> Bool {
    switch type {
    case .bool, .int, .double, .money, .points, .string, .timestamp, .duration: true
    default: false
    }
  }

  /// The slot of a variable, nil where it has none.
  public func slot(of name: String) -> Int? { scalars[name] }

  /// The place of a list, nil where it has none.
  public func list(_ name: String) -> Int? { lists[name]?.place }

  /// The column of a list's field; of a list of plain values the field is empty.
  public func column(_ field: String, of name: String) -> Int? { lists[name]?.columns[field] }
}
