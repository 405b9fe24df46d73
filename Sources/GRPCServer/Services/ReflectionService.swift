import GRPCWire
import SwiftProtobuf
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// gRPC's server reflection, v1 and v1alpha: how grpcurl and UIs learn what a server speaks.
public final class ReflectionService: Sendable {
  private let descriptorSet: [UInt8]
  private let services = Mutex<[String]>([])
  private let index = Mutex<DescriptorIndex?>(nil)

  /// Speaks of the files in a serialized `FileDescriptorSet`, and of health and reflection themselves.
  /// The set is read when the first question comes; a broken one makes every question INTERNAL.
  public init(descriptorSet: [UInt8]) {
    self.descriptorSet = descriptorSet
  }

  /// Answers reflection from the table. Lists the services that are in the table by then, so register it last.
  public func register(in table: inout MethodTable) {
    // The two versions differ in their package's name only, so the same messages serve both.
    for version in ["v1", "v1alpha"] {
      table.streaming("/grpc.reflection.\(version).ServerReflection/ServerReflectionInfo") { requests, answers, _ in
        let index = try self.loadedIndex()
        var sent: Set<String> = []
        for await bytes in requests {
          let request = try Grpc_Reflection_V1_ServerReflectionRequest(serializedBytes: MessageBytes(buffer: bytes))
          try await answers.send(self.answer(request, index, sent: &sent))
        }
      }
    }
    let names = table.serviceNames
    services.withLock { $0 = names }
  }

  private func loadedIndex() throws -> DescriptorIndex {
    try index.withLock { index in
      if let index { return index }
      let loaded = try DescriptorIndex(descriptorSets: [descriptorSet, Base64.decode(OwnDescriptors.fileSet) ?? []])
      index = loaded
      return loaded
    }
  }

  private func answer(
    _ request: Grpc_Reflection_V1_ServerReflectionRequest, _ index: DescriptorIndex, sent: inout Set<String>
  ) -> Grpc_Reflection_V1_ServerReflectionResponse {
    var response = Grpc_Reflection_V1_ServerReflectionResponse()
    response.validHost = request.host
    response.originalRequest = request
    switch request.messageRequest {
    case .fileByFilename(let name):
      response.messageResponse = files(index.files[name] == nil ? nil : name, index, &sent, missing: "file \(name)")
    case .fileContainingSymbol(let symbol):
      response.messageResponse = files(index.file(definingSymbol: symbol), index, &sent, missing: "symbol \(symbol)")
    case .fileContainingExtension(let wanted):
      let name = index.file(extending: wanted.containingType, number: wanted.extensionNumber)
      response.messageResponse = files(name, index, &sent, missing: "extension \(wanted.extensionNumber) of \(wanted.containingType)")
    case .allExtensionNumbersOfType(let type):
      if let numbers = index.extensionNumbers(of: type) {
        response.allExtensionNumbersResponse = .with {
          $0.baseTypeName = type
          $0.extensionNumber = numbers
        }
      } else {
        response.errorResponse = .notFound("type \(type)")
      }
    case .listServices:
      let names = services.withLock { $0 }
      response.listServicesResponse = .with { list in list.service = names.map { name in .with { $0.name = name } } }
    case nil:
      response.errorResponse = .with {
        $0.errorCode = Int32(GRPCStatusCode.invalidArgument.rawValue)
        $0.errorMessage = "invalid MessageRequest: nothing is asked"
      }
    }
    return response
  }

  private func files(
    _ name: String?, _ index: DescriptorIndex, _ sent: inout Set<String>, missing: String
  ) -> Grpc_Reflection_V1_ServerReflectionResponse.OneOf_MessageResponse {
    guard let name else { return .errorResponse(.notFound(missing)) }
    return .fileDescriptorResponse(.with { $0.fileDescriptorProto = index.closure(of: name, sent: &sent).map { Data($0) } })
  }
}

extension Grpc_Reflection_V1_ErrorResponse {
  fileprivate static func notFound(_ what: String) -> Self {
    .with {
      $0.errorCode = Int32(GRPCStatusCode.notFound.rawValue)
      $0.errorMessage = "not found: \(what)"
    }
  }
}
