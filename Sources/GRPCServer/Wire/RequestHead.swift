import GRPCWire
import NIOCore
import NIOHPACK

/// What a request's headers say, read in one pass.
struct RequestHead {
  var path = ""
  var timeout: TimeAmount?
  var encoding = MessageEncoding.identity
  var acceptsGzip = false

  /// Why a request is turned away before it reaches a method. Status and wording follow Go's gRPC server.
  struct Rejection: Error {
    var httpStatus = "200"
    var error: GRPCError
  }

  init(_ headers: HPACKHeaders) throws(Rejection) {
    var httpMethod = ""
    var contentType: String?
    var encodingName = ""
    for (name, value, _) in headers {
      switch name {
      case ":method": httpMethod = value
      case ":path": path = value
      case "content-type": contentType = value
      case "grpc-encoding": encodingName = value
      case "grpc-accept-encoding": acceptsGzip = acceptsGzip || Self.lists(value, "gzip")
      case "grpc-timeout":
        guard let parsed = Timeout.parse(value) else {
          throw Rejection(httpStatus: "400", error: GRPCError(.internal, "malformed grpc-timeout: \"\(value)\""))
        }
        timeout = parsed
      default: break
      }
    }
    guard Self.isGRPC(contentType) else {
      let message = "invalid gRPC request content-type \"\(contentType ?? "")\""
      throw Rejection(httpStatus: "415", error: GRPCError(.invalidArgument, message))
    }
    guard httpMethod == "POST" else {
      let message = "Received a HEADERS frame with :method \"\(httpMethod)\" which should be POST"
      throw Rejection(httpStatus: "405", error: GRPCError(.internal, message))
    }
    guard let known = MessageEncoding(name: encodingName) else {
      let message = "grpc: Decompressor is not installed for grpc-encoding \"\(encodingName)\""
      let accepted = GRPCError.Trailer(name: "grpc-accept-encoding", value: "gzip")
      throw Rejection(error: GRPCError(.unimplemented, message, trailers: [accepted]))
    }
    encoding = known
  }

  private static func isGRPC(_ contentType: String?) -> Bool {
    guard let contentType, contentType.hasPrefix("application/grpc") else { return false }
    let next = contentType.utf8.dropFirst("application/grpc".utf8.count).first
    return next == nil || next == UInt8(ascii: "+") || next == UInt8(ascii: ";")
  }

  private static func lists(_ value: String, _ name: String) -> Bool {
    value.split(separator: ",").contains { $0.drop { $0 == " " }.prefix { $0 != " " && $0 != ";" } == name }
  }
}
