public import HistoryEngine
import Synchronization

/// The rules in force, which may change while the server runs, and may differ by namespace.
///
/// A decision takes the rules as they are when it begins and keeps them to its end.
public final class RuleBook: Sendable {
  private struct Page {
    var everywhere: Rules
    var byNamespace: [String: Rules] = [:]
  }

  private let page: Mutex<Page>
  private let hasFeeds: Atomic<Bool>

  public init(_ rules: Rules = .standard) {
    page = Mutex(Page(everywhere: rules))
    hasFeeds = Atomic(rules.recordsEvents)
  }

  /// Takes other rules for what begins from now on.
  /// - Parameter byNamespace: The namespaces that have rules of their own.
  public func set(_ rules: Rules, byNamespace: [String: Rules]) {
    page.withLock { $0 = Page(everywhere: rules, byNamespace: byNamespace) }
    hasFeeds.store(rules.recordsEvents || byNamespace.values.contains(where: \.recordsEvents), ordering: .relaxed)
  }

  /// Whether any namespace has an event feed; asked with every commit.
  var mayHaveFeeds: Bool { hasFeeds.load(ordering: .relaxed) }

  /// The rules where no namespace says otherwise.
  public var everywhere: Rules { page.withLock { $0.everywhere } }

  /// The rules of a namespace.
  public func rules(of namespace: String) -> Rules {
    page.withLock { $0.byNamespace.isEmpty ? $0.everywhere : $0.byNamespace[namespace] ?? $0.everywhere }
  }
}
