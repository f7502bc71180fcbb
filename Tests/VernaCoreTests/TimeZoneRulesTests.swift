import Testing
import VernaCore

@Suite struct TimeZoneRulesTests {
  private func local(_ iso: String, _ hour: Int64, _ minute: Int64 = 0) throws -> Int64 {
    Int64(try #require(Day(iso: iso)).number) * 86_400 + hour * 3_600 + minute * 60
  }

  @Test func aSkippedTimeIsMovedOnAndOfARepeatedOneTheFirstIsTaken() throws {
    let berlin = try #require(TimeZoneRules(name: "Europe/Berlin"))
    // 31 March 2024, 02:30 does not exist: the clock stands at 03:30 summer time, 01:30 UTC.
    let skipped = berlin.utcSeconds(ofLocal: try local("2024-03-31", 2, 30))
    #expect(skipped == (try local("2024-03-31", 1, 30)))
    // 27 October 2024, 02:30 happens twice: the first is summer time, 00:30 UTC.
    let repeated = berlin.utcSeconds(ofLocal: try local("2024-10-27", 2, 30))
    #expect(repeated == (try local("2024-10-27", 0, 30)))
  }

  @Test(arguments: ["Europe/Moscow", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"])
  func everyMidnightStartsItsOwnDay(zone name: String) throws {
    let zone = try #require(TimeZoneRules(name: name))
    for number in Int32(14_600)..<Int32(16_500) {
      let day = Day(number: number)
      // Apia skipped 30 December 2011 altogether.
      if name == "Pacific/Apia" && day.iso == "2011-12-30" { continue }
      let start = zone.start(of: day)
      #expect(zone.day(at: start) == day, "\(name) \(day.iso)")
      #expect(zone.day(at: start - 1) < day, "\(name) \(day.iso)")
    }
  }

  @Test func namesAndOffsetsAreRead() throws {
    #expect(TimeZoneRules(name: "Mars/Olympus") == nil)
    #expect(try #require(TimeZoneRules(name: "+03:00")).offset(at: 0) == 10_800)
    #expect(try #require(TimeZoneRules(name: "-09:30")).offset(at: 1_700_000_000) == -34_200)
    #expect(TimeZoneRules.utc.offset(at: 5) == 0)
  }
}
