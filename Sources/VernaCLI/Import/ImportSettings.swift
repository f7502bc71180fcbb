import Foundation
import VernaColumns
import VernaCore

/// What an import was read under, as it is kept with it: what later imports into the same database may not contradict.
struct ImportSettings: Codable, Equatable {
  /// The form that it is written in.
  var form = 1
  var currency: String
  var timeZone: String
  var pricesIncludeVAT: Bool
  var costsIncludeVAT: Bool
  /// The launch that the command line named; a mapping's is in its text.
  var launch: String?

  init(_ settings: DatasetSettings, launch: Day?) {
    currency = settings.currency.code
    timeZone = settings.timeZone.name
    pricesIncludeVAT = settings.pricesIncludeVAT
    costsIncludeVAT = settings.costsIncludeVAT
    self.launch = launch?.iso
  }

  /// Nil for bytes of another form.
  init?(bytes: [UInt8]) {
    guard let read = try? JSONDecoder().decode(ImportSettings.self, from: Data(bytes)), read.form == 1 else {
      return nil
    }
    self = read
  }

  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return (try? encoder.encode(self)).map { Array($0) } ?? []
  }

  var zone: TimeZoneRules? { TimeZoneRules(name: timeZone) }

  /// As a mapping would say it.
  var asMapping: Mapping {
    var mapping = Mapping()
    mapping.currency = currency
    mapping.timeZone = zone
    mapping.pricesIncludeVAT = pricesIncludeVAT
    mapping.costsIncludeVAT = costsIncludeVAT
    mapping.launch = launch.flatMap { Day(iso: $0) }
    return mapping
  }

  /// Where another import says something else: the setting, what is kept, what is new.
  func contradiction(by other: ImportSettings) -> (setting: String, kept: String, new: String)? {
    func said(_ included: Bool) -> String { included ? "incl" : "excl" }
    let pairs = [
      ("currency", currency, other.currency), ("time_zone", timeZone, other.timeZone),
      ("prices", said(pricesIncludeVAT), said(other.pricesIncludeVAT)),
      ("costs", said(costsIncludeVAT), said(other.costsIncludeVAT)),
    ]
    return pairs.first { $0.1 != $0.2 }.map { (setting: $0.0, kept: $0.1, new: $0.2) }
  }
}
