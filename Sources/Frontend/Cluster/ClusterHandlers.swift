import Model
import TemporalAPI

/// What clients ask about the server itself.
struct ClusterHandlers: Sendable {
  let cluster: ClusterDescription

  func systemInfo(_: GetSystemInfoRequest) -> GetSystemInfoResponse {
    var response = GetSystemInfoResponse()
    response.serverVersion = ClusterDescription.serverVersion
    // Only what this server really does: SDKs switch their behaviour on these.
    response.capabilities.signalAndQueryHeader = true
    response.capabilities.internalErrorDifferentiation = true
    response.capabilities.activityFailureIncludeHeartbeat = true
    response.capabilities.encodedFailureAttributes = true
    response.capabilities.buildIDBasedVersioning = true
    response.capabilities.upsertMemo = true
    response.capabilities.countGroupByExecutionStatus = true
    response.capabilities.eagerWorkflowStart = true
    response.capabilities.sdkMetadata = true
    response.capabilities.supportsSchedules = true
    return response
  }

  func clusterInfo(_: GetClusterInfoRequest) -> GetClusterInfoResponse {
    var response = GetClusterInfoResponse()
    response.supportedClients = ClientVersionGate.supportedClients
    response.serverVersion = ClusterDescription.serverVersion
    response.clusterID = cluster.id
    response.clusterName = cluster.name
    response.historyShardCount = Int32(ShardID.count)
    response.persistenceStore = cluster.persistenceStore
    response.visibilityStore = cluster.persistenceStore
    response.initialFailoverVersion = 1
    response.failoverVersionIncrement = 10
    return response
  }

  func clusters(_: ListClustersRequest) -> ListClustersResponse {
    var only = ClusterMetadata()
    only.clusterName = cluster.name
    only.clusterID = cluster.id
    only.address = cluster.address
    only.initialFailoverVersion = 1
    only.historyShardCount = Int32(ShardID.count)
    only.isConnectionEnabled = true
    var response = ListClustersResponse()
    response.clusters = [only]
    return response
  }
}
