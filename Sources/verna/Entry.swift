import VernaCLI

/// The executable: it starts the command line and holds no logic of its own.
@main
enum Entry {
  static func main() async {
    await VernaCommand.start()
  }
}
