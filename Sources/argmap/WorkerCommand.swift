import ArgumentParser
import MapPictures
import MapWorkspace
import Surroundings

/// The command that `PictureWorker` runs in a separate process.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Carry out a drawing job from standard input, for another argmap process.",
    shouldDisplay: false)

  func run() throws {
    guard let line = Program.readLine(), let job = PictureJob(line) else {
      throw CommandFailure(
        "worker expects a job as one line of JSON on standard input; only argmap itself should run this command")
    }
    Program.endWithInput()
    do {
      try Workspace.perform(job, Disk())
    } catch {
      try Output.print(error.reason + "\n")
      throw ExitCode(error.status)
    }
  }
}
