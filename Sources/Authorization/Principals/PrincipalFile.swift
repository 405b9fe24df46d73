import Crypto
import FoundationEssentials

/// Who may call without a token from outside: API keys by their digest, and subjects of clients' certificates.
///
/// A line each; `#` begins a comment, and a field with blanks stands in double quotes:
///
///     key          ci-bot  <SHA-256 of the key in hexadecimal>  payments:write,default:read
///     certificate  "CN=worker 1,O=Acme"                         payments:worker
public struct PrincipalFile: Sendable, Equatable {
  private var keys: [[UInt8]: Claims] = [:]
  private var certificates: [String: Claims] = [:]

  /// Nobody.
  public init() {}

  /// Reads the file's text; throws with the number of the first line that says nothing known.
  public init(_ text: String) throws(AccessError) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let fields = Self.fields(of: line)
      guard let kind = fields.first else { continue }
      let problem: String?
      switch (kind, fields.count) {
      case ("key", 4): problem = addKey(subject: fields[1], digest: fields[2], permissions: fields[3])
      case ("certificate", 3): problem = addCertificate(subject: fields[1], permissions: fields[2])
      default: problem = "\"key NAME SHA256 PERMISSIONS\" or \"certificate SUBJECT PERMISSIONS\" is expected"
      }
      if let problem { throw AccessError("line \(index + 1): \(problem)") }
    }
  }

  /// How many are known.
  public var count: Int { keys.count + certificates.count }

  func claims(key: String) -> Claims? { keys[Array(SHA256.hash(data: Data(key.utf8)))] }

  /// What the subject may do: by its whole name, else by its common name.
  func claims(subject: CertificateSubject) -> Claims? {
    certificates[subject.name] ?? subject.commonName.flatMap { certificates[$0] }
  }

  private mutating func addKey(subject: String, digest: String, permissions: String) -> String? {
    guard let bytes = Self.bytes(hexadecimal: digest), bytes.count == SHA256.byteCount else {
      return "a key's digest is 64 hexadecimal digits; `printf %s KEY | sha256sum` makes it"
    }
    guard let claims = Self.claims(of: subject, permissions) else { return Self.permissionsExpected }
    guard keys.updateValue(claims, forKey: bytes) == nil else { return "the key is given twice" }
    return nil
  }

  private mutating func addCertificate(subject: String, permissions: String) -> String? {
    guard let claims = Self.claims(of: subject, permissions) else { return Self.permissionsExpected }
    guard certificates.updateValue(claims, forKey: CertificateSubject.normalized(subject)) == nil else {
      return "the subject is given twice"
    }
    return nil
  }

  private static let permissionsExpected = "permissions such as payments:write,temporal-system:read are expected last"

  private static func claims(of subject: String, _ permissions: String) -> Claims? {
    var claims = Claims(subject: subject)
    let words = permissions.split(separator: ",").map(String.init)
    for word in words {
      let before = claims
      claims.add([word])
      // One that gives nothing is a mistake here, where a person wrote it.
      if claims == before { return nil }
    }
    return words.isEmpty ? nil : claims
  }

  private static func fields(of line: Substring) -> [String] {
    var fields: [String] = []
    var field: String?
    var isQuoted = false
    for character in line {
      switch character {
      case "\"":
        isQuoted.toggle()
        field = field ?? ""
      case "#" where !isQuoted && field == nil: return fields
      case _ where character.isWhitespace && !isQuoted:
        if let whole = field { fields.append(whole) }
        field = nil
      default: field = (field ?? "") + String(character)
      }
    }
    return fields + (field.map { [$0] } ?? [])
  }

  private static func bytes(hexadecimal text: String) -> [UInt8]? {
    let digits = Array(text)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index].hexDigitValue, let low = digits[index + 1].hexDigitValue else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}
