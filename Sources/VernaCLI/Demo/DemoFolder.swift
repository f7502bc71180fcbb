import Foundation
import VernaDemo
import VernaLanguage

/// The folder that a demo writes into: its own files are written again, anybody else's are left alone.
struct DemoFolder {
  let path: String
  /// What the command writes beside the retailer's own files.
  static let besides = ["index.html", "report.xlsx", "report.json", "rejects.csv"]

  /// Refuses a folder that holds a file of a name to be written and that no demo made. The mapping tells: it is the
  /// first file that a demo writes, and begins with a line of its own.
  ///
  /// - Throws: `CommandFailure` with the file that would be lost.
  func check(in language: Language) throws(CommandFailure) {
    if isDemo { return }
    let names = DemoRetailer.fileNames + DemoFolder.besides
    guard let foreign = names.first(where: { FileManager.default.fileExists(atPath: path + "/" + $0) }) else { return }
    throw CommandFailure(
      Bilingual(
        "в папке \(path) лежит чужой файл \(foreign): демо его бы стёрло",
        "the folder \(path) holds \(foreign), which no demo wrote and this one would write over"),
      place: "--out",
      remedy: Bilingual("назовите другую папку: --out ПАПКА", "name another folder: --out FOLDER"), isUsage: true,
      in: language)
  }

  private var isDemo: Bool {
    guard let file = FileHandle(forReadingAtPath: path + "/map.yaml") else { return false }
    defer { try? file.close() }
    let heading = Data(DemoRetailer.mapHeading.utf8)
    return (try? file.read(upToCount: heading.count)) == heading
  }
}
