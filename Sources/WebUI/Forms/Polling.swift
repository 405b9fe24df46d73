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
  /// - Parameter seen: The mark of what the page shows: what happened since it was made is news too.
  static func watching(
    from seen: String? = nil, every pause: Duration = .seconds(2), _ look: @escaping @Sendable () async -> Watched?
  ) -> Reply {
    .events { writer in
      var seen = seen
      while !Task.isCancelled, let now = await look() {
        if let seen, seen != now.mark { guard writer.send("changed", "now") else { return } }
        guard !now.isLast else { break }
        seen = now.mark
        guard (try? await Task.sleep(for: pause)) != nil else { return }
      }
      writer.send("end", "now")
    }
  }
}
