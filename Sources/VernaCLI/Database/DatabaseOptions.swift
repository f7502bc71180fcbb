import ArgumentParser
import Foundation
import VernaCore
import VernaLanguage
import VernaMechanics
import VernaPostgres
import VernaProgram
import VernaSQLite
import VernaStore

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the database.", valueName: "DIR"), completion: .directory)
  var data = "verna-data"

  @Option(help: ArgumentHelp("A PostgreSQL database instead: postgresql://user@host/name.", valueName: "URL"))
  var database: String?

  @Option(help: "ru or en; by default that of the environment (LC_ALL, LANG).")
  var lang: Language?

  var language: Language { Language.chosen(lang) }

  /// Works on the store; it is closed after.
  ///
  /// - Parameter zone: nil takes the zone of the newest programme that was published, else of what was imported, else UTC.
  /// - Throws: `CommandFailure`, and what the work throws.
  func with<Value>(zone: TimeZoneRules? = nil, _ work: (any LedgerStore) async throws -> Value) async throws -> Value {
    try await DatabasePlace(data: data, database: database, language: language).with(zone: zone, work)
  }
}

/// A database: a folder, or a server's.
struct DatabasePlace {
  var data: String
  var database: String?
  var language: Language

  /// What it is called in messages.
  var name: String { database.map { _ in "PostgreSQL" } ?? data }

  /// Whether there can be a store already.
  var isThere: Bool { database != nil || FileManager.default.fileExists(atPath: data + "/verna.sqlite") }

  /// Works on the store; it is closed after.
  ///
  /// - Parameters:
  ///   - zone: nil takes the zone of the newest programme that was published, else of what was imported.
  ///   - otherwise: the zone where neither says any.
  ///   - creates: whether the folder is made where it is not there.
  /// - Throws: `CommandFailure`, and what the work throws.
  func with<Value>(
    zone: TimeZoneRules? = nil, otherwise: TimeZoneRules = .utc, creates: Bool = false,
    _ work: (any LedgerStore) async throws -> Value
  ) async throws -> Value {
    do {
      if let database {
        let store = try PostgresStore(url: database, zone: zone ?? .utc)
        defer { store.close() }
        if zone != nil { return try await work(store) }
        let found = try await DatabasePlace.zone(of: store) ?? otherwise
        if found.name == "UTC" { return try await work(store) }
        let zoned = try PostgresStore(url: database, zone: found)
        defer { zoned.close() }
        return try await work(zoned)
      }
      if zone == nil, !creates, !FileManager.default.fileExists(atPath: data) {
        throw StoreFailure.unavailable("\(data): there is no such folder")
      }
      var store = try SQLiteStore(directory: data, zone: zone ?? .utc)
      if zone == nil {
        let found = try await DatabasePlace.zone(of: store) ?? otherwise
        if found.name != "UTC" {
          try store.close()
          store = try SQLiteStore(directory: data, zone: found)
        }
      }
      let value = try await work(store)
      try store.close()
      return value
    } catch let failure as StoreFailure {
      throw CommandFailure(failure, in: language)
    }
  }

  /// The zone of the newest programme that was published, else of the first import; nil for neither.
  private static func zone(of store: any LedgerStore) async throws -> TimeZoneRules? {
    if let programme = try await newestProgramme(of: store) { return programme.pricing.zone }
    let first = try await ImportArchive(store)?.imports().first
    return first.flatMap { ImportSettings(bytes: $0.settings) }?.zone
  }

  /// The newest programme that was published; nil for none.
  static func newestProgramme(of store: any LedgerStore) async throws -> Programme? {
    let versions = try await store.read { try $0.programmeVersions() }
    guard let newest = versions.last else { return nil }
    return ProgrammeReader.read(String(decoding: newest.text, as: UTF8.self)).programme
  }
}

extension CommandFailure {
  /// What a store says, in words.
  init(_ failure: StoreFailure, in language: Language) {
    func make(_ russian: String, _ english: String, _ place: String, _ remedy: (String, String)) -> CommandFailure {
      CommandFailure(
        Bilingual(russian, english), place: place, remedy: Bilingual(remedy.0, remedy.1), in: language)
    }
    switch failure {
    case .unavailable(let why):
      self = make(
        "база не открывается", "the database cannot be opened", why,
        ("проверьте --data или --database", "check --data or --database"))
    case .locked(let directory, let process):
      self = make(
        "в папку пишет другая программа (\(process))", "another program writes to the folder (\(process))", directory,
        ("остановите её или работайте через неё", "stop it, or work through it"))
    case .newerSchema(let found, let known):
      self = make(
        "база новее программы: схема \(found), известна \(known)",
        "the database is newer than this program: schema \(found), known is \(known)", "",
        ("возьмите более новую Verna", "use a newer Verna"))
    case .unsafeSetting(let name, let found, let wanted):
      self = make(
        "настройка базы ненадёжна: \(name) = \(found)", "a setting of the database is unsafe: \(name) = \(found)", "",
        ("нужно \(wanted)", "\(wanted) is wanted"))
    case .full(let why):
      self = make("на диске нет места", "the disk is full", why, ("освободите место", "make room"))
    case .notABackup(let why):
      self = make(
        "это не копия базы", "this is no backup", why, ("дайте файл от verna backup", "give a file of verna backup"))
    default:
      self = make("база отказала", "the database failed", "\(failure)", ("", ""))
    }
  }
}
