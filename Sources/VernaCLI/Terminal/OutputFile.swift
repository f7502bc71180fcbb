import Foundation
import VernaLanguage
import VernaReports

/// Writes a file whole or not at all: beside its place under another name first, then moved there.
enum OutputFile {
  /// Writes text to a path, whose folder is made where it is missing.
  static func write(_ text: String, to path: String, in language: Language) throws(CommandFailure) {
    try write(to: path, in: language) { partial throws(ExportError) in
      guard let file = fopen(partial, "w") else { throw .cannotWrite(path: path, reason: lastError) }
      let bytes = Array(text.utf8)
      let written = fwrite(bytes, 1, bytes.count, file)
      let isClosed = fclose(file) == 0
      guard written == bytes.count, isClosed else { throw .cannotWrite(path: path, reason: lastError) }
    }
  }

  /// Lets a body write a file under another name, then moves it to its place.
  static func write(
    to path: String, in language: Language, _ body: (String) throws(ExportError) -> Void
  ) throws(CommandFailure) {
    let partial = path + ".part"
    do {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      if !FileManager.default.fileExists(atPath: folder) {
        do {
          try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
          throw ExportError.cannotWrite(path: folder, reason: lastError)
        }
      }
      try body(partial)
      guard rename(partial, path) == 0 else { throw ExportError.cannotWrite(path: path, reason: lastError) }
    } catch {
      unlink(partial)
      guard case .cannotWrite(let place, let reason) = error as? ExportError else {
        throw CommandFailure(
          Bilingual("файл не пишется", "the file cannot be written"), place: path, remedy: Bilingual("", ""),
          in: language)
      }
      throw CommandFailure(
        Bilingual("файл не пишется: \(reason)", "the file cannot be written: \(reason)"), place: place,
        remedy: Bilingual(
          "проверьте папку, права и место на диске или назовите другой путь: --out",
          "check the folder, its rights and the space on the disk, or name another path: --out"), in: language)
    }
  }

  private static var lastError: String { String(cString: strerror(errno)) }
}
