/// Why a caller is not believed. The words go to the server's log, and to the caller: they say nothing that its own token does not.
enum TokenProblem: Error, Hashable, CustomStringConvertible {
  case tooLong
  case malformed
  case algorithm(String)
  case unknownKey
  case badSignature
  case expired
  case notYetValid
  case otherAudience
  case otherIssuer
  case noSubject
  case unknownAPIKey
  case noCredentials

  var description: String {
    switch self {
    case .tooLong: "the token is longer than \(TokenVerifier.maximumBytes) bytes"
    case .malformed: "the token is no JSON Web Token"
    case .algorithm(let name): "the token's algorithm \"\(name.prefix(20))\" is not accepted"
    case .unknownKey: "the token was signed with a key that is not known"
    case .badSignature: "the token's signature is wrong"
    case .expired: "the token has expired"
    case .notYetValid: "the token is not valid yet"
    case .otherAudience: "the token is meant for another audience"
    case .otherIssuer: "the token comes from another issuer"
    case .noSubject: "the token has no \"sub\" claim that is a string"
    case .unknownAPIKey: "the API key is not known"
    case .noCredentials: "the call brought neither a token nor a certificate that is known"
    }
  }
}
