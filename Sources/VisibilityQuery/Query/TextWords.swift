/// The words of a Text attribute: what it is indexed by, and what it is found by.
public enum TextWords {
  /// Runs of letters and digits in lower case, each once, in the order of their first occurrence.
  public static func words(of text: String) -> [String] {
    var seen: Set<String> = []
    return text.unicodeScalars.split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
      .map { String($0).lowercased() }
      .filter { seen.insert($0).inserted }
  }
}
