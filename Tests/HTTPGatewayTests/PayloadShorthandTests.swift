import Foundation
import JSONText
import TemporalServices
import Testing

@testable import HTTPGateway

@Suite("Payload shorthand")
struct PayloadShorthandTests {
  private let shorthand: PayloadShorthand

  init() throws {
    let descriptors = try #require(Data(base64Encoded: apiDescriptorSetBase64))
    shorthand = PayloadShorthand(schema: try APISchema(descriptorSet: Array(descriptors)))
  }

  private func payload(_ encoding: String, _ data: String? = nil, type: String? = nil) -> String {
    func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
    let typeMember = type.map { ",\"messageType\":\"\(base64($0))\"" } ?? ""
    let dataMember = data.map { ",\"data\":\"\(base64($0))\"" } ?? ""
    return "{\"metadata\":{\"encoding\":\"\(base64(encoding))\"\(typeMember)}\(dataMember)}"
  }

  private func expanded(_ text: String) throws -> String {
    let json = try JSON(parsing: Array(text.utf8))
    return String(decoding: shorthand.expanded(json, as: "temporal.api.common.v1.Payload").printed(), as: UTF8.self)
  }

  private func contracted(_ text: String) throws -> String {
    let json = try JSON(parsing: Array(text.utf8))
    return String(decoding: shorthand.contracted(json, as: "temporal.api.common.v1.Payload").printed(), as: UTF8.self)
  }

  @Test("values become payloads and come back as they were", arguments: ["5", "\"str\"", "[1,2]", "true", "1.50", #"{"a":1,"b":[]}"#])
  func values(text: String) throws {
    #expect(try expanded(text) == payload("json/plain", text))
    #expect(try contracted(payload("json/plain", text)) == text)
  }

  @Test("a message of protobuf carries its type")
  func messages() throws {
    let short = #"{"_protoMessageType":"a.B","name":"x"}"#
    #expect(try expanded(short) == payload("json/protobuf", #"{"name":"x"}"#, type: "a.B"))
    #expect(try contracted(payload("json/protobuf", #"{"name":"x"}"#, type: "a.B")) == short)
  }

  @Test("null is a payload without a value, and stays in the long form")
  func null() throws {
    #expect(try expanded("null") == payload("binary/null"))
    #expect(try contracted(payload("binary/null")) == payload("binary/null"))
  }

  @Test("a long payload is taken as it is; what only looks like one is a value")
  func long() throws {
    #expect(try expanded(payload("x/y", "data")) == payload("x/y", "data"))
    for value in [#"{"data":"MQ=="}"#, #"{"metadata":{}}"#, #"{"metadata":{"encoding":5},"data":"MQ=="}"#] {
      #expect(try expanded(value) == payload("json/plain", value))
    }
  }

  @Test(
    "what cannot be written short keeps the long form",
    arguments: [
      "{\"metadata\":{\"encoding\":\"YmluYXJ5L3BsYWlu\"},\"data\":\"MQ==\"}",
      "{\"metadata\":{\"encoding\":\"anNvbi9wbGFpbg==\",\"x\":\"eA==\"},\"data\":\"MQ==\"}",
      "{\"metadata\":{\"encoding\":\"anNvbi9wbGFpbg==\"},\"data\":\"e2JhZA==\"}", "{\"data\":\"MQ==\"}", "{}",
    ])
  func staysLong(text: String) throws {
    #expect(try contracted(text) == text)
  }

  @Test("a value that would be read as something else keeps the long form")
  func ambiguous() throws {
    for value in ["null", payload("x/y", "1"), #"{"_protoMessageType":"a.B"}"#] {
      let long = payload("json/plain", value)
      #expect(try contracted(long) == long)
      #expect(try expanded(long) == long)
    }
  }
}
