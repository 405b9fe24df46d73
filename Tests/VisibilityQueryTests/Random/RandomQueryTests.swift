import Foundation
import Model
import TestSupport
import Testing

@testable import VisibilityQuery

/// Queries that nobody wrote. Every run makes others and prints where they begin. `SEED=n` repeats one, `QUERIES=n` makes so many: `make fuzz-filters`
/// makes a million.
@Suite("Random queries")
struct RandomQueryTests {
  private static let seeds: Range<UInt64> = {
    let environment = ProcessInfo.processInfo.environment
    if let seed = environment["SEED"].flatMap(UInt64.init) { return seed..<seed + 1 }
    let first = UInt64.random(in: 0..<1 << 32)
    // Three tests each make so many.
    let seeds = first..<first + (environment["QUERIES"].flatMap(UInt64.init) ?? 21_000) / 3
    print("random queries: SEED=\(seeds.lowerBound) to \(seeds.upperBound - 1)")
    return seeds
  }()

  @Test("what is made by the grammar is accepted, and evaluated and printed", .timeLimit(.minutes(10)))
  func accepted() throws {
    for seed in Self.seeds {
      var generator = QueryGenerator(seed: seed)
      let text = generator.query()
      do throws(QueryError) { try use(text) } catch {
        Issue.record("SEED=\(seed): \(text): \(error.message)")
        return
      }
    }
  }

  @Test("what is broken is refused with a place inside the query, or means something", .timeLimit(.minutes(10)))
  func broken() {
    for seed in Self.seeds {
      var generator = QueryGenerator(seed: seed)
      guard refusesWithAPlace(generator.broken(), seed) else { return }
    }
  }

  @Test("so is rubbish", .timeLimit(.minutes(10)))
  func rubbish() {
    for seed in Self.seeds {
      var generator = QueryGenerator(seed: seed)
      guard refusesWithAPlace(generator.rubbish(), seed) else { return }
    }
  }

  @Test(
    "a long query takes no longer for each of its words than a short one", .timeLimit(.minutes(1)),
    arguments: QueryGenerator.scraps + ["CKey = 'a' AND ", "CInt IN (1, ", "NOT ", "x", "(", "'a", "StartTime > now() ", "/* ", "1d"])
  func long(part: String) {
    let text = String(repeating: part, count: 200_000 / part.count)
    #expect(refusesWithAPlace(text, 0))
    #expect(refusesWithAPlace("CKey = 'a' OR CKey IN (" + text, 0))
  }

  /// Whether it is accepted, or refused with a column of its own.
  private func refusesWithAPlace(_ text: String, _ seed: UInt64) -> Bool {
    do throws(QueryError) { try use(text) } catch {
      guard (1...text.unicodeScalars.count + 1).contains(error.column), !error.problem.isEmpty else {
        Issue.record("SEED=\(seed): \(text.prefix(1_000)): \(error.message)")
        return false
      }
    }
    return true
  }

  /// Everything that is done with a query.
  private func use(_ text: String) throws(QueryError) {
    let query = try ListQuery(text, schema: Samples.schema, now: Samples.now)
    for execution in Samples.executions.values { _ = query.condition.isMet(by: Samples.values(of: execution)) }
    for dialect in [QueryPrinter.Dialect.sqlite, .postgreSQL] {
      let printer = QueryPrinter(dialect) { .column($0.name) }
      let sql = printer.condition(query.condition)
      #expect(sql.text.count { $0 == "?" } == sql.bindings.count)
      _ = printer.terms(query.orderBy)
    }
  }
}
