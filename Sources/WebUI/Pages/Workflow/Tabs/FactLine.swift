import Foundation
import SwiftProtobuf

/// A line of a list of facts: a name with words or a moment. What is not known makes no line.
struct FactLine: Sendable, Hashable {
  let name: String
  let words: String?
  let moment: TimeView?
  /// How far ahead the moment is.
  let ahead: String?
  /// Where the words lead.
  let link: String?

  /// Those that say something.
  static func list(_ lines: FactLine?...) -> [FactLine] { lines.compactMap { $0 } }

  /// Nil for words that say nothing.
  init?(_ name: String, _ words: String?, link: String? = nil) {
    guard let words, !words.isEmpty else { return nil }
    self.name = name
    self.words = words
    self.link = link
    moment = nil
    ahead = nil
  }

  /// Nil for a time that is not set. With `now`, a time ahead says how far.
  init?(_ name: String, _ time: Google_Protobuf_Timestamp, now: Date? = nil) {
    // Servers write "never" as a time long before there were any.
    guard time.seconds > 0, let moment = TimeView(time) else { return nil }
    self.name = name
    self.moment = moment
    let seconds = now.map { Date(time).timeIntervalSince($0) } ?? 0
    ahead = seconds > 0 ? "in " + DurationText.text(seconds) : nil
    words = nil
    link = nil
  }
}
