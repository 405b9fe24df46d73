import FoundationEssentials
import JSONText
import TemporalAPI

/// Arguments that a reader types as JSON.
enum InputField {
  static func fields(_ visit: Visit) -> [FormField] {
    [
      .area("input", "Input", hint: "JSON; empty for none. It is sent as json/plain, as it is written.", in: visit),
      .check("spread", "The input is a list of arguments", hint: "Each element of the array is an argument of its own.", in: visit),
    ]
  }

  /// What was typed. Throws `PageFailure.badField` where it is no JSON.
  static func payloads(_ visit: Visit) throws -> Payloads {
    var payloads = Payloads()
    guard let text = visit.form["input"] else { return payloads }
    do {
      let json = try JSON(parsing: Array(text.utf8))
      guard visit.form.has("spread") else {
        payloads.payloads = [PayloadInput.payload(Data(text.utf8))]
        return payloads
      }
      guard case .array(let elements) = json else { throw PageFailure.badField("Input", "is no array, so it is no list of arguments.") }
      payloads.payloads = elements.map { PayloadInput.payload(Data($0.printed())) }
      return payloads
    } catch let error as JSONError {
      throw PageFailure.badField("Input", "is no JSON at line \(error.line), column \(error.column): \(error.message).")
    }
  }
}
