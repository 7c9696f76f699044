import TestSupport

/// libfyaml's events for many files, from its command-line program.
enum LibFYAML {
  /// The events for each text; nil where libfyaml rejects it.
  static func events(_ texts: [[UInt8]]) throws -> [[String]?] {
    try Repository.withFolder { folder in
      for (i, text) in texts.enumerated() { try Repository.write(text, to: "\(folder)/\(i)") }
      // One shell starts the program for all files, since starting processes from Swift takes longer.
      // A file with a broken encoding can make the program hang, which counts as a rejection.
      let script = """
        ulimit -t 5
        i=0
        while [ $i -lt \(texts.count) ]; do
          fy-tool --testsuite $i 2>/dev/null
          echo "@ $?"
          i=$((i + 1))
        done
        """
      let finished = try Tool.run("/bin/sh", ["-c", script], in: folder)
      var result: [[String]?] = []
      var lines: [Substring] = []
      for line in finished.output.unicodeScalars.split(separator: "\n").map(Substring.init) {
        if line.unicodeScalars.first == "@" {
          result.append(line == "@ 0" ? TestSuiteEvents.parse(lines) : nil)
          lines = []
        } else {
          lines.append(line)
        }
      }
      return result
    }
  }
}
