import MapWorkspace
import SourceText
import Surroundings
import TestSupport
import Testing

@Suite struct WorkspaceTests {
  @Test func namesThatAreNotUTF8AreToldOf() {
    let error = #expect(throws: Workspace.Unreadable.self) {
      try Workspace(FilesOnPaper([:])).read("maps/x\u{FFFD}.argmap.yaml")
    }
    #expect(error?.reason == "its name is not UTF-8; rename it")
  }
}
