import Foundation
import HistoryRecords
import SwiftProtobuf
import Testing

/// What earlier versions stored is read by this one: `Golden` has, for each version, a message of each format with every field set, as bytes
/// and by the names of its fields (`scripts/golden-records`).
@Suite("Records of every version") struct GoldenRecordTests {
  private struct Golden: Decodable {
    var bytes: Data
    var fields: String
  }

  /// Every message under Protos/internal.
  private static let formats: [any (Message & Equatable).Type] = [
    ExecutionRecord.self, WorkflowTaskRecord.self, TaskRecord.self, StickyRecord.self, ActivityRecord.self, StandaloneActivityRecord.self,
    StandaloneEndRecord.self, ActivityWaitToken.self, ActivityPauseRecord.self, ParentRecord.self, ChildRecord.self,
    ExternalRequestRecord.self, TimerRecord.self, UpdateRecord.self, AdmittedUpdateRecord.self, RequestRecord.self, CallbackRecord.self,
    PauseRecord.self, DetailsRecord.self, TaskToken.self, HistoryPageToken.self, QueryTaskToken.self, NamespaceRecord.self,
    TaskQueueRecord.self, TimeSkippingRecord.self, BatchJobRecord.self, BatchProgressRecord.self, BatchFailureRecord.self,
    ScheduleRecord.self,
    ScheduleProgressRecord.self, ScheduleBackfillRecord.self, ScheduleOutcomeRecord.self, ScheduleRequestsRecord.self,
    ScheduledByRecord.self, ScheduledRunRecord.self, ScheduledStartRecord.self, ListPageToken.self, FeedEventRecord.self,
  ]

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  private static let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []

  private func golden(_ version: String) throws -> [String: Golden] {
    try JSONDecoder().decode([String: Golden].self, from: Data(contentsOf: Self.folder.appending(path: version)))
  }

  @Test("the bytes say what they said when they were written, field by field", arguments: versions)
  func everyField(version: String) throws {
    for (name, golden) in try golden(version) {
      let format: any (Message & Equatable).Type = try #require(
        Self.formats.first { $0.protoMessageName.hasSuffix(".\(name)") }, "\(name) must stay readable")
      try check(format, golden)
    }
  }

  private func check<Format: Message & Equatable>(_ format: Format.Type, _ golden: Golden) throws {
    let read = try format.init(serializedBytes: golden.bytes)
    #expect(read.unknownFields.data.isEmpty, "\(format) has lost a field")
    #expect(try read == format.init(jsonString: golden.fields), "\(format) reads a field as another")
  }

  @Test("the newest version has every format")
  func complete() throws {
    let newest = try golden(#require(Self.versions.last))
    let names = Self.formats.compactMap { $0.protoMessageName.split(separator: ".").last.map(String.init) }
    #expect(Set(newest.keys) == Set(names))
  }
}
