/// One file: its path from the repository's root, its lines, and the same lines with comments and strings blanked.
struct SourceFile: Sendable {
  let path: String
  let lines: [Substring]
  /// As many lines as `lines`; what is left is code.
  let codeLines: [Substring]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    codeLines =
      path.hasSuffix(".swift") ? blankingCommentsAndStrings(text).split(separator: "\n", omittingEmptySubsequences: false) : lines
  }

  /// The number of lines, as `wc -l` counts them.
  var length: Int { lines.last == "" ? lines.count - 1 : lines.count }

  /// The target the file belongs to: the folder below `Sources` or `Tests`.
  var room: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }
}
