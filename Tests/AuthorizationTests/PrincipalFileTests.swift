import Testing

@testable import Authorization

@Suite("The file of principals")
struct PrincipalFileTests {
  /// The digest of "secret".
  private let digest = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"

  @Test("knows keys by their digest and certificates by their whole or common name")
  func known() throws {
    let file = try PrincipalFile(
      """
      # who may call
      key ci-bot \(digest) payments:write,default:read   # the build

      certificate "CN=worker 1, O=Acme" payments:worker
      certificate worker-2 default:worker
      """)
    #expect(file.count == 3)
    #expect(file.claims(key: "secret")?.namespaces == ["payments": .writer, "default": .reader])
    #expect(file.claims(key: "Secret") == nil && file.claims(key: digest) == nil)
    #expect(file.claims(subject: .named("CN=worker 1,O=Acme", "worker 1"))?.namespaces == ["payments": .worker])
    #expect(file.claims(subject: .named("CN=worker 1,O=Evil", "worker 1")) == nil)
    #expect(file.claims(subject: .named("CN=worker-2,O=Acme", "worker-2"))?.subject == "worker-2")
  }

  @Test(
    "a line that says nothing known is named",
    arguments: [
      "kee a b c", "key a", "key a xyz payments:read", "key a 00 payments:read", "certificate CN=a payments:owner",
      "certificate CN=a ,", "certificate CN=a",
    ])
  func mistakes(line: String) {
    let error = #expect(throws: AccessError.self) { try PrincipalFile("# first\n\(line)\n") }
    #expect(error?.description.hasPrefix("line 2: ") == true)
  }

  @Test("one that is given twice is named")
  func twice() {
    #expect(throws: AccessError.self) { try PrincipalFile("certificate a x:read\ncertificate a y:read") }
    #expect(throws: AccessError.self) { try PrincipalFile("key a \(digest) x:read\nkey b \(digest.uppercased()) x:read") }
  }
}

extension CertificateSubject {
  fileprivate static func named(_ name: String, _ commonName: String) -> CertificateSubject {
    CertificateSubject(name: name, commonName: commonName)
  }
}
