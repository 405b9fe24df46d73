/// The outcome of a call as gRPC names it (the numbers are the wire values of `grpc-status`).
public enum GRPCStatusCode: Int, Sendable, Hashable, CaseIterable {
  /// The call did what it was asked to do.
  case ok = 0
  /// The caller, or a vanished connection, ended the call.
  case cancelled = 1
  /// An error without a better name.
  case unknown = 2
  /// The request is wrong whatever the state of the system.
  case invalidArgument = 3
  /// The deadline passed before the answer was there.
  case deadlineExceeded = 4
  /// The thing asked for does not exist.
  case notFound = 5
  /// The thing to be made exists.
  case alreadyExists = 6
  /// The caller is known and may not do this.
  case permissionDenied = 7
  /// A quota, a limit or a size was passed.
  case resourceExhausted = 8
  /// The system is not in the state that the request needs.
  case failedPrecondition = 9
  /// Someone else was faster; try the whole step again.
  case aborted = 10
  /// Past the valid range.
  case outOfRange = 11
  /// No such method here.
  case unimplemented = 12
  /// Something that must hold did not.
  case `internal` = 13
  /// Not now; the same request may work later.
  case unavailable = 14
  /// Data is lost or broken for good.
  case dataLoss = 15
  /// The caller is not known.
  case unauthenticated = 16
}
