import Foundation
import VernaColumns

/// Progress that an import reported, in order.
final class ProgressLog: @unchecked Sendable {
  private let lock = NSLock()
  private var reported: [ImportProgress] = []

  func add(_ progress: ImportProgress) { lock.withLock { reported.append(progress) } }
  var steps: [ImportProgress] { lock.withLock { reported } }
}
