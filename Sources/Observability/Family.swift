import Synchronization

/// All series of one name, told apart by the values of their labels.
///
/// Series are made when they are first asked for and stay. There are at most `maximumSeries`: what comes after that goes, under any labels,
/// to one series whose labels all say `_other_`, so that odd names cannot fill the memory.
public final class Family<Cell: Sendable>: Sendable {
  public static var maximumSeries: Int { 2000 }
  static var otherLabel: String { "_other_" }

  let name: String
  let help: String
  let labels: [String]
  private let make: @Sendable () -> Cell
  private let cells = Mutex<[[String]: Cell]>([:])

  init(_ name: String, help: String, labels: [String], make: @escaping @Sendable () -> Cell) {
    self.name = name
    self.help = help
    self.labels = labels
    self.make = make
  }

  /// The series with these labels, in the order of the family's. Keep it where it is used often: looking it up hashes every label.
  public func series(_ values: String...) -> Cell {
    cells.withLock { cells in
      if let cell = cells[values] { return cell }
      let key = cells.count < Self.maximumSeries ? values : labels.map { _ in Self.otherLabel }
      if let cell = cells[key] { return cell }
      let cell = make()
      cells[key] = cell
      return cell
    }
  }

  /// Every series, in the order of its labels.
  var all: [(values: [String], cell: Cell)] {
    cells.withLock { $0 }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }
}
