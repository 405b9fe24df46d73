import FoundationEssentials
import GRPCWire

/// How something looked at is now.
struct Watched: Sendable {
  /// Another one where it differs.
  let mark: String
  /// It will not change any more.
  var isLast = false
}

/// What came of a wait at the server for news of something.
struct Waited: Sendable {
  /// Where the next wait begins; empty: where this one did.
  let token: Data
  /// A server's wait may end without any.
  let isNews: Bool
  /// It will not change any more.
  let isLast: Bool
}

extension Reply {
  /// A stream that says `changed` when a wait at the server brings news, and `end` when there is no more to come.
  ///
  /// - Parameters:
  ///   - token: What the page shows; empty: not known, and the first answer is no news.
  ///   - wait: Answers once something differs from what its token stands for. Where it throws the stream ends, and the browser asks again.
  static func waiting(
    from token: Data, seen: String? = nil, _ wait: @escaping @Sendable (Data) async throws -> Waited,
    thenWatching look: (@Sendable () async throws -> Watched?)? = nil
  ) -> Reply {
    .events { writer in
      var token = token
      while !Task.isCancelled {
        guard let waited = try? await wait(token) else { return }
        if !token.isEmpty, waited.isNews, !writer.send("changed", "now") { return }
        if waited.isLast { break }
        if !waited.token.isEmpty { token = waited.token }
        guard !token.isEmpty else { break }
      }
      guard let look else {
        writer.send("end", "now")
        return
      }
      await writer.watch(from: seen, look)
    }
  }

  /// A stream that says `changed` when what `look` answers differs from what it answered before, and `end` when there is no more to see.
  ///
  /// - Parameters:
  ///   - seen: The mark of what the page shows: what happened since it was made is news too.
  ///   - look: Nil: there is no more to see. Where it throws it is asked again later, unless the thing is gone.
  static func watching(
    from seen: String? = nil, every pause: Duration = .seconds(2), _ look: @escaping @Sendable () async throws -> Watched?
  ) -> Reply {
    .events { await $0.watch(from: seen, every: pause, look) }
  }
}

extension EventWriter {
  /// Writes what `Reply.watching` says.
  func watch(from seen: String?, every pause: Duration = .seconds(2), _ look: () async throws -> Watched?) async {
    var seen = seen
    while !Task.isCancelled {
      do {
        guard let now = try await look() else { break }
        if let seen, seen != now.mark { guard send("changed", "now") else { return } }
        guard !now.isLast else { break }
        seen = now.mark
      } catch let error as GRPCError where error.code == .notFound {
        break
      } catch let error as GRPCError where error.code == .unauthenticated {
        // The browser asks again by itself, and is given a new token if there is one.
        return
      } catch {
        // A server that does not answer now may do so later.
      }
      // Only what is written shows that the reader has left; else the questions would go on for nobody.
      guard beat(), (try? await Task.sleep(for: pause)) != nil else { return }
    }
    send("end", "now")
  }
}
