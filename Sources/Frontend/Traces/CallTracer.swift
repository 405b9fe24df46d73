import GRPCServer
import Tracing

/// Makes a span of each call, as a part of the caller's trace where it names one.
struct CallTracer: Sendable {
  private let tracer: any Tracer

  init(_ tracer: any Tracer) { self.tracer = tracer }

  /// - Parameters:
  ///   - namespace: The namespace that the call is about; asked only where the call is recorded.
  ///   - run: The run that the request names; likewise.
  func begin(_ context: CallContext, namespace: () -> String, run: () -> TracedRun?) -> CallSpan {
    var caller = ServiceContext.topLevel
    tracer.extract(context.metadata, into: &caller, using: MetadataExtractor())
    let path = context.path.dropFirst()
    let span: any Tracing.Span = tracer.startSpan(String(path), context: caller, ofKind: .server)
    guard span.isRecording else { return CallSpan(span) }
    var attributes: SpanAttributes = ["rpc.system": "grpc"]
    if let slash = path.lastIndex(of: "/") {
      attributes["rpc.service"] = String(path[..<slash])
      attributes["rpc.method"] = String(path[path.index(after: slash)...])
    }
    let namespace = namespace()
    if !namespace.isEmpty { attributes["temporalNamespace"] = namespace }
    attributes.name(run())
    span.attributes = attributes
    return CallSpan(span)
  }
}

/// The span of one call.
struct CallSpan: Sendable {
  private let span: any Tracing.Span

  fileprivate init(_ span: any Tracing.Span) { self.span = span }

  /// - Parameter response: What is answered; it may name the run that was made or found.
  func end(answering response: some Sendable) {
    guard span.isRecording else { return }
    span.updateAttributes { attributes in
      attributes.name(TracedRun(response))
      attributes["rpc.grpc.status_code"] = GRPCStatusCode.ok.rawValue
    }
    span.end()
  }

  func end(failing error: GRPCError) {
    guard span.isRecording else { return }
    span.attributes["rpc.grpc.status_code"] = error.code.rawValue
    // What the client did wrong is no error of the server's.
    if error.code.isServersFault { span.setStatus(SpanStatus(code: .error, message: error.message)) }
    span.end()
  }
}

extension SpanAttributes {
  /// Says which run a span is about, under the names that SDKs use in their spans.
  fileprivate mutating func name(_ run: TracedRun?) {
    guard let run else { return }
    if !run.workflowID.isEmpty { self["temporalWorkflowID"] = run.workflowID }
    if !run.runID.isEmpty { self["temporalRunID"] = run.runID }
  }
}

extension GRPCStatusCode {
  fileprivate var isServersFault: Bool {
    switch self {
    case .unknown, .deadlineExceeded, .unimplemented, .internal, .unavailable, .dataLoss: true
    default: false
    }
  }
}

/// Reads what a caller sent along.
private struct MetadataExtractor: Extractor {
  func extract(key: String, from metadata: Metadata) -> String? { metadata[key] }
}
