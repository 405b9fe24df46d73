import Foundation
import HTTPServer
import Testing

@testable import WebUI

@Suite("The files of the UI")
struct AssetTests {
  private let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/CWebAssets").standardizedFileURL

  @Test("every file is in the list that the compiler reads (scripts/generate-web-assets)")
  func list() throws {
    let files = sources.appending(path: "files").path
    let names = try #require(FileManager.default.enumerator(atPath: files)).compactMap { $0 as? String }
    let list = try String(contentsOf: sources.appending(path: "assets.c"), encoding: .utf8)
    for name in names where name.contains(".") {
      #expect(list.contains("#embed \"files/\(name)\""), "\(name) is not listed")
    }
  }

  @Test("every template in the binary can be read")
  func templates() throws {
    let set = try AssetSet(AssetStore.embedded)
    #expect(set.public["app.css"] != nil && set.public["app.js"] != nil)
  }

  @Test("a browser keeps a file for good under the hash of all, and asks again under any other")
  func caching() throws {
    let store = try AssetStore(folder: nil)
    let answer = try #require(store.answer(store.path + "/app.css", ifNoneMatch: nil))
    #expect(answer.status == 200 && answer.headers["cache-control"]?.contains("immutable") == true)
    #expect(store.answer("/assets/old/app.css", ifNoneMatch: answer.headers["etag"])?.status == 304)
    #expect(store.answer("/assets/old/templates/layout.mustache", ifNoneMatch: nil)?.status == 404)
    #expect(store.answer("/namespaces", ifNoneMatch: nil) == nil)
  }
}
