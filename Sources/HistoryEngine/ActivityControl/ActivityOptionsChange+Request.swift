public import Model
public import SwiftProtobuf
public import TemporalAPI

extension ActivityOptionsChange {
  /// What a request asks for. `isStrict`: a mask must name something, and nothing that is no option, and a whole retry policy is completed.
  ///
  /// Throws INVALID_ARGUMENT for a request that contradicts itself or leaves out what it needs.
  public init(
    _ options: ActivityOptions?, mask: Google_Protobuf_FieldMask?, restore: Bool, isStrict: Bool
  ) throws(ServiceError) {
    if restore {
      if mask != nil { throw .invalidArgument("Both UpdateMask and RestoreOriginal are provided") }
      self = .restore
      return
    }
    guard var options else { throw .invalidArgument("ActivityOptions are not provided") }
    guard let mask else { throw .invalidArgument("UpdateMask is not provided") }
    if isStrict && mask.paths.isEmpty { throw .invalidArgument("UpdateMask must specify at least one path") }
    var paths: [ActivityOptionPath] = []
    for name in mask.paths {
      if let path = ActivityOptionPath(mask: name) {
        paths.append(path)
      } else if isStrict {
        throw .invalidArgument("unsupported update_mask path: \"\(name)\"")
      }
    }
    if isStrict && options.hasRetryPolicy && paths.contains(.retryPolicy) { options.retryPolicy = options.retryPolicy.completed }
    self = .set(paths, from: options)
  }
}
