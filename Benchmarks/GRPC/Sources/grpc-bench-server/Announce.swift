import Foundation

/// Tells whoever started this server its port. Unbuffered: standard output is a pipe.
func announce(port: Int) {
  FileHandle.standardOutput.write(Data("\(port)\n".utf8))
}
