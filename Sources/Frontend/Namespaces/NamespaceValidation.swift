import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI

extension RegisterNamespaceRequest {
  /// Checks the request for shape; `cluster` is the only cluster there is.
  func validate(cluster: String, shortestRetention: Duration) throws(ServiceError) {
    try NamespaceRules.requireName(namespace)
    if isGlobalNamespace { throw .invalidArgument("Cannot register global namespace when not enabled") }
    try NamespaceRules.requireCluster(activeClusterName, clusters, is: cluster)
    try NamespaceRules.requireRetention(
      hasWorkflowExecutionRetentionPeriod ? workflowExecutionRetentionPeriod : nil, shortest: shortestRetention)
  }
}

extension UpdateNamespaceRequest {
  /// Checks the request for shape; `cluster` is the only cluster there is.
  func validate(cluster: String, shortestRetention: Duration) throws(ServiceError) {
    try NamespaceRules.requireName(namespace)
    if promoteNamespace {
      throw .invalidArgument(
        "global namespace is not enabled on this cluster, cannot update global namespace or promote local namespace: \(namespace)")
    }
    try NamespaceRules.requireCluster(replicationConfig.activeClusterName, replicationConfig.clusters, is: cluster)
    if replicationConfig.state == .handover { throw .invalidArgument("Handover can only be set for global namespace") }
    if config.hasWorkflowExecutionRetentionTtl {
      try NamespaceRules.requireRetention(config.workflowExecutionRetentionTtl, shortest: shortestRetention)
    }
    if config.hasBadBinaries || !deleteBadBinary.isEmpty {
      throw .unimplemented("Bad binaries are not built yet in this server; use worker versioning to keep a build away from workflows.")
    }
    if !config.customSearchAttributeAliases.isEmpty {
      throw .unimplemented("Search attributes have no columns to alias in this server; use AddSearchAttributes and RemoveSearchAttributes.")
    }
  }
}

/// What a namespace may be.
enum NamespaceRules {
  /// In bytes of UTF-8.
  static let maximumNameBytes = 1000

  static func requireName(_ name: String) throws(ServiceError) {
    if name.isEmpty { throw .invalidArgument("Namespace not set on request.") }
    if name.utf8.count > maximumNameBytes { throw .invalidArgument("Namespace length exceeds limit.") }
  }

  static func requireRetention(_ retention: Google_Protobuf_Duration?, shortest: Duration) throws(ServiceError) {
    guard let retention, retention.length >= shortest else {
      throw .invalidArgument("A valid retention period is not set on request.")
    }
  }

  static func requireCluster(
    _ active: String, _ clusters: [ClusterReplicationConfig], is cluster: String
  ) throws(ServiceError) {
    for name in [active] + clusters.map(\.clusterName) where !name.isEmpty && name != cluster {
      throw .invalidArgument("Invalid cluster name: \(name)")
    }
  }
}
