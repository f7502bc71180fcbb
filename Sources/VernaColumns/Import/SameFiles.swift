import Foundation

/// Finds files that hold the same bytes.
enum SameFiles {
  /// By index of a file: the index of an earlier one with the same bytes.
  ///
  /// Only files of equal size are read.
  static func find(_ inputs: [ImportInput], limits: ImportLimits) throws(ImportError) -> [Int: Int] {
    if inputs.count == 1 { return [:] }
    var bySize: [Int64: [Int]] = [:]
    for (index, input) in inputs.enumerated() {
      bySize[try ByteSource(input, limits: limits).fileSize, default: []].append(index)
    }
    var same: [Int: Int] = [:]
    for indices in bySize.values where indices.count > 1 {
      var byHash: [UInt64: Int] = [:]
      for index in indices {
        let hash = try contentHash(inputs[index])
        if let first = byHash[hash] { same[index] = first } else { byHash[hash] = index }
      }
    }
    return same
  }

  private static func contentHash(_ input: ImportInput) throws(ImportError) -> UInt64 {
    let path = input.path
    let bytes = try InputBytes(input)
    let size = 1 << 20
    let chunk = Chunk(capacity: size)
    var hash: UInt64 = 0
    while true {
      var got = 0
      while got < size {
        let more = bytes.read(UnsafeMutableRawBufferPointer(start: chunk.bytes + got, count: size - got))
        if more < 0 { throw .cannotRead(path: path, reason: String(cString: strerror(errno))) }
        if more == 0 { break }
        got += more
      }
      if got == 0 { return hash }
      chunk.count = got
      chunk.seal()
      hash = fold(hash ^ rowHash(chunk.bytes, got), 0xa076_1d64_78bd_642f)
    }
  }
}
