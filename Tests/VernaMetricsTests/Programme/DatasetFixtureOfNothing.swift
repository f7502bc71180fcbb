import VernaColumns
import VernaTestSupport

/// A shop of one anonymous sale that gave no other file.
enum DatasetFixtureOfNothing {
  static func dataset() throws -> Dataset {
    try DatasetFixture([.sale("R1", at: "2024-02-10 10:00", total: 10)]).build()
  }
}
