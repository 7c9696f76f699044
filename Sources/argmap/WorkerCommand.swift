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
    let text = Program.readBytes(job.textLength ?? 0)
    Program.endWithInput()
    do {
      try Output.print(try Workspace.perform(job, text: text, Disk()).bytes)
    } catch let error as PictureWorker.Failure {
      try Output.print(error.reason + "\n")
      throw ExitCode(error.status)
    }
  }
}
