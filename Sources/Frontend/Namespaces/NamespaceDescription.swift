import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI

extension Namespace {
  /// What the API shows of a namespace.
  var info: NamespaceInfo {
    var info = NamespaceInfo()
    info.name = name
    info.id = id.description
    info.state = record.state
    info.description_p = record.description_p
    info.ownerEmail = record.ownerEmail
    info.data = record.data
    // Only what this server really does: SDKs switch their behaviour on these.
    info.capabilities = NamespaceInfo.Capabilities()
    info.capabilities.workerHeartbeats = true
    info.capabilities.pollerAutoscaling = true
    info.capabilities.workerPollCompleteOnShutdown = true
    info.capabilities.eagerWorkflowStart = true
    info.capabilities.syncUpdate = true
    info.capabilities.asyncUpdate = true
    info.capabilities.workflowPause = true
    info.capabilities.workerCommands = true
    info.capabilities.standaloneActivities = true
    info.capabilities.standaloneActivityStartDelay = true
    info.capabilities.standaloneActivityOperatorCommands = true
    info.capabilities.standaloneActivityBatchOperations = true
    info.capabilities.reportedProblemsSearchAttribute = true
    info.supportsSchedules = true
    info.limits.blobSizeLimitError = Int64(Rules.standard.maximumPayloadBytes)
    info.limits.memoSizeLimitError = Int64(Rules.standard.maximumMemoBytes)
    info.limits.workflowTaskCompletionSizeLimitError = 40 << 20
    return info
  }

  var config: NamespaceConfig {
    var config = NamespaceConfig()
    config.workflowExecutionRetentionTtl = retention.proto
    config.badBinaries = BadBinaries()
    // Each attribute is its own column here; clients look at the aliases only.
    config.customSearchAttributeAliases = record.searchAttributes.reduce(into: [:]) { $0[$1.key] = $1.key }
    config.historyArchivalState = record.historyArchival.state
    config.historyArchivalUri = record.historyArchivalUri
    config.visibilityArchivalState = record.visibilityArchival.state
    config.visibilityArchivalUri = record.visibilityArchivalUri
    return config
  }

  func replication(cluster: String) -> NamespaceReplicationConfig {
    var replication = NamespaceReplicationConfig()
    replication.activeClusterName = cluster
    var only = ClusterReplicationConfig()
    only.clusterName = cluster
    replication.clusters = [only]
    return replication
  }

  func description(cluster: String) -> DescribeNamespaceResponse {
    var response = DescribeNamespaceResponse()
    response.namespaceInfo = info
    response.config = config
    response.replicationConfig = replication(cluster: cluster)
    return response
  }
}
