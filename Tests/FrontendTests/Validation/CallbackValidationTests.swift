import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend

@Suite("Callbacks of a start")
struct CallbackValidationTests {
  private let rules: Rules = {
    var rules = Rules.standard
    rules.callbackAddresses = [
      CallbackAddress(pattern: "plain.example:*", allowsInsecure: true),
      CallbackAddress(pattern: "*.secure.example", allowsInsecure: false),
    ]
    return rules
  }()

  private func problem(_ url: String, header: [String: String] = [:]) -> String? {
    let callback = Callback.with {
      $0.nexus.url = url
      $0.nexus.header = header
    }
    return refusal { try Required.callbacks([callback], rules: rules) }?.message
  }

  @Test("an address is allowed by pattern, and plain HTTP only where that is said")
  func addresses() {
    #expect(problem("http://plain.example:8080/x") == nil)
    #expect(problem("https://a.secure.example/x?y=1") == nil)
    #expect(problem("http://a.secure.example/x")?.contains("does not allow insecure connections") == true)
    #expect(problem("https://secure.example/x")?.contains("does not match any configured callback address") == true)
    #expect(problem("temporal://system") == nil)
    #expect(problem("http:///x") == "invalid url: missing host")
    #expect(
      problem("http://plain.example:1/" + String(repeating: "x", count: 1000))
        == "invalid url: url length longer than max length allowed of 1000")
    let long = ["k": String(repeating: "x", count: 8192)]
    #expect(problem("http://plain.example:1/", header: long) == "invalid header: header size longer than max allowed size of 8192")
  }

  @Test("header names become lower case, and a link that a callback has is dropped from the start's own")
  func settled() {
    let link = Link.with { $0.batchJob.jobID = "job" }
    var request = StartWorkflowExecutionRequest.with {
      $0.links = [link, .with { $0.batchJob.jobID = "other" }]
      $0.completionCallbacks = [
        .with {
          $0.nexus.header = ["X-Name": "Value"]
          $0.links = [link]
        }
      ]
    }
    request.settleCallbacks()
    #expect(request.completionCallbacks[0].nexus.header == ["x-name": "Value"])
    #expect(request.links.map(\.batchJob.jobID) == ["other"])
  }
}
