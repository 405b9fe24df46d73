/// A call's failure as it goes over the wire. Handlers throw it; every other error is masked.
public struct GRPCError: Error, Sendable, Hashable {
  /// What kind of failure it is.
  public var code: GRPCStatusCode
  /// Text for people. Clients match some of these, so wording can be part of an interface.
  public var message: String
  /// A serialized `google.rpc.Status`, sent as `grpc-status-details-bin`.
  public var statusDetails: [UInt8]?
  /// Further trailers, in lower case; a name that ends in `-bin` carries base64.
  public var trailers: [Trailer]

  /// One more trailer of a failed call.
  public struct Trailer: Sendable, Hashable {
    /// The name in lower case.
    public var name: String
    /// The value as it goes over the wire.
    public var value: String

    /// Makes a trailer.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Makes a failure.
  public init(_ code: GRPCStatusCode, _ message: String, statusDetails: [UInt8]? = nil, trailers: [Trailer] = []) {
    self.code = code
    self.message = message
    self.statusDetails = statusDetails
    self.trailers = trailers
  }
}

extension GRPCError: CustomStringConvertible {
  /// The code and the message.
  public var description: String { "\(code): \(message)" }
}
