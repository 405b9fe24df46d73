/// Why a request is none of the API's: a sentence for the client.
struct RequestFailure: Error, Hashable {
  var message: String

  init(_ message: String) {
    self.message = message
  }
}
