import Authorization
import FoundationEssentials
import HistoryEngine
import HistoryRecords
import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI

/// The namespace methods of WorkflowService.
struct NamespaceHandlers: Sendable {
  let namespaces: NamespaceRegistry
  let cluster: ClusterDescription
  let rules: RuleBook
  /// Has runs that closed before go by the namespace's retention, which was shortened or got other rules.
  let settleRetention: @Sendable (UniqueID) -> Void
  /// Has a namespace that is doomed go with everything in it.
  let emptyNamespace: @Sendable (UniqueID) -> Void
  let now: @Sendable () -> WallTime
  /// The folder below which namespaces may archive closed workflows; nil: none does, and what requests say of it is passed over, as in the original.
  var archiveRoot: String?

  func register(_ request: RegisterNamespaceRequest) async throws(ServiceError) -> RegisterNamespaceResponse {
    let shortest = rules.rules(of: request.namespace).shortestRetention
    try request.validate(cluster: cluster.name, shortestRetention: shortest)
    try await namespaces.create(request.namespace) { record throws(ServiceError) in
      record.description_p = request.description_p
      record.ownerEmail = request.ownerEmail
      record.data = request.data
      record.retention = request.workflowExecutionRetentionPeriod.length.wholeNanoseconds
      try record.checkedRetentionRules.require(shortest: shortest)
      guard let archiveRoot else { return }
      try record.historyArchival.apply(request.historyArchivalState, request.historyArchivalUri, root: archiveRoot)
      try record.visibilityArchival.apply(request.visibilityArchivalState, request.visibilityArchivalUri, root: archiveRoot)
    }
    return RegisterNamespaceResponse()
  }

  func describe(_ request: DescribeNamespaceRequest) throws(ServiceError) -> DescribeNamespaceResponse {
    if !request.id.isEmpty {
      guard let id = UniqueID(request.id) else {
        throw .invalidArgument("Invalid namespace id: \(request.id) is not a UUID.")
      }
      guard let namespace = namespaces.find(id: id) else { throw .namespaceNotFound(request.id) }
      return namespace.description(cluster: cluster.name)
    }
    try NamespaceRules.requireName(request.namespace)
    return try namespaces.find(request.namespace).description(cluster: cluster.name)
  }

  /// Those who have roles in some namespaces see these; a role in the system shows all.
  func list(_ request: ListNamespacesRequest, _ claims: Claims?) throws(ServiceError) -> ListNamespacesResponse {
    let cursor = UniqueID(bytes: Array(request.nextPageToken))
    if cursor == nil && !request.nextPageToken.isEmpty { throw .invalidArgument("Invalid NextPageToken.") }
    if request.pageSize < 0 { throw .invalidArgument("Invalid PageSize: \(request.pageSize) is negative.") }
    let size = request.pageSize == 0 ? 100 : min(Int(request.pageSize), 1000)
    let all = namespaces.list(after: cursor).filter {
      (request.namespaceFilter.includeDeleted || $0.record.state != .deleted) && claims?.roles(in: $0.name).isEmpty != true
    }
    var response = ListNamespacesResponse()
    response.namespaces = all.prefix(size).map { $0.description(cluster: cluster.name) }
    if all.count > size { response.nextPageToken = Data(all[size - 1].id.bytes) }
    return response
  }

  func update(_ request: UpdateNamespaceRequest) async throws(ServiceError) -> UpdateNamespaceResponse {
    let shortest = rules.rules(of: request.namespace).shortestRetention
    try request.validate(cluster: cluster.name, shortestRetention: shortest)
    try namespaces.find(request.namespace).requireNotDeleted()
    let namespace = try await namespaces.update(request.namespace) { record throws(ServiceError) in
      try record.apply(request, shortestRetention: shortest)
      guard let archiveRoot else { return }
      let config = request.config
      try record.historyArchival.apply(config.historyArchivalState, config.historyArchivalUri, root: archiveRoot)
      try record.visibilityArchival.apply(config.visibilityArchivalState, config.visibilityArchivalUri, root: archiveRoot)
    }
    if namespace.record.unsettledRetention != 0 { settleRetention(namespace.id) }
    var response = UpdateNamespaceResponse()
    response.namespaceInfo = namespace.info
    response.config = namespace.config
    response.replicationConfig = namespace.replication(cluster: cluster.name)
    return response
  }

  func deprecate(_ request: DeprecateNamespaceRequest) async throws(ServiceError) -> DeprecateNamespaceResponse {
    try NamespaceRules.requireName(request.namespace)
    let namespace = try namespaces.resolve(request.namespace)
    try await namespaces.update(namespace.name) { $0.state = .deprecated }
    return DeprecateNamespaceResponse()
  }
}

extension NamespaceRecord {
  /// Takes over what the request sets; what it leaves empty stays, and data is merged key by key.
  fileprivate mutating func apply(_ request: UpdateNamespaceRequest, shortestRetention: Duration) throws(ServiceError) {
    if request.hasUpdateInfo {
      let info = request.updateInfo
      if !info.description_p.isEmpty { description_p = info.description_p }
      if !info.ownerEmail.isEmpty { ownerEmail = info.ownerEmail }
      let rules = retentionRules
      data.merge(info.data) { $1 }
      if info.data[RetentionRules.key] != nil { try checkedRetentionRules.require(shortest: shortestRetention) }
      if retentionRules != rules { unsettledRetention = max(unsettledRetention, retention) }
      if info.state != .unspecified && info.state != state {
        guard info.state.isAfter(state) else { throw .invalidArgument("Invalid namespace state update.") }
        state = info.state
      }
    }
    if request.config.hasWorkflowExecutionRetentionTtl {
      let updated = request.config.workflowExecutionRetentionTtl.length.wholeNanoseconds
      if updated < retention { unsettledRetention = max(unsettledRetention, retention) }
      retention = updated
    }
  }
}

extension NamespaceState {
  /// Namespaces go from registered over deprecated to deleted, and never back.
  fileprivate func isAfter(_ other: NamespaceState) -> Bool {
    switch (other, self) {
    case (.registered, .deprecated), (.registered, .deleted), (.deprecated, .deleted): true
    default: false
    }
  }
}
