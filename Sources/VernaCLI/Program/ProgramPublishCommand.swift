import ArgumentParser
import VernaCore
import VernaLanguage
import VernaMechanics
import VernaProgram
import VernaStore

/// Puts a version of a programme into a database.
struct ProgramPublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Puts a version of a programme into a database.",
    discussion: """
      The file is checked first. Its version must be a new one; it is in force from its day on, and what was posted under an earlier \
      version keeps that.

        verna program publish programme.yaml --data verna-data
      """)

  @Argument(
    help: ArgumentHelp("The programme file.", valueName: "FILE"), completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let language = database.language
    let programme = try ProgramSource.programme(file, in: language)
    let text = Array(try ProgramSource.text(file, in: language).utf8)
    let zone = programme.pricing.zone
    let isNew = try await database.with(zone: zone) { store in
      try await store.publish(
        ProgrammeVersion(
          version: programme.version, effectiveFrom: zone.start(of: programme.effectiveFrom), text: text,
          hash: TextHash.fnv(text)))
    }
    guard isNew else {
      throw CommandFailure(
        Bilingual(
          "версия \(programme.version) уже есть в базе", "version \(programme.version) is in the database already"),
        place: file, remedy: Bilingual("увеличьте programme.version", "raise programme.version"), in: language)
    }
    Terminal.standardOutput.write(
      Bilingual(
        "версия \(programme.version) действует с \(programme.effectiveFrom.iso)",
        "version \(programme.version) is in force from \(programme.effectiveFrom.iso)")[language] + "\n")
  }
}

/// A short hash that tells texts apart; not against forgers.
enum TextHash {
  /// FNV-1a of 64 bits as 8 bytes.
  static func fnv(_ bytes: [UInt8]) -> [UInt8] {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return (0..<8).map { UInt8(truncatingIfNeeded: hash >> UInt64(56 - 8 * $0)) }
  }
}
