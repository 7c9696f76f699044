import SourceText
import Surroundings
import Testing

@Suite struct ChildProcessTests {
  func shell(
    _ script: String, input: [UInt8]? = nil, limit: Double? = nil, output: ChildProcess.Output = .kept
  ) -> ChildProcess.Finished? {
    ChildProcess.run("sh", ["-c", script], input: input, limit: limit, output: output)
  }

  func text(_ result: ChildProcess.Finished?) -> String { String(decoding: result?.output ?? [], as: UTF8.self) }

  @Test func whatAProgramSaysAndHowItEndsIsKept() {
    let result = shell("echo one; echo two >&2; exit 3")
    #expect(result?.status == 3 && result?.isLate == false && text(result) == "one\n")
    #expect(text(shell("echo one; echo two >&2", output: .keptWithErrors)) == "one\ntwo\n")
    #expect(shell("kill -9 $$")?.status == Int32(137))
    #expect(ChildProcess.run("no-such-program-at-all", []) == nil)
    #expect(text(shell("cat")) == "", "nothing to read")
    #expect(shell("head -c 1000000 /dev/zero")?.output.count == 1_000_000)
  }

  @Test func inputStaysOpenUntilTheEnd() {
    #expect(text(shell("read line; echo \"got $line\"", input: Array("a b\n".utf8))) == "got a b\n")
    // A program that waits for more input does so until the time limit: its input is not closed.
    #expect(shell("cat >/dev/null", input: Array("a\n".utf8), limit: 0.2)?.isLate == true)
  }

  /// The limit applies to the whole run, however often the program prints something in the meantime.
  @Test(arguments: ["sleep 20", "while :; do echo x; sleep 0.02; done", "exec >&- 2>&-; sleep 20"])
  func whatTakesTooLongIsEnded(_ script: String) {
    let result = shell(script, limit: 0.3)
    #expect(result?.isLate == true && result?.status == 128 + 15)
    // A program that does not obey is killed.
    let stubborn = shell("trap '' TERM; " + script, limit: 0.3)
    #expect(stubborn?.isLate == true && stubborn?.status == 128 + 9)
  }

  @Test func manyAtOnceDoNotHoldOneAnothersPipes() {
    // A child that inherited another child's end of a pipe would keep it open.
    Parallel.run(16, least: 2) { i in
      let result = ChildProcess.run("sh", ["-c", "sleep 0.0\(i % 10); echo \(i)"], limit: 20)
      #expect(result.map { String(decoding: $0.output, as: UTF8.self) } == "\(i)\n")
    }
  }
}
