/// What an operator decides about the web UI.
public struct UISettings: Sendable, Hashable {
  /// What the path of every page begins with, e.g. `/temporal`; empty: nothing.
  public var publicPath = ""
  /// The namespace that the front page leads to.
  public var defaultNamespace = "default"
  /// Shows the namespace of the server's own workflows among the others.
  public var showsSystemNamespace = false
  /// Decodes payloads in the reader's browser: the URL of a codec server; nil: none.
  public var codecEndpoint: String?
  /// Sends the token that a reader signed in with to that server, and to no other one that readers name themselves.
  public var passesTokenToCodec = false
  /// What may not be done from here.
  public var disabled: Set<UIAction> = []
  /// How readers sign in; nil: they do not.
  public var login: LoginSettings?
  /// The folder of files that replace those in the binary, read again for every page; nil: none. For those who work on the UI.
  public var assetFolder: String?
  /// The version that the foot of every page names.
  public var version: String

  public init(version: String) {
    self.version = version
  }
}

/// What can be done from the pages, by the names of the switches that forbid it.
public enum UIAction: String, Sendable, Hashable, CaseIterable {
  case startWorkflow = "start"
  case cancelWorkflow = "cancel"
  case terminateWorkflow = "terminate"
  case signalWorkflow = "signal"
  case updateWorkflow = "update"
  case resetWorkflow = "reset"
  case pauseWorkflow = "pause"
  case deleteWorkflow = "delete"
  case query
  case activityCommands = "activity-commands"
  case batch
  case schedules
  case namespaces
  case searchAttributes = "search-attributes"
  case deployments
  case taskQueues = "task-queues"
  case nexus
}
