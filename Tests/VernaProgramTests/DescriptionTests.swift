import Foundation
import Testing
import VernaLanguage
import VernaProgram

/// The one description of the file, and what is made from it.
@Suite struct DescriptionTests {
  /// A key that is described and never asked for would be a promise that nobody keeps. That none is asked for that is not
  /// described, or as another kind, the reader itself holds.
  @Test func everyKeyThatIsDescribedIsRead() throws {
    var read: Set<String> = []
    for name in ProgrammeFiles.examples {
      read.formUnion(ProgrammeReader.read(try ProgrammeFiles.text("Examples/programs/\(name).yaml")).keysRead)
    }
    #expect(ProgrammeReference.keys.subtracting(read).sorted() == [])
    #expect(read.subtracting(ProgrammeReference.keys).sorted() == [])
  }

  /// The keys that examples show: whoever looks one up finds it at work.
  @Test func theReferenceIsInTheDocumentation() throws {
    let path = "docs/PROGRAMME.md"
    let mark = "<!-- reference: made by verna program schema --reference -->\n"
    let text = try ProgrammeFiles.text(path)
    let parts = text.components(separatedBy: mark)
    let head = try #require(parts.first)
    #expect(parts.count == 2)
    try ProgrammeFiles.expectGolden(head + mark + "\n" + ProgrammeReference.text(in: .english), path)
  }

  @Test func theSchemaNamesEveryKey() {
    for language in Language.allCases {
      let schema = ProgrammeSchema.text(in: language)
      for key in ProgrammeReference.keys {
        #expect(schema.contains("\"\(key.split(separator: ".")[1])\""))
      }
    }
    #expect(ProgrammeSchema.nameLines.contains { $0.hasPrefix("member.mean_basket") && $0.hasSuffix("money") })
  }
}
