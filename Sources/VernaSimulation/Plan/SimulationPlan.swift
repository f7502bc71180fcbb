/// What is simulated: the same plan makes the same operations, on whatever ledger they are carried out.
///
/// Owners live in worlds that know nothing of each other: each has a time zone, years and a clock of its own. So a world can be repeated
/// alone, and worlds can be simulated side by side.
public struct SimulationPlan: Hashable, Sendable {
  /// What everything is drawn from.
  public let seed: UInt64
  /// How many operations there are in all, less by no more than a round in each world.
  public let operations: Int
  /// How many members there are in all; pools come on top, one for ten members of a world.
  public let members: Int
  /// How many worlds there are.
  public let worlds: Int

  /// Operations that come to a member unless said otherwise.
  public static let operationsOfAMember = 120
  /// Members of a world unless said otherwise.
  public static let membersOfAWorld = 40

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - operations: at least 1.
  ///   - members: nil for as many as have some 120 operations each.
  ///   - worlds: nil for as many as have some 40 members each; 1 where all owners must share their books.
  public init(seed: UInt64, operations: Int, members: Int? = nil, worlds: Int? = nil) {
    self.seed = seed
    self.operations = max(1, operations)
    self.members = max(1, members ?? self.operations / SimulationPlan.operationsOfAMember)
    let number = worlds ?? self.members / SimulationPlan.membersOfAWorld
    self.worlds = min(max(1, number), self.members)
  }

  /// The numbers of the worlds of one part of all, or of a single world.
  ///
  /// - Parameters:
  ///   - only: the world to repeat; nil for all of the part.
  ///   - part: from 0; worlds are dealt out in turn.
  ///   - parts: at least 1.
  public func worlds(only: Int? = nil, part: Int = 0, of parts: Int = 1) -> [Int] {
    if let only { return (0..<worlds).contains(only) ? [only] : [] }
    return (0..<worlds).filter { $0 % max(1, parts) == part }
  }

  /// How many of a total fall to a world: as even as whole numbers can be.
  func share(of total: Int, world: Int) -> Int {
    total / worlds + (world < total % worlds ? 1 : 0)
  }
}

/// A world that runs by the same plan as others.
public struct WorldPlan: Hashable, Sendable {
  /// What it is part of.
  public let plan: SimulationPlan
  /// From 0.
  public let number: Int

  /// Makes the plan of a world.
  public init(_ plan: SimulationPlan, number: Int) {
    self.plan = plan
    self.number = number
  }

  var operations: Int { plan.share(of: plan.operations, world: number) }
  var members: Int { plan.share(of: plan.members, world: number) }

  /// Seeds of worlds are far apart, whatever the seed of the plan.
  var dice: Dice {
    var dice = Dice(state: plan.seed)
    return Dice(state: dice.next() ^ (UInt64(number) &* 0xd1b5_4a32_d192_ed03))
  }
}
