/// Brings arguments into the form that the parser takes. Scripts written for the original say `--headless=true` for a switch and `-p7233`
/// for a short flag with its value. SDKs start a test server by its port alone.
///
/// What follows `--` is left alone.
func normalized(_ arguments: [String]) -> [String] {
  if let port = arguments.first, !port.isEmpty, port.allSatisfy(\.isASCIIDigit) {
    return normalized(["server", "start-dev", "--headless", "--time-skipping", "--port"] + arguments)
  }
  let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
  return arguments[..<end].flatMap(normalized(_:)) + arguments[end...]
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

private func normalized(_ argument: String) -> [String] {
  let switches: Set = [
    "--headless", "--time-skipping", "--log-config", "--ui-disable-news-fetch", "--ui-read-only", "--read-only", "--ui-login-id-token",
    "--disable-config-env", "--disable-config-file", "--no-json-shorthand-payloads", "--tls-client-cert-optional",
  ]
  let shortFlags: Set = ["-f", "-n", "-o", "-p"]
  if let sign = argument.firstIndex(of: "="), switches.contains(String(argument[..<sign])) {
    switch argument[argument.index(after: sign)...] {
    case "true", "1": return [String(argument[..<sign])]
    case "false", "0": return []
    default: return [argument]
    }
  }
  let flag = String(argument.prefix(2))
  guard argument.count > 2, shortFlags.contains(flag), !argument.hasPrefix(flag + "=") else { return [argument] }
  return [flag, String(argument.dropFirst(2))]
}
