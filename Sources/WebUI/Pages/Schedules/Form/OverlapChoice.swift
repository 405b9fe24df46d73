import TemporalAPI

/// What happens when a run is due while one before it still runs, in words.
enum OverlapChoice {
  private static let choices: [(policy: ScheduleOverlapPolicy, name: String, label: String)] = [
    (.skip, "skip", "Skip it"), (.bufferOne, "buffer-one", "Keep one waiting"), (.bufferAll, "buffer-all", "Keep all waiting"),
    (.cancelOther, "cancel-other", "Cancel the running one"), (.terminateOther, "terminate-other", "Terminate the running one"),
    (.allowAll, "allow-all", "Run both"),
  ]

  static let options = choices.map { (value: $0.name, label: $0.label) }
  /// The same, where nothing chosen means what the schedule says.
  static let optionsOrDefault = [(value: "", label: "As the schedule says")] + options

  static func policy(_ name: String) -> ScheduleOverlapPolicy { choices.first { $0.name == name }?.policy ?? .unspecified }
  static func name(_ policy: ScheduleOverlapPolicy) -> String { choices.first { $0.policy == policy }?.name ?? "skip" }
  static func label(_ policy: ScheduleOverlapPolicy) -> String { choices.first { $0.policy == policy }?.label ?? "Skip it" }
}
