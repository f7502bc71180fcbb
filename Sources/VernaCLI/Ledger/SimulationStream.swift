import ArgumentParser
import Foundation
import Synchronization
import VernaLanguage

/// Where the operations of a simulation go: a file, the standard output, an auditor, or nowhere.
final class SimulationStream: Sendable {
  private struct State {
    var descriptor: Int32?
    var isClosed = false
  }

  private let state: Mutex<State>
  private let auditor: Mutex<Process?>
  private let place: String
  private let language: Language

  /// - Parameters:
  ///   - audit: the auditor's script; nil for none.
  ///   - out: a path, or - for the standard output; nil for none.
  init(audit: String?, out: String?, in language: Language) throws(CommandFailure) {
    self.language = language
    place = audit ?? out ?? ""
    // An auditor that has found a difference reads no further.
    signal(SIGPIPE, SIG_IGN)
    var descriptor: Int32?
    var process: Process?
    if let audit {
      let pipe = Pipe()
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      child.arguments = ["python3", audit]
      child.standardInput = pipe
      do {
        try child.run()
      } catch {
        throw CommandFailure(
          Bilingual("аудитор не запускается: \(error)", "the auditor does not start: \(error)"), place: audit,
          remedy: Bilingual("поставьте python3", "install python3"), in: language)
      }
      try? pipe.fileHandleForReading.close()
      descriptor = dup(pipe.fileHandleForWriting.fileDescriptor)
      try? pipe.fileHandleForWriting.close()
      process = child
    } else if out == "-" {
      descriptor = 1
    } else if let out {
      let opened = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      guard opened >= 0 else {
        let reason = String(cString: strerror(errno))
        throw CommandFailure(
          Bilingual("файл не пишется: \(reason)", "the file cannot be written: \(reason)"), place: out,
          remedy: Bilingual("назовите другой путь: --out", "name another path: --out"), in: language)
      }
      descriptor = opened
    }
    state = Mutex(State(descriptor: descriptor))
    auditor = Mutex(process)
  }

  /// Whether nobody reads any more.
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Writes whole; what a reader that is gone does not take is dropped.
  func write(_ bytes: [UInt8]) throws {
    let reason = state.withLock { state -> Int32 in
      guard let descriptor = state.descriptor, !state.isClosed else { return 0 }
      var left = bytes[...]
      while !left.isEmpty {
        let written = left.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if written < 0 && errno == EINTR { continue }
        if written < 0 && errno == EPIPE {
          state.isClosed = true
          return 0
        }
        if written <= 0 { return errno }
        left = left.dropFirst(written)
      }
      return 0
    }
    guard reason != 0 else { return }
    let words = String(cString: strerror(reason))
    throw CommandFailure(
      Bilingual("операции не пишутся: \(words)", "the operations cannot be written: \(words)"), place: place,
      remedy: Bilingual("проверьте место на диске", "check the space on the disk"), in: language)
  }

  /// Ends the stream and waits for the auditor.
  ///
  /// - Throws: the auditor's exit code where it is not 0.
  func finish() throws {
    state.withLock { state in
      if let descriptor = state.descriptor, descriptor != 1 { close(descriptor) }
      state.descriptor = nil
    }
    let status = auditor.withLock { process -> Int32 in
      process?.waitUntilExit()
      return process?.terminationStatus ?? 0
    }
    if status != 0 { throw ExitCode(status) }
  }
}
