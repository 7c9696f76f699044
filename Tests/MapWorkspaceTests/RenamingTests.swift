import MapWorkspace
import SourceText
import Surroundings
import TestSupport
import Testing

@Suite struct RenamingTests {
  static let importer = "imports: {w: winter.argmap.yaml}\nclaims:\n  - early: Spring came early\n    because: w.mild\n"
  static let files = [
    ".git/HEAD": "", "winter.argmap.yaml": "claims:\n  - mild: The winter was mild\n    basis: observation\n",
    "sub/spring.argmap.yaml": importer.replacing("winter.a", with: "../winter.a"), "spring.argmap.yaml": importer,
    "other.argmap.yaml": "claims:\n  - mild: Another mild\n    basis: value\n",
  ]

  func rename(_ files: FilesOnPaper, _ old: String, to new: String) throws -> Renaming {
    let workspace = Workspace(files)
    return try Renaming(
      try workspace.read("winter.argmap.yaml"), path: "winter.argmap.yaml", old, to: new, workspace: workspace)
  }

  @Test func aClaimIsRenamedWhereverItIsNamed() throws {
    let files = FilesOnPaper(Self.files)
    let renaming = try rename(files, "mild", to: "warm")
    #expect(
      Set(renaming.changes.map(\.path)) == ["winter.argmap.yaml", "spring.argmap.yaml", "sub/spring.argmap.yaml"])
    #expect(files.text("winter.argmap.yaml") == Self.files["winter.argmap.yaml"], "nothing is written yet")
    try renaming.write()
    #expect(files.text("winter.argmap.yaml")?.contains("- warm: The winter") == true)
    for path in ["spring.argmap.yaml", "sub/spring.argmap.yaml"] {
      #expect(files.text(path)?.contains("w.warm") == true)
    }
    #expect(files.text("other.argmap.yaml") == Self.files["other.argmap.yaml"])
  }

  @Test func allFilesAreWrittenOrNone() throws {
    let files = FilesOnPaper(Self.files)
    let renaming = try rename(files, "mild", to: "warm")
    files.lock("sub/spring.argmap.yaml")
    #expect(throws: FileWritingError.self) { try renaming.write() }
    for (path, text) in Self.files { #expect(files.text(path) == text) }
  }

  @Test func whatCannotBeRenamedIsRefusedWithItsPlace() throws {
    let files = FilesOnPaper(Self.files)
    #expect(throws: Renaming.Refusal.self) { try rename(files, "mlid", to: "warm") }
    try files.write("imports: {w: winter.argmap.yaml}\nclaims:\n  - a: 'w.mild\n", to: "spring.argmap.yaml")
    #expect {
      try rename(files, "mild", to: "warm")
    } throws: { error in
      (error as? Renaming.Refusal)?.message.hasPrefix("spring.argmap.yaml") == true
    }
  }
}
