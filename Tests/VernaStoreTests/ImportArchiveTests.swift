import Testing
import VernaCore
import VernaStore

/// Laws of what a store keeps of files, on every engine that keeps any.
@Suite("What is kept of files")
struct ImportArchiveTests {
  private static let engines = StoreEngine.all.filter { $0 != .memory }

  private static let file = ImportFileRecord(
    role: .data, name: "чеки.csv", knownAs: [1, 2], packing: "gzip", byteCount: 6, sliceCount: 2)

  @Test("an import is seen when it is done, whole, and in the order in which imports began", arguments: engines)
  func seenWhenDone(engine: StoreEngine) async throws {
    try await engine.withStore { store, _ in
      let archive = try #require(ImportArchive(store))
      let first = try await archive.begin(settings: [9], files: [ImportArchiveTests.file])
      let second = try await archive.begin(settings: [8], files: [ImportArchiveTests.file])
      for (number, slice) in [[1, 2, 3], [0, 255, 4]].enumerated() as EnumeratedSequence<[[UInt8]]> {
        try await archive.add(slice, number: Int64(number + 1), place: 1, to: second)
        try await archive.add(slice, number: Int64(number + 1), place: 1, to: first)
      }
      #expect(try await archive.imports().isEmpty)
      try await archive.advance(second, to: .done)
      #expect(try await archive.imports().map(\.number) == [second])
      try await archive.advance(first, to: .done)
      try await archive.advance(first, to: .posted)
      // Never back.
      try await archive.advance(first, to: .done)
      let all = try await archive.imports()
      #expect(all.map(\.number) == [first, second])
      #expect(all.map(\.state) == [.posted, .done])
      #expect(all.map(\.settings) == [[9], [8]])
      #expect(all[0].files == [ImportArchiveTests.file])
      let bytes = try await archive.contents(of: all[0].files[0], place: 1, of: first)
      #expect(bytes == [1, 2, 3, 0, 255, 4])
    }
  }

  @Test("what was cut off is taken away, and nothing else", arguments: engines)
  func abandoned(engine: StoreEngine) async throws {
    try await engine.withStore { store, _ in
      let archive = try #require(ImportArchive(store))
      let done = try await archive.begin(settings: [], files: [])
      try await archive.advance(done, to: .done)
      let cut = try await archive.begin(settings: [], files: [ImportArchiveTests.file])
      try await archive.add([1], number: 1, place: 1, to: cut)
      #expect(try await archive.dropAbandoned(startedBefore: 0) == 0)
      #expect(try await archive.dropAbandoned(startedBefore: .max) == 1)
      #expect(try await archive.dropAbandoned(startedBefore: .max) == 0)
      #expect(try await archive.imports().map(\.number) == [done])
      // The number is free again, and with it its places.
      let again = try await archive.begin(settings: [], files: [ImportArchiveTests.file])
      #expect(again == cut)
      try await archive.add([2], number: 1, place: 1, to: again)
      try await archive.advance(again, to: .done)
      let file = try #require(try await archive.imports().last?.files.first)
      await #expect(throws: StoreFailure.self) { try await archive.contents(of: file, place: 1, of: again) }
    }
  }

  @Test("the store in memory keeps no files")
  func memory() { #expect(ImportArchive(MemoryStore(zone: .utc) { 0 }) == nil) }
}
