/// How something looked at is now.
struct Watched: Sendable {
  /// Another one where it differs.
  let mark: String
  /// It will not change any more.
  var isLast = false
}

extension Reply {
  /// A stream that says `changed` when what `look` answers differs from what it answered before, and `end` when there is no more to see.
  static func watching(every pause: Duration = .seconds(2), _ look: @escaping @Sendable () async -> Watched?) -> Reply {
    .events { writer in
      var last = await look()
      while let known = last, !known.isLast, !Task.isCancelled {
        guard (try? await Task.sleep(for: pause)) != nil else { return }
        last = await look()
        guard last?.mark == known.mark || writer.send("changed", "now") else { return }
      }
      writer.send("end", "now")
    }
  }
}
