import GRPCWire

/// How something looked at is now.
struct Watched: Sendable {
  /// Another one where it differs.
  let mark: String
  /// It will not change any more.
  var isLast = false
}

extension Reply {
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
