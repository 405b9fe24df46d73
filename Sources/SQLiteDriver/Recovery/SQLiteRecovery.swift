import GRDBSQLite
public import Persistence
import SQLPersistence

/// Copies what can be read of a damaged database file into a fresh one, row by row. What the rows say is not its business.
public enum SQLiteRecovery {
  /// What of the damaged file could not be read.
  public struct Report: Sendable {
    /// What was lost, a sentence each.
    public var losses: [String] = []
    /// Runs of which only parts could be read, which were left out.
    public var brokenRuns: [String] = []
  }

  /// Copies the database at `source`, which is not touched, into a new file at `target`.
  ///
  /// It works on a copy of the file and of its log, which needs as much space again while it lasts. A table that cannot be read from its beginning
  /// is read from its end, and between by the names that other tables know.
  /// - Throws: `StoreError.failed` when `target` exists, the source is in use or not one of ours, or even its list of tables cannot be read.
  ///   No target is left behind then.
  public static func copy(from source: String, to target: String) throws(StoreError) -> Report {
    let source = try DatabasePath.resolve(source)
    let target = try DatabasePath.resolve(target)
    guard try DatabaseHeader.inspect(path: target) == .new else { throw .failed("database file \(target) is there already") }
    let lock = try DatabaseLock(databasePath: source)
    defer { lock.release() }
    guard try DatabaseHeader.inspect(path: source) == .ours else { throw .failed("there is no database file \(source)") }
    let scratch = try ScratchCopy(of: source, beside: target)
    defer { scratch.remove() }
    do throws(SQLFailure) {
      let damaged = try SQLiteConnection(path: scratch.path, name: "database file \(source)")
      let fresh = try SQLiteConnection(path: target, name: "database file \(target)")
      defer {
        damaged.close()
        fresh.close()
      }
      var copier = RowCopier(from: damaged, to: fresh)
      return try copier.run()
    } catch {
      ScratchCopy.remove(target)
      throw error.storeError
    }
  }
}
