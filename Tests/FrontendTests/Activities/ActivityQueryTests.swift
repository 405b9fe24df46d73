import Model
import Testing

@testable import Frontend

@Suite struct ActivityQueryTests {
  @Test(
    "what is built of the query language is read, in either case of its keywords",
    arguments: [
      ("", false), ("ActivityId = 'a'", false), ("TaskQueue='q' and ExecutionStatus = \"Running\"", false),
      ("`ActivityType` = 'T' AND RunId = 'r'", false), ("GROUP BY ExecutionStatus", true),
      ("ActivityType = 'T' group by ExecutionStatus", true),
    ])
  func read(query: String, groups: Bool) throws {
    #expect(try ActivityQuery(query).groupsByStatus == groups)
  }

  @Test(
    "what is no query is the caller's mistake; what is not built is said to be that",
    arguments: [
      ("what", ServiceError.Code.invalidArgument), ("Nobody = 'x'", .invalidArgument), ("ActivityId = 'x", .invalidArgument),
      ("GROUP BY TaskQueue", .invalidArgument), ("GROUP", .invalidArgument), ("ActivityId != 'x'", .unimplemented),
      ("ActivityId = 'x' OR ActivityId = 'y'", .unimplemented), ("StartTime = 'x'", .unimplemented), ("(ActivityId = 'x')", .unimplemented),
      ("ActivityId = 'x' GROUP BY ExecutionStatus AND", .unimplemented), ("= 'x'", .unimplemented),
    ])
  func refused(query: String, code: ServiceError.Code) {
    #expect {
      try ActivityQuery(query)
    } throws: {
      ($0 as? ServiceError)?.code == code
    }
  }
}
