/// Why a store could not do what it was asked. None of these is a refusal by the rules.
public enum StoreFailure: Error, Hashable, Sendable {
  /// The store cannot be opened or reached; what the system says.
  case unavailable(String)
  /// Another process writes to the directory.
  case locked(directory: String, process: String)
  /// The schema is newer than this program, which would not understand it.
  case newerSchema(found: Int, known: Int)
  /// The engine is too old, or a setting that durability needs is not in force.
  case unsafeSetting(name: String, found: String, wanted: String)
  /// Other transactions stood in the way more often than is tried.
  case busy(attempts: Int)
  /// The commit failed: none of the work that it held is done.
  case commitFailed(String)
  /// The disk is full.
  case full(String)
  /// A statement failed: the engine's code and words, and the statement's name.
  case statement(name: String, code: String, message: String)
  /// Two pieces of work did the same at once; the store tries again by itself.
  case conflict(String)
  /// A row that cannot be: the table and what is wrong with it.
  case damaged(table: String, what: String)
  /// Texts may not hold the character NUL, which PostgreSQL cannot keep.
  case textHoldsNUL
  /// Postings that do not follow on those of the owner.
  case postingsDoNotFollow(expected: Int64, found: Int64)
  /// A file that is not a backup of this program, or not a whole one.
  case notABackup(String)
}
