import Foundation
import VernaDemo
import VernaLanguage

extension CommandFailure {
  /// Says why the made-up retailer was not written.
  init(_ error: DemoError, in language: Language) {
    switch error {
    case .cannotWrite(let path, let code):
      let reason = String(cString: strerror(code))
      self.init(
        Bilingual("файл не пишется: \(reason)", "the file cannot be written: \(reason)"), place: path,
        remedy: Bilingual(
          "проверьте папку и место на диске или назовите другую: --out",
          "check the folder and the space on the disk, or name another: --out"), in: language)
    }
  }
}
