import TestSupport

extension SplitMix {
  /// A length of time between the two, in whole milliseconds.
  mutating func duration(_ least: Int, _ most: Int) -> Duration { .milliseconds(least + below(most - least + 1)) }
}
