import FoundationEssentials
import TemporalAPI

/// What lies behind the lanes of a timeline: lines that tell the time, and what is folded.
struct TimelineAxis: Sendable {
  let ticks: [Tick]
  let folds: [FoldView]
  /// The scale, as other workflows' lanes are asked for.
  let scale: String

  /// A line across all lanes, and the time since the start that it stands for.
  struct Tick: Sendable {
    let x: String
    let text: String
    /// The zoom from which it is shown: 0 always, 3 only when near.
    let level: Int
  }

  /// A folded stretch.
  struct FoldView: Sendable {
    let x: String
    let width: String
    let middle: String
    let text: String
  }

  init(_ scale: TimeScale, since start: Date) {
    self.scale = scale.text
    folds = scale.folds.map { fold in
      FoldView(
        x: Percent.text(fold.from), width: Percent.text(fold.to - fold.from), middle: Percent.text((fold.from + fold.to) / 2),
        text: DurationText.text(fold.length))
    }
    ticks = (0..<40).compactMap { step in
      let place = Double(step) * 2.5
      guard !scale.folds.contains(where: { $0.from < place && place < $0.to }) else { return nil }
      let level = step % 8 == 0 ? 0 : step % 4 == 0 ? 1 : step % 2 == 0 ? 2 : 3
      return Tick(x: Percent.text(place), text: DurationText.text(scale.time(place) - start.timeIntervalSince1970), level: level)
    }
  }
}

/// A place on the line as SVG has it: `12.5%`.
enum Percent {
  static func text(_ place: Double) -> String { "\(TimeScale.rounded(place))%" }

  /// The shortest bar that is still seen.
  static let least = 0.15
}

extension WorkflowExecutionStatus {
  /// The same as what events end in.
  var outcome: EventOutcome {
    switch self {
    case .completed, .continuedAsNew: .completed
    case .failed: .failed
    case .canceled: .canceled
    case .terminated: .terminated
    case .timedOut: .timedOut
    default: .running
    }
  }
}
