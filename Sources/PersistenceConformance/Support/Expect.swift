import Persistence

/// Throws `BrokenRule` unless both are equal.
func expect<Value: Equatable>(_ actual: Value, equals expected: Value, _ what: String, line: UInt = #line) throws {
  guard actual != expected else { return }
  throw BrokenRule(description: "\(what): expected \(short(expected)), found \(short(actual)) (line \(line))")
}

/// Throws `BrokenRule` unless `body` throws `expected`.
func expectRefusal<Value>(
  _ expected: StoreError, _ what: String, line: UInt = #line, _ body: () async throws(StoreError) -> Value
) async throws {
  do throws(StoreError) {
    _ = try await body()
  } catch {
    return try expect(error, equals: expected, what, line: line)
  }
  throw BrokenRule(description: "\(what): expected \(expected), but nothing was thrown (line \(line))")
}

/// Throws `BrokenRule` unless `body` throws `StoreError.failed`, whatever its sentence.
func expectFailed<Value>(_ what: String, line: UInt = #line, _ body: () async throws(StoreError) -> Value) async throws {
  do throws(StoreError) {
    _ = try await body()
  } catch {
    guard case .failed = error else { throw BrokenRule(description: "\(what): expected .failed, found \(error) (line \(line))") }
    return
  }
  throw BrokenRule(description: "\(what): nothing was thrown (line \(line))")
}

private func short(_ value: some Any) -> String {
  let text = String(describing: value)
  return text.count <= 400 ? text : text.prefix(400) + "..."
}
