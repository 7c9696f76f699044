import Foundation
import SourceText
import Surroundings
import TestSupport
import Testing

@Suite struct WritingTests {
  @Test func aFileIsReplacedWholeAndKeepsItsMode() throws {
    try Repository.withFolder { folder in
      let path = folder + "/a.svg"
      try Disk().write("one", to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try Disk().write("two", to: path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o640)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.svg"])
    }
  }

  @Test func whatCannotBeWrittenLeavesNothing() throws {
    try Repository.withFolder { folder in
      #expect(throws: FileWritingError.self) { try Disk().write("x", to: folder + "/no/a.svg") }
      #expect(throws: FileWritingError.self) { try Disk().write("x", to: folder) }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }

  @Test func namesMayBeAsLongAsTheFileSystemAllows() throws {
    try Repository.withFolder { folder in
      let path = folder + "/" + String(repeating: "x", count: 255)
      try Disk().write("text", to: path)
      #expect(try Disk().read(path) == Array("text".utf8))
    }
  }

  @Test func aLinkThatLeadsNowhereIsNotReplaced() throws {
    try Repository.withFolder { folder in
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "nowhere")
      #expect {
        try Disk().write("text", to: folder + "/link")
      } throws: { ($0 as? FileWritingError)?.reason.contains("link to a file that does not exist") == true }
      #expect(Disk().isLink(folder + "/link"))
    }
  }

  /// A process that was killed while it wrote leaves its temporary file; one that is still running does not lose it.
  @Test func leftoversOfKilledProcessesAreDeleted() throws {
    try Repository.withFolder { folder in
      let running = ".argmap-\(ProcessInfo.processInfo.processIdentifier)-abcdef"
      for name in [".argmap-4190000-abcdef", running, ".argmap-notes"] {
        try Repository.write("", to: folder + "/" + name)
      }
      try Disk().write("text", to: folder + "/new")
      #expect(try Disk().entries(folder).map(\.name) == [running, ".argmap-notes", "new"].sorted())
    }
  }
}
