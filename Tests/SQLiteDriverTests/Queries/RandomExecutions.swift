import Model
import Persistence
import TestSupport
import VisibilityQuery

/// Makes executions that random queries find: every attribute of every type, missing ones, ends of ranges, and odd texts.
struct RandomExecutions {
  private var random: SplitMix
  /// Has the same odd texts that queries ask for.
  private var words: QueryGenerator
  private let namespaceID: UniqueID
  private var runs: [UniqueID] = []

  init(seed: UInt64, namespaceID: UniqueID) {
    random = SplitMix(seed: seed)
    words = QueryGenerator(seed: ~seed)
    self.namespaceID = namespaceID
  }

  private mutating func one<Element>(of elements: [Element]) -> Element { elements[random.below(elements.count)] }

  /// A new execution's first write, and perhaps a second one that changes it.
  mutating func next() -> [ExecutionWrite] {
    let now = WallTime(nanoseconds: Int64(QueryGenerator.epoch) * 1_000_000_000)
    let key = ExecutionKey(
      namespaceID: namespaceID, workflowID: words.word(), runID: .v7(at: now, random: (random.next(), random.next())))
    let first = record()
    runs.append(key.runID)
    var writes = [write(key, 0, VisibilityChange(record: first, parts: .all, attributes: first.attributes))]
    guard random.chance(1, in: 3) else { return writes }
    let second = changed(first)
    let names = Set(first.attributes.keys).union(second.attributes.keys)
    // Byte for byte: Swift takes composed and decomposed letters for equal.
    func stored(_ value: AttributeValue?) -> [QueryValue] { value.map { [.integer(Int64($0.storedType))] + $0.values } ?? [] }
    let differing = names.filter { stored(first.attributes[$0]) != stored(second.attributes[$0]) }
    let attributes = Dictionary(uniqueKeysWithValues: differing.map { ($0, second.attributes[$0]) })
    writes.append(write(key, 1, VisibilityChange(record: second, parts: [.standing, .builds], attributes: attributes)))
    return writes
  }

  private mutating func write(_ key: ExecutionKey, _ version: Int64, _ change: VisibilityChange) -> ExecutionWrite {
    var write = ExecutionWrite(key: key, expectedVersion: version, state: [])
    write.visibility = change
    write.size = ExecutionSize(
      historyLength: Int64(random.below(12)), historyBytes: one(of: [0, 5, .max]), transitions: Int64(random.below(5)))
    return write
  }

  private mutating func record() -> VisibilityRecord {
    let start = time()
    var record = VisibilityRecord(
      division: one(of: ["", "", "", "", "", "a", "TemporalScheduler"]), typeName: words.word(), taskQueue: words.word(), status: 1,
      startTime: start, executionTime: start + .seconds(random.below(3)), attributes: attributes())
    if random.chance(1, in: 3), !runs.isEmpty {
      record.parent = VisibleRun(workflowID: words.word(), runID: one(of: runs))
      if random.chance(1, in: 2) { record.root = VisibleRun(workflowID: words.word(), runID: one(of: runs)) }
    }
    return random.chance(1, in: 2) ? closed(record) : record
  }

  /// The same execution later.
  private mutating func changed(_ record: VisibilityRecord) -> VisibilityRecord {
    var record = closed(record)
    record.attributes = attributes()
    return record
  }

  private mutating func closed(_ record: VisibilityRecord) -> VisibilityRecord {
    var record = record
    record.status = one(of: [2, 3, 4, 5, 6, 7, 8])
    record.closeTime = one(of: [record.executionTime + .seconds(random.below(100)), record.executionTime, time()])
    record.buildIDs = texts()
    if random.chance(1, in: 4) { record.binaryChecksums = texts() }
    return record
  }

  private mutating func time() -> WallTime {
    let seconds = random.chance(1, in: 20) ? one(of: [0, 1, 9_000_000_000]) : QueryGenerator.epoch - random.below(40)
    return WallTime(nanoseconds: Int64(seconds) * 1_000_000_000 + one(of: [0, 0, 1, 999_999_999]))
  }

  /// Without what separates the texts of a list that is kept in one column.
  private mutating func texts() -> [String] {
    (0..<random.below(4)).map { _ in words.word() }.filter { $0 != "\u{1f}" }
  }

  private mutating func attributes() -> [String: AttributeValue] {
    var attributes: [String: AttributeValue] = [:]
    func isThere(_ random: inout SplitMix) -> Bool { random.chance(2, in: 3) }
    if isThere(&random) { attributes["CKey"] = .keyword(words.word()) }
    if isThere(&random) { attributes["CList"] = .keywordList((0..<random.below(4)).map { _ in words.word() }) }
    if isThere(&random) { attributes["CText"] = .text((0..<random.below(4)).map { _ in "A" + words.word() }.joined(separator: "-")) }
    if isThere(&random) { attributes["CInt"] = .int(integer()) }
    if isThere(&random) { attributes["CDouble"] = .double(real()) }
    if isThere(&random) { attributes["CBool"] = .bool(random.chance(1, in: 2)) }
    if isThere(&random) { attributes["CDate"] = .datetime(random.chance(1, in: 8) ? WallTime(nanoseconds: integer()) : time()) }
    // It was of another type when this was set.
    if random.chance(1, in: 10) { attributes["CKey"] = .int(1) }
    if random.chance(1, in: 10) { attributes["CInt"] = .keyword("1") }
    return attributes
  }

  private mutating func integer() -> Int64 {
    random.chance(4, in: 5)
      ? Int64(random.below(12) - 2) : one(of: [.min, .min + 1, .max, .max - 1, 9_007_199_254_740_992, 9_007_199_254_740_993, 0])
  }

  private mutating func real() -> Double {
    random.chance(4, in: 5)
      ? Double(random.below(32)) / 4 - 2
      : one(of: [0, -0.0, 1e308, -1e308, .leastNonzeroMagnitude, 9_007_199_254_740_992, .greatestFiniteMagnitude, -.leastNormalMagnitude])
  }
}

extension QuerySchema {
  /// What random executions have, and random queries ask for.
  static let random = QuerySchema(
    QueryField.workflowFields + [
      QueryField("CText", .text), QueryField("CKey", .keyword), QueryField("CInt", .int), QueryField("CDouble", .double),
      QueryField("CBool", .bool), QueryField("CDate", .datetime), QueryField("CList", .keywordList),
    ])
}
