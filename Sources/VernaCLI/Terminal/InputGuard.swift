import Foundation
import VernaLanguage

/// Keeps a command from writing over what it reads: an export of the tills is often the only copy.
enum InputGuard {
  /// Compares files, not names, so that links and other spellings of a path do not hide that they are the same.
  ///
  /// - Throws: `CommandFailure` with the option and the first input that an output would replace.
  static func check(
    _ outputs: [(option: String, path: String)], against inputs: [String], in language: Language
  ) throws(CommandFailure) {
    let known = inputs.compactMap { path in Place(path).map { (place: $0, path: path) } }
    for output in outputs {
      guard let place = Place(output.path), let input = known.first(where: { $0.place == place }) else { continue }
      throw CommandFailure(
        Bilingual(
          "\(output.path) читается этой же командой (\(input.path)) и был бы стёрт",
          "\(output.path) is read by this very command (\(input.path)) and would be written over"),
        place: output.option,
        remedy: Bilingual("назовите другой путь: \(output.option) ПУТЬ", "name another path: \(output.option) PATH"),
        isUsage: true,
        in: language)
    }
  }

  /// Which file a path leads to, links followed; nil where there is none yet.
  private struct Place: Equatable {
    var device: UInt64
    var number: UInt64

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      device = UInt64(status.st_dev)
      number = UInt64(status.st_ino)
    }
  }
}
