import ArgumentParser
import MapPictures
import MapWorkspace
import Surroundings

/// The other side of `PictureWorker`.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Draw what a job on standard input says, for another argmap.", shouldDisplay: false
  )

  func run() throws {
    guard let line = Program.readLine(), let job = PictureJob(line) else {
      throw CommandFailure("worker reads a job as JSON, a line, from standard input; it is for argmap itself")
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
