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
}
