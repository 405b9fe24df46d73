import Model
import Testing

@testable import VisibilityQuery

/// What the original selects, too, but where it says that it goes beyond it.
@Suite("What a query selects")
struct SelectionTests {
  @Test(
    "comparisons of keywords",
    arguments: [
      ("", "w1 w2 w3"), ("  ", "w1 w2 w3"), ("WorkflowId = 'w1'", "w1"), ("WorkflowId = \"w1\"", "w1"), ("`WorkflowId` = 'w1'", "w1"),
      ("WorkflowId != 'w1'", "w2 w3"), ("WorkflowId <> 'w1'", "w2 w3"), ("WorkflowId > 'w1'", "w2 w3"), ("WorkflowId >= 'w1'", "w1 w2 w3"),
      ("WorkflowId < 'w1'", ""), ("WorkflowId <= 'w1'", "w1"), ("WorkflowId BETWEEN 'w1' AND 'w2'", "w1 w2"),
      ("WorkflowId NOT BETWEEN 'w1' AND 'w2'", "w3"), ("WorkflowId IN ('w1', 'w2')", "w1 w2"), ("WorkflowId NOT IN ('w1')", "w2 w3"),
      ("WorkflowId IS NULL", ""), ("WorkflowId is not null", "w1 w2 w3"), ("WorkflowId starts_with 'w'", "w1 w2 w3"),
      ("WorkflowId NOT STARTS_WITH 'w1'", "w2 w3"), ("CKey STARTS_WITH ''", "w1"), ("CKey STARTS_WITH 'a%'", ""), ("WorkflowId = '%'", ""),
      ("WorkflowId = 'w''1'", ""), ("WorkflowId='w1'AND WorkflowType='T1'", "w1"),
    ])
  func keywords(query: String, selected: String) throws { try expect(query, selected) }

  @Test(
    "AND binds before OR, and NOT before both",
    arguments: [
      ("NOT WorkflowId = 'w1'", "w2 w3"), ("NOT NOT WorkflowId = 'w1'", "w1"),
      ("WorkflowId = 'w1' OR WorkflowId = 'w2' AND WorkflowId = 'w3'", "w1"),
      ("(WorkflowId = 'w1' OR WorkflowId = 'w2') AND NOT (WorkflowId = 'w2')", "w1"),
      ("NOT WorkflowId = 'w1' AND CInt IS NULL", "w2 w3"), ("WorkflowId = 'w1' && WorkflowType = 'T1'", "w1"),
      ("WorkflowId = 'w1' || WorkflowType = 'T2'", "w1 w2"),
    ])
  func precedence(query: String, selected: String) throws { try expect(query, selected) }

  @Test(
    "a missing value fails every comparison, negated or not",
    arguments: [
      ("CInt != 5", ""), ("NOT CInt = 5", ""), ("NOT CInt = 4", "w1"), ("CInt NOT IN (4)", "w1"), ("NOT (CInt = 4 AND CKey = 'zzz')", "w1"),
      ("CKey NOT STARTS_WITH 'a'", ""), ("CBool != true", ""), ("CInt IS NULL", "w2 w3"), ("CloseTime != '2040-01-01T00:00:00Z'", "w3"),
      ("CloseTime < '2040-01-01T00:00:00Z'", "w3"), ("NOT (CInt > 9) OR CInt IS NULL", "w1 w2 w3"), ("CKey NOT BETWEEN 'a' AND 'b'", ""),
    ])
  func missingValues(query: String, selected: String) throws { try expect(query, selected) }

  @Test(
    "numbers and truths",
    arguments: [
      ("CInt = 5", "w1"), ("CInt = +5", "w1"), ("CInt = - 5", ""), ("CInt = 5.0", "w1"), ("CInt = 5.5", ""), ("CInt != 5.5", "w1"),
      ("CInt > 4.5", "w1"), ("CInt > 5.5", ""), ("CInt < 5.5", "w1"), ("CInt < -1e300", ""), ("CInt > -1e300", "w1"),
      ("CInt < 1e300", "w1"),
      ("CInt BETWEEN 4.5 AND 5.5", "w1"), ("CInt BETWEEN 5.1 AND 5.9", ""), ("CInt BETWEEN -1e300 AND 1e300", "w1"),
      ("CInt = 99999999999999999999", ""), ("CInt IN (1, 5)", "w1"), ("CInt IN (1.5)", ""), ("CInt NOT IN (1.5)", "w1"),
      ("CDouble = 2.5", "w1"), ("CDouble = 2", ""), ("CDouble > 1e0", "w1"), ("CDouble BETWEEN 1 AND 3", "w1"), ("CBool = true", "w1"),
      ("CBool = FALSE", ""), ("CBool > true", ""), ("CBool IN (true)", "w1"), ("CBool IS NULL", "w2 w3"),
    ])
  func numbers(query: String, selected: String) throws { try expect(query, selected) }

  @Test(
    "a Text is found by any of its words, a KeywordList by any of its values, and both negated by the absence of them",
    arguments: [
      ("CText = 'hello'", "w1"), ("CText = 'HELLO'", "w1"), ("CText = 'hell'", ""), ("CText = 'nothing brave'", "w1"),
      ("CText = '!!!'", ""),
      ("CText = 'brave-new'", "w1"), ("CText != 'hello'", "w2 w3"), ("CText != 'zzz'", "w1 w2 w3"), ("NOT CText = 'foo'", "w1 w2 w3"),
      ("CText IS NULL", "w2 w3"), ("CList = 'x'", "w1"), ("CList = 'y z'", "w1"), ("CList = 'y'", ""), ("CList != 'x'", "w2 w3"),
      ("CList IN ('q', 'x')", "w1"), ("CList NOT IN ('q')", "w1 w2 w3"), ("CList NOT IN ('x')", "w2 w3"), ("CList IS NOT NULL", "w1"),
    ])
  func wordsAndLists(query: String, selected: String) throws { try expect(query, selected) }

  @Test(
    "statuses by name and number, durations in every form, times",
    arguments: [
      ("ExecutionStatus = 'Running'", "w1 w2"), ("ExecutionStatus = 1", "w1 w2"), ("ExecutionStatus IN ('Running', 5)", "w1 w2 w3"),
      ("ExecutionStatus > 'Running'", "w3"), ("ExecutionStatus BETWEEN 1 AND 2", "w1 w2"), ("ExecutionStatus = 0", ""),
      ("ExecutionDuration > 0", "w3"), ("ExecutionDuration < '1h'", "w3"), ("ExecutionDuration < '1d2h'", "w3"),
      ("ExecutionDuration = '00:00:01'", "w3"), ("ExecutionDuration = '1.0s'", "w3"), ("ExecutionDuration < '-1h'", ""),
      ("ExecutionDuration BETWEEN '1ns' AND '1h'", "w3"), ("ExecutionDuration IS NULL", "w1 w2"), ("CloseTime IS NULL", "w1 w2"),
      ("StartTime > '2020-01-01T00:00:00.123456789+02:00'", "w1 w2 w3"), ("StartTime > 1577836800000000000", "w1 w2 w3"),
      ("StartTime > -1", "w1 w2 w3"), ("StartTime IN ('2020-01-01T00:00:00Z')", ""), ("StartTime < '9999-12-31T00:00:00Z'", "w1 w2 w3"),
    ])
  func systemAttributes(query: String, selected: String) throws { try expect(query, selected) }

  @Test(
    "names are found without `Temporal` in front, and an alias adds its prefix",
    arguments: [
      ("ScheduledById = 'x'", ""), ("SchedulePaused = true", ""), ("TemporalChangeVersion = 'a'", ""), ("ScheduleId = '1'", "w1"),
      ("ScheduleId STARTS_WITH ''", "w1 w2 w3"), ("ScheduleId IN ('2', '3')", "w2 w3"),
    ])
  func names(query: String, selected: String) throws { try expect(query, selected) }

  @Test(
    "comments and a semicolon are nothing",
    arguments: [
      ("WorkflowId = 'w1' -- all\n AND CInt = 5", "w1"), ("WorkflowId /* its id */ = 'w1'", "w1"), ("WorkflowId = 'w1' ;", "w1"),
      ("--", "w1 w2 w3"),
    ])
  func comments(query: String, selected: String) throws { try expect(query, selected) }

  @Test(
    "beyond the original: CONTAINS, LIKE, relative times, ORDER BY",
    arguments: [
      ("WorkflowId CONTAINS '1'", "w1"), ("WorkflowId NOT CONTAINS '1'", "w2 w3"), ("CKey CONTAINS ''", "w1"), ("CKey LIKE 'a%'", "w1"),
      ("CKey LIKE 'A%'", ""), ("CKey LIKE '_b_'", "w1"), ("CKey NOT LIKE 'x%'", "w1"), ("StartTime > now() - 1h", "w1 w2 w3"),
      ("StartTime > NOW()", ""), ("StartTime > now() - '500ms'", ""), ("StartTime < now() + 1d - 2h", "w1 w2 w3"),
      ("ORDER BY WorkflowType DESC", "w3 w2 w1"), ("ORDER BY CloseTime", "w3 w1 w2"),
      ("ORDER BY CloseTime DESC, WorkflowId DESC", "w3 w2 w1"),
      ("CInt IS NULL ORDER BY ExecutionDuration ASC", "w3 w2"),
    ])
  func beyond(query: String, selected: String) throws { try expect(query, selected) }

  private func expect(_ query: String, _ selected: String) throws {
    #expect(try Samples.selected(by: query) == selected.split(separator: " ").map(String.init))
  }
}
