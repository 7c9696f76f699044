import SourceText
import Surroundings
import TestSupport
import Testing

@Suite struct ObservedFilesTests {
  let files = FilesOnPaper(["a.txt": "a", "sub/b.txt": "b"])

  /// Whether a change is noticed after `look` has asked for files.
  func notices(_ look: (ObservedFiles) throws -> Void, _ change: () throws -> Void) throws -> Bool {
    let observed = ObservedFiles(files)
    try look(observed)
    #expect(!observed.haveFilesChanged && !observed.haveFoldersChanged)
    try change()
    return observed.haveFilesChanged || observed.haveFoldersChanged
  }

  @Test func aFileThatWasReadIsObserved() throws {
    #expect(try notices({ _ = try $0.read("a.txt") }, { try files.write("longer", to: "a.txt") }))
    #expect(try notices({ _ = try $0.read("a.txt") }, { files.remove("a.txt") }))
    #expect(try notices({ _ = try? $0.read("new.txt") }, { try files.write("n", to: "new.txt") }))
    #expect(try !notices({ _ = try $0.read("new.txt") }, { try files.write("x", to: "other.txt") }))
  }

  @Test func aQuestionWhetherAFileExistsIsRemembered() throws {
    #expect(try notices({ _ = $0.kind("argmap.yaml") }, { try files.write("n", to: "argmap.yaml") }))
    #expect(try !notices({ _ = $0.kind("argmap.yaml") }, { try files.write("other text", to: "argmap.yaml") }))
  }

  @Test func aFolderWhoseEntriesWereListedIsObserved() throws {
    #expect(try notices({ _ = try $0.entries("sub") }, { try files.write("n", to: "sub/c.txt") }))
    #expect(try !notices({ _ = try $0.entries("sub") }, { try files.write("n", to: "d.txt") }))
  }

  @Test func aSaveDuringALaterReadIsNoticed() throws {
    let observed = ObservedFiles(files)
    _ = try observed.read("a.txt")
    try files.write("saved meanwhile", to: "a.txt")
    _ = try observed.read("a.txt")
    #expect(observed.haveFilesChanged)
  }
}
