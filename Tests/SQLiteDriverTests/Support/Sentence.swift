import Persistence
import SQLiteDriver

/// The sentence with which a store refuses to open; nil: it opened.
func refusal(path: String, pragmas: [String: String] = [:]) async -> String? {
  do throws(StoreError) {
    await (try SQLiteStore.open(path: path, pragmas: pragmas)).close()
    return nil
  } catch {
    guard case .failed(let sentence) = error else { return String(describing: error) }
    return sentence
  }
}
