import Foundation
import SwiftProtobuf

/// One line of what is known of something: a name with words or a moment. What says nothing makes no line.
struct Fact: Sendable, Hashable {
  let name: String
  var text: String?
  /// Where the text leads.
  var href: String?
  var time: TimeView?
  /// How far ahead the moment is.
  var ahead: String?
  /// Whether it is a name to copy.
  var isID = false

  /// Nil for a text that says nothing.
  init?(_ name: String, _ text: String?, href: String? = nil, isID: Bool = false) {
    guard let text, !text.isEmpty else { return nil }
    self.name = name
    self.text = text
    self.href = href
    self.isID = isID
  }

  /// Nil for a time that is not set.
  init?(_ name: String, time: TimeView?) {
    guard let time else { return nil }
    self.name = name
    self.time = time
  }

  /// Nil for a time that is not set. With `now`, a time ahead says how far.
  init?(_ name: String, _ time: Google_Protobuf_Timestamp, now: Date? = nil) {
    // Servers write "never" as a time long before there were any.
    guard time.seconds > 0 else { return nil }
    self.init(name, time: TimeView(time))
    let seconds = now.map { Date(time).timeIntervalSince($0) } ?? 0
    ahead = seconds > 0 ? "in " + DurationText.text(seconds) : nil
  }

  /// Names and what is said of each, where it is nothing too.
  static func all(_ pairs: some Sequence<(String, String)>) -> [Fact] { pairs.map { Fact(name: $0, text: $1) } }

  private init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// Those that say something.
  static func list(_ facts: Fact?...) -> [Fact] { facts.compactMap { $0 } }
}
