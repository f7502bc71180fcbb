import VernaFuzzing

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  FuzzInput.read(UnsafeRawBufferPointer(start: bytes, count: count))
  return 0
}
