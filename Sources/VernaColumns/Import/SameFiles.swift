import Foundation

/// Finds files that hold the same bytes.
enum SameFiles {
  /// By index of a file: the index of an earlier one with the same bytes.
  ///
  /// Only files of equal size are read.
  static func find(_ paths: [String], limits: ImportLimits) throws(ImportError) -> [Int: Int] {
    var bySize: [Int64: [Int]] = [:]
    for (index, path) in paths.enumerated() {
      bySize[try ByteSource(path: path, limits: limits).fileSize, default: []].append(index)
    }
    var same: [Int: Int] = [:]
    for indices in bySize.values where indices.count > 1 {
      var byHash: [UInt64: Int] = [:]
      for index in indices {
        let hash = try contentHash(paths[index])
        if let first = byHash[hash] { same[index] = first } else { byHash[hash] = index }
      }
    }
    return same
  }

  private static func contentHash(_ path: String) throws(ImportError) -> UInt64 {
    guard let file = fopen(path, "r") else { throw .cannotOpen(path: path, reason: String(cString: strerror(errno))) }
    defer { fclose(file) }
    let size = 1 << 20
    let chunk = Chunk(capacity: size)
    var hash: UInt64 = 0
    while true {
      let got = fread(chunk.bytes, 1, size, file)
      if got == 0 { return hash }
      chunk.count = got
      chunk.seal()
      hash = fold(hash ^ rowHash(chunk.bytes, got), 0xa076_1d64_78bd_642f)
    }
  }
}
