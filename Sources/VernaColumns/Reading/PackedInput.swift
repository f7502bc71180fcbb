import Foundation
internal import CZstd

/// The content of one input as a database keeps it: unpacked, then packed again in frames of Zstandard that stand for
/// themselves, one for each `frameBytes` of content.
///
/// The frames one after the other are a Zstandard file (RFC 8878), so what is kept is read as any packed file is.
public struct PackedInput: Sendable {
  /// How much content a frame holds at most. Written for good: where frames end does not change what they hold.
  public static let frameBytes = 1 << 20

  /// The input's path, or its name.
  public let path: String
  /// How the input itself was packed: plain, gzip, zstd.
  public let packing: String
  /// The frames, in order; none for an empty input.
  public let frames: [[UInt8]]
  /// How many bytes the content has.
  public let byteCount: Int64

  /// Reads an input to its end and packs it.
  ///
  /// - Parameters:
  ///   - input: read once, so a pipe will do.
  ///   - limits: what a packed input may unpack to.
  ///   - see: given the content, a frame's worth at a time, such as to take its fingerprint.
  /// - Throws: `.cannotOpen`, `.cannotRead`, `.truncated`, `.corrupt`, `.unpacksTooLarge`, `.empty`.
  /// - Complexity: O(bytes); memory for the packed content and one frame.
  public init(
    _ input: ImportInput, limits: ImportLimits = ImportLimits(), see: (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws(ImportError) {
    let source = try ByteSource(input, limits: limits)
    let content = UnsafeMutableRawBufferPointer.allocate(byteCount: PackedInput.frameBytes, alignment: 16)
    let packed = UnsafeMutableRawBufferPointer.allocate(
      byteCount: ZSTD_compressBound(PackedInput.frameBytes), alignment: 16)
    let context = ZSTD_createCCtx()
    defer {
      content.deallocate()
      packed.deallocate()
      ZSTD_freeCCtx(context)
    }
    var frames: [[UInt8]] = []
    var total: Int64 = 0
    while true {
      let count = try source.fill(content)
      if count == 0 { break }
      see(UnsafeRawBufferPointer(rebasing: content[0..<count]))
      total += Int64(count)
      let size = ZSTD_compressCCtx(context, packed.baseAddress, packed.count, content.baseAddress, count, 1)
      if ZSTD_isError(size) != 0 {
        throw .corrupt(path: input.path, atByte: total, detail: String(cString: ZSTD_getErrorName(size)))
      }
      frames.append(Array(packed[0..<size]))
      if count < content.count { break }
    }
    if total == 0 { throw .empty(path: input.path) }
    path = input.path
    packing = source.packing.rawValue
    self.frames = frames
    byteCount = total
  }

  /// The frames, one after the other: a file of Zstandard.
  public var contents: [UInt8] { Array(frames.joined()) }

  /// The content of frames that lie one after the other.
  ///
  /// - Throws: `.truncated`, `.corrupt`.
  public static func unpacked(_ contents: [UInt8], name: String) throws(ImportError) -> [UInt8] {
    let source = try ByteSource(ImportInput(name: name, contents: contents), limits: .kept)
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: frameBytes)
    while true {
      var got: Result<Int, ImportError> = .success(0)
      buffer.withUnsafeMutableBytes { bytes in
        do throws(ImportError) { got = .success(try source.fill(bytes)) } catch { got = .failure(error) }
      }
      let count = try got.get()
      if count == 0 { return all }
      all += buffer[0..<count]
    }
  }
}

extension ImportLimits {
  /// For what a database keeps: it was held against the limits when it came in.
  public static let kept = ImportLimits(unpackedBytes: .max)
}

extension ImportInput {
  /// What was kept of an input, under the name that it had.
  ///
  /// - Parameters:
  ///   - packing: how the input itself was packed, for the summary.
  ///   - contents: the frames, one after the other.
  ///   - mapping: how it is read; nil goes by the import's own.
  public init(kept path: String, packing: String, contents: [UInt8], mapping: Mapping?) {
    self.init(name: path, contents: contents)
    originalPacking = ByteSource.Packing(rawValue: packing)
    self.mapping = mapping
  }
}
