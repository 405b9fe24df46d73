/// Where the store keeps an attribute, as the statement around the condition names it.
public enum FieldLocation: Sendable, Equatable {
  /// A column of the row, such as `v.workflow_type`; NULL when the attribute is missing.
  case column(String)
  /// A column with an id's 16 bytes, of an attribute whose values are ids in text form.
  case id(String)
  /// A column with a whole list (`StoredList`); NULL when the attribute is missing.
  case list(String)
  /// Rows of another table.
  case side(SideTable)
}

/// A table with one row a value of an attribute: one row for most, several for a KeywordList, one a word for a Text.
public struct SideTable: Sendable, Equatable {
  public var table: String
  /// The column that says whose the value is.
  public var owner: String
  /// What the row of the statement has for `owner`, such as `v.run_id`.
  public var rowKey: String
  /// Which of the rows are the attribute's, such as `namespace_id = ? AND attribute = ?`.
  public var scope: SQLFragment
  /// The column with the value, typed as the attribute is.
  public var value: String

  public init(table: String, owner: String, rowKey: String, scope: SQLFragment, value: String) {
    self.table = table
    self.owner = owner
    self.rowKey = rowKey
    self.scope = scope
    self.value = value
  }
}
