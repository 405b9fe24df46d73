import Testing
import Tracing

@testable import Traces

@Suite("Trace contexts")
struct TraceParentTests {
  private static let text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

  @Test("the header is read, and written as it was")
  func header() throws {
    let parent = try #require(TraceParent(Self.text))
    #expect(parent.isSampled && parent.spanID == 0xb7ad_6b71_6920_3331 && "\(parent)" == Self.text)
  }

  @Test("a later version may say more")
  func later() { #expect(TraceParent(Self.text.replacing("00-0af", with: "01-0af") + "-more")?.isSampled == true) }

  @Test(
    "what is no header is none",
    arguments: [
      "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331", "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      "00-00000000000000000000000000000000-b7ad6b7169203331-01", "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
      "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
      "00-+af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    ])
  func wrong(text: String) { #expect(TraceParent(text) == nil) }
}

@Suite("Samplers")
struct TraceSamplerTests {
  private func parent(sampled: Bool) -> TraceParent { TraceParent(traceID: TraceID(high: 1, low: 1), spanID: 1, isSampled: sampled) }

  @Test("a parent decides, unless the sampler does not ask it")
  func parents() {
    let id = TraceID(high: 1, low: 1)
    #expect(TraceSampler(.never).records(id, parent: parent(sampled: true)))
    #expect(!TraceSampler(.always).records(id, parent: parent(sampled: false)))
    #expect(!TraceSampler(.never, followsParent: false).records(id, parent: parent(sampled: true)))
    #expect(TraceSampler(.always, followsParent: false).records(id, parent: parent(sampled: false)))
  }

  @Test("a share is chosen by the trace's id")
  func ratio() {
    func records(_ share: Double, _ low: UInt64) -> Bool { TraceSampler(.ratio(share)).records(TraceID(high: 0, low: low), parent: nil) }
    #expect(records(1, .max) && !records(0, 0) && !records(-1, 0))
    #expect(records(0.5, .max / 2 - 1) && !records(0.5, .max / 2 + 2))
  }
}

@Suite("Trace settings")
struct TraceSettingsTests {
  private static let base = ["OTEL_TRACES_EXPORTER": "otlp", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"]

  @Test("nothing is sent unless it is asked for, or where telemetry is off")
  func off() throws {
    #expect(try TraceSettings(environment: [:]) == nil)
    #expect(try TraceSettings(environment: ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"]) == nil)
    #expect(try TraceSettings(environment: Self.base.merging(["OTEL_SDK_DISABLED": "true"]) { $1 }) == nil)
    #expect(try TraceSettings(environment: Self.base.merging(["OTEL_TRACES_EXPORTER": "none"]) { $1 }) == nil)
  }

  @Test("the variables say where, which and as whom")
  func variables() throws {
    #expect(try TraceSettings(environment: ["OTEL_TRACES_EXPORTER": "otlp"])?.endpoint == "http://localhost:4318/v1/traces")
    #expect(try TraceSettings(environment: Self.base)?.endpoint == "http://127.0.0.1:4318/v1/traces")
    let more = [
      "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "https://there/x", "OTEL_SERVICE_NAME": "orders",
      "OTEL_TRACES_SAMPLER": "parentbased_traceidratio",
      "OTEL_TRACES_SAMPLER_ARG": "0.25", "OTEL_EXPORTER_OTLP_HEADERS": "api-key=a%20b, x=1", "OTEL_RESOURCE_ATTRIBUTES": "region=eu",
      "OTEL_BSP_SCHEDULE_DELAY": "100",
    ]
    let settings = try #require(try TraceSettings(environment: Self.base.merging(more) { $1 }))
    #expect(settings.endpoint == "https://there/x" && settings.serviceName == "orders" && settings.delay == .milliseconds(100))
    #expect(settings.sampler == TraceSampler(.ratio(0.25)) && settings.headers == ["api-key": "a b", "x": "1"])
    #expect(settings.resource == ["region": "eu"])
  }

  @Test(
    "what cannot be used is refused by name",
    arguments: [
      ("OTEL_TRACES_EXPORTER", "jaeger"), ("OTEL_TRACES_SAMPLER", "sometimes"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
      ("OTEL_BSP_SCHEDULE_DELAY", "soon"),
      ("OTEL_EXPORTER_OTLP_HEADERS", "nothing"),
    ])
  func refusals(name: String, value: String) {
    let error = #expect(throws: TraceSettingsError.self) { try TraceSettings(environment: Self.base.merging([name: value]) { $1 }) }
    #expect(error?.description.contains(name) == true)
  }

  @Test("an address that is none is refused")
  func address() {
    let environment = Self.base.merging(["OTEL_EXPORTER_OTLP_ENDPOINT": "127.0.0.1:4317"]) { $1 }
    #expect(throws: TraceSettingsError.self) { try TraceSettings(environment: environment) }
  }
}
