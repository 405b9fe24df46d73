import TemporalAPI

/// What the page of one namespace shows.
struct NamespaceDetail: Sendable {
  let name: String
  let state: String
  let about: [Fact]
  let keeping: [Fact]
  let limits: [Fact]
  let data: [Fact]
  let capabilities: [Capability]
  let replication: [Fact]
  let badBinaries: [Fact]
  let attributes: [SearchAttributeRow]
  let attributesHref: String
  let server: [Fact]
  let clients: [Fact]
  let workflowsHref: String
  let editHref: String?
  let deleteAction: String?

  /// Something that clients may use here, or not.
  struct Capability: Sendable, Hashable {
    let label: String
    let isOn: Bool
  }

  init(
    _ described: DescribeNamespaceResponse, attributes found: ListSearchAttributesResponse?, cluster: GetClusterInfoResponse?, visit: Visit
  ) {
    let info = described.namespaceInfo
    name = info.name
    state = NamespaceWords.state(info.state)
    about = Fact.list(Fact("ID", info.id), Fact("Description", info.description_p), Fact("Owner", info.ownerEmail))
    keeping = Self.keeping(described.config)
    limits = Self.limits(info)
    data = Self.facts(info.data)
    capabilities = NamespaceWords.capabilities(info.capabilities)
    replication = Self.replication(described)
    badBinaries = Fact.all(described.config.badBinaries.binaries.sorted { $0.key < $1.key }.map { ($0.key, $0.value.reason) })
    attributes = SearchAttributeRow.all(found?.customAttributes ?? [:])
    attributesHref = visit.links.namespace(info.name, "search-attributes")
    server = cluster.map(Self.server) ?? []
    clients = Self.facts(cluster?.supportedClients ?? [:])
    workflowsHref = visit.links.namespace(info.name, "workflows")
    editHref = visit.allows(.namespaces) ? visit.links.namespace(info.name, "settings", "edit") : nil
    deleteAction = visit.allows(.namespaces) ? visit.links.namespace(info.name, "settings", "delete") : nil
  }

  private static func facts(_ map: [String: String]) -> [Fact] {
    Fact.all(map.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  private static func keeping(_ config: NamespaceConfig) -> [Fact] {
    Fact.list(
      Fact("Retention", DurationText.text(config.workflowExecutionRetentionTtl) ?? "unlimited"),
      Fact("Archive of histories", NamespaceWords.archival(config.historyArchivalState, config.historyArchivalUri)),
      Fact("Archive of the list", NamespaceWords.archival(config.visibilityArchivalState, config.visibilityArchivalUri)))
  }

  private static func limits(_ info: NamespaceInfo) -> [Fact] {
    guard info.hasLimits else { return [] }
    let named = [
      ("Payloads of an event", info.limits.blobSizeLimitError), ("Memo", info.limits.memoSizeLimitError),
      ("Completion of a workflow task", info.limits.workflowTaskCompletionSizeLimitError),
    ]
    return named.filter { $0.1 > 0 }.compactMap { Fact($0.0, SizeText.text($0.1)) }
  }

  private static func replication(_ described: DescribeNamespaceResponse) -> [Fact] {
    let clusters = described.replicationConfig.clusters.map(\.clusterName).joined(separator: ", ")
    return Fact.list(
      Fact("Active cluster", described.replicationConfig.activeClusterName), Fact("Clusters", clusters),
      Fact("Global", described.isGlobalNamespace ? "yes" : "no"))
  }

  private static func server(_ cluster: GetClusterInfoResponse) -> [Fact] {
    Fact.list(
      Fact("Version", cluster.serverVersion), Fact("Cluster", cluster.clusterName), Fact("Store", cluster.persistenceStore),
      Fact("Store of lists", cluster.visibilityStore), Fact("Shards", cluster.historyShardCount > 0 ? "\(cluster.historyShardCount)" : ""))
  }
}
