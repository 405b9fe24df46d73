import Synchronization

/// Everything that is measured, and what is looked up only when somebody asks.
public final class Metrics: Sendable {
  /// One value of a series that is looked up when asked for.
  public struct Sample: Sendable, Hashable {
    public var labels: [String]
    public var value: Double

    public init(_ labels: [String] = [], _ value: Double) {
      self.labels = labels
      self.value = value
    }
  }

  enum Entry: Sendable {
    case counter(Family<Counter>)
    case gauge(Family<Gauge>)
    case histogram(Family<Histogram>)
    case sampled(name: String, help: String, kind: String, labels: [String], @Sendable () -> [Sample])

    var name: String {
      switch self {
      case .counter(let family): family.name
      case .gauge(let family): family.name
      case .histogram(let family): family.name
      case .sampled(let name, _, _, _, _): name
      }
    }
  }

  private let entries = Mutex<[Entry]>([])

  public init() {}

  /// A family of counters. Each name is given once.
  public func counter(_ name: String, _ help: String, labels: [String] = []) -> Family<Counter> {
    let family = Family(name, help: help, labels: labels) { Counter() }
    entries.withLock { $0.append(.counter(family)) }
    return family
  }

  /// A family of gauges.
  public func gauge(_ name: String, _ help: String, labels: [String] = []) -> Family<Gauge> {
    let family = Family(name, help: help, labels: labels) { Gauge() }
    entries.withLock { $0.append(.gauge(family)) }
    return family
  }

  /// A family of histograms over ranges that end at `bounds`.
  public func histogram(_ name: String, _ help: String, labels: [String] = [], bounds: [Double] = Histogram.seconds) -> Family<Histogram> {
    let family = Family(name, help: help, labels: labels) { Histogram(bounds: bounds) }
    entries.withLock { $0.append(.histogram(family)) }
    return family
  }

  /// A gauge whose values are looked up each time they are asked for.
  public func gauge(_ name: String, _ help: String, labels: [String] = [], samples: @escaping @Sendable () -> [Sample]) {
    entries.withLock { $0.append(.sampled(name: name, help: help, kind: "gauge", labels: labels, samples)) }
  }

  /// A counter that somebody else counts.
  public func counter(_ name: String, _ help: String, labels: [String] = [], samples: @escaping @Sendable () -> [Sample]) {
    entries.withLock { $0.append(.sampled(name: name, help: help, kind: "counter", labels: labels, samples)) }
  }

  var all: [Entry] { entries.withLock { $0 }.sorted { $0.name < $1.name } }
}
