import SwiftASN1
import X509

/// Whom a client's certificate was made for.
struct CertificateSubject: Hashable, Sendable {
  /// The distinguished name as RFC 4514 writes it, most special part first: `CN=worker,O=Acme`.
  var name: String
  var commonName: String?

  init(name: String, commonName: String?) {
    self.name = name
    self.commonName = commonName
  }

  /// Reads a certificate in DER, which the connection has verified; nil if it is none.
  init?(certificate: [UInt8]) {
    guard let certificate = try? Certificate(derEncoded: certificate) else { return nil }
    name = Self.normalized(certificate.subject.description)
    commonName = name.split(separator: ",").first { $0.hasPrefix("CN=") }.map { String($0.dropFirst(3)) }
  }

  /// The name without the blanks that people put after commas.
  static func normalized(_ name: String) -> String {
    name.split(separator: ",", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }.joined(separator: ",")
  }
}
