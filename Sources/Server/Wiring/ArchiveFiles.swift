import FileArchive
import HistoryService

/// Archives of `file://` URIs.
struct ArchiveFiles: WorkflowArchive {
  private let files = FileArchive()

  func write(_ document: [UInt8], to place: ArchivePlace) async throws(ArchiveFailure) {
    let path = try Self.path(of: place)
    do throws(ArchiveError) { try await files.write(document, to: path) } catch { throw ArchiveFailure(error.description) }
  }

  func read(_ place: ArchivePlace) async throws(ArchiveFailure) -> [UInt8]? {
    let path = try Self.path(of: place)
    do throws(ArchiveError) { return try await files.read(path) } catch { throw ArchiveFailure(error.description) }
  }

  func documents(in place: ArchivePlace, before: String?, limit: Int) async throws(ArchiveFailure) -> [String] {
    let path = try Self.path(of: place)
    do throws(ArchiveError) {
      return try await files.documents(in: path, before: before, limit: limit)
    } catch {
      throw ArchiveFailure(error.description)
    }
  }

  private static func path(of place: ArchivePlace) throws(ArchiveFailure) -> ArchivePath {
    let scheme = "file://"
    guard place.uri.hasPrefix(scheme), let path = ArchivePath(folder: String(place.uri.dropFirst(scheme.count)), place.path) else {
      throw ArchiveFailure("\(place.uri) is no folder of this server")
    }
    return path
  }
}
