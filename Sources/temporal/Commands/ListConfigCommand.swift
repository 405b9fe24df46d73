import ArgumentParser
import Server

/// `temporal operator config list`: every setting with its type, default, scope and effect.
struct ListConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the settings that have an effect, with type, default, scope and effect.")

  @OptionGroup(title: "Common flags") var common: CommonOptions

  func run() {
    Output.standard.write(Self.text(Knob.all, as: common.output))
  }

  static func text(_ knobs: [Knob], as format: OutputFormat) -> String {
    switch format {
    case .text: table([["Key", "Type", "Default", "Scope", "Effect"]] + knobs.map(row))
    case .json: "[" + knobs.map(object).joined(separator: ",\n ") + "]"
    case .jsonl: knobs.map(object).joined(separator: "\n")
    case .none: ""
    }
  }

  private static func row(_ knob: Knob) -> [String] { [knob.key, knob.type, knob.standard, knob.scope.rawValue, knob.effect] }

  private static func object(_ knob: Knob) -> String {
    let pairs = zip(["key", "type", "default", "scope", "effect"], row(knob))
    return "{" + pairs.map { "\"\($0)\":\(JSONValue.string($1))" }.joined(separator: ",") + "}"
  }

  /// The rows with each column as wide as its widest entry, but the last.
  private static func table(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).enumerated().map { index, cell in
        index == row.count - 1 ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - cell.0.count)
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
