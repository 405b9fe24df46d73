import GRPCWire
import NIOCore
import NIOHPACK

/// The answer of one call as it comes in. The connection feeds it frames and ends the call with what it makes of them.
struct AnswerCollector {
  private let maxBytes: Int
  private var assembler: MessageAssembler
  private var encoding = MessageEncoding.identity
  private var message: ByteBuffer?

  init(maxBytes: Int) {
    self.maxBytes = maxBytes
    assembler = MessageAssembler(maxMessageBytes: maxBytes)
  }

  /// Takes a header block: the answer's head, or its trailers. Nil means that more is to come.
  mutating func receive(_ headers: HPACKHeaders, endStream: Bool) -> Result<ByteBuffer, GRPCError>? {
    guard !endStream else { return finish(trailers: headers) }
    if let name = headers.first(name: "grpc-encoding") {
      guard let known = MessageEncoding(name: name) else {
        return .failure(GRPCError(.internal, "the answer is packed as \"\(name)\", which was not offered"))
      }
      encoding = known
    }
    return nil
  }

  /// Takes a DATA frame.
  mutating func receive(_ bytes: ByteBuffer, endStream: Bool) -> Result<ByteBuffer, GRPCError>? {
    assembler.append(bytes, isLast: endStream)
    do throws(GRPCError) {
      while let raw = try assembler.next() {
        guard message == nil else { throw GRPCError(.internal, "a unary call was answered twice") }
        message = try encoding.unpack(raw, maxBytes: maxBytes)
      }
    } catch {
      return .failure(error)
    }
    return endStream ? .failure(GRPCError(.internal, "the answer ended without a status")) : nil
  }

  private func finish(trailers: HPACKHeaders) -> Result<ByteBuffer, GRPCError> {
    guard let text = trailers.first(name: "grpc-status"), let code = Int(text) else {
      return .failure(Self.error(httpStatus: trailers.first(name: ":status")))
    }
    guard code == GRPCStatusCode.ok.rawValue else {
      let details = trailers.first(name: "grpc-status-details-bin").flatMap(Base64.decode)
      let message = PercentEncoding.decode(trailers.first(name: "grpc-message") ?? "")
      return .failure(GRPCError(GRPCStatusCode(rawValue: code) ?? .unknown, message, statusDetails: details))
    }
    guard let message else { return .failure(GRPCError(.internal, "the answer holds no message")) }
    return .success(message)
  }

  /// What an answer without a status means (gRPC's table of HTTP statuses): it comes from something before the server.
  private static func error(httpStatus: String?) -> GRPCError {
    let code: GRPCStatusCode =
      switch httpStatus {
      case "400": .internal
      case "401": .unauthenticated
      case "403": .permissionDenied
      case "404": .unimplemented
      case "429", "502", "503", "504": .unavailable
      default: .unknown
      }
    return GRPCError(code, "the answer has no grpc-status (HTTP status \(httpStatus ?? "none"))")
  }
}
