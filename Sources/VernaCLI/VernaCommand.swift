public import ArgumentParser

/// The root of the command line.
public struct VernaCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "verna",
    abstract: "Runs, measures and designs a retailer's loyalty programme.",
    version: "0.1.0")

  public init() {}
}

extension VernaCommand {
  /// Runs the command named by the process's arguments and exits with 0, 1 (it failed) or 2 (wrong usage).
  public static func start() async {
    await main()
  }
}
