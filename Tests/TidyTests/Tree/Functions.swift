/// A function or initialiser with a body, by its first and last line counted from 1.
struct FunctionSpan: Equatable {
  var name: String
  var firstLine: Int
  var lastLine: Int

  var length: Int { lastLine - firstLine + 1 }
}

/// The functions of a file, found by matching braces in its code lines. Protocol requirements have no body and are left out.
func functions(in file: SourceFile) -> [FunctionSpan] {
  declarations(in: file).compactMap { declaration in
    declaration.lastLine.map { FunctionSpan(name: declaration.name, firstLine: declaration.line, lastLine: $0) }
  }
}

/// The names of the functions of a file that have no body, and of associated types: requirements of protocols.
func requirements(in file: SourceFile) -> [String] {
  declarations(in: file).filter { $0.lastLine == nil }.map(\.name)
    + file.codeLines.compactMap { $0.firstMatch(of: /\bassociatedtype\s+(?<name>\w+)/).map { String($0.name) } }
}

private struct FunctionHead {
  var name: String
  var line: Int
  var lastLine: Int?
}

private func declarations(in file: SourceFile) -> [FunctionHead] {
  let keyword = /\b(?:func\s+(?<name>[^\s(<]+)|(?<initialiser>init|subscript)\s*[?(<])/
  return file.codeLines.enumerated().compactMap { index, line in
    guard let match = line.firstMatch(of: keyword), !line.contains(/\.init\s*\(/) else { return nil }
    let name = String(match.name ?? match.initialiser ?? "")
    let last = lastLine(ofBodyFrom: index, column: match.range.upperBound, in: file.codeLines)
    return FunctionHead(name: name, line: index + 1, lastLine: last.map { $0 + 1 })
  }
}

/// The index of the line that closes the body of the declaration at `start`; nil when it has none.
private func lastLine(ofBodyFrom start: Int, column: Substring.Index, in lines: [Substring]) -> Int? {
  var depth = 0
  var parentheses = 0
  for index in start..<lines.count {
    let text = index == start ? lines[index][lines[index].index(before: column)...] : lines[index]
    if index > start, depth == 0, parentheses == 0, !continuesDeclaration(text) { return nil }
    for character in text {
      switch character {
      case "(", "[": if depth == 0 { parentheses += 1 }
      case ")", "]": if depth == 0 { parentheses -= 1 }
      case "{" where parentheses == 0: depth += 1
      case "}" where parentheses == 0:
        depth -= 1
        if depth == 0 { return index }
        if depth < 0 { return nil }
      default: break
      }
    }
  }
  return nil
}

/// Whether a line that follows a declaration's closed parameter list still belongs to its head.
private func continuesDeclaration(_ line: Substring) -> Bool {
  ["->", "{", "throws", "async", "where", ")"].contains { line.drop(while: \.isWhitespace).hasPrefix($0) }
}
