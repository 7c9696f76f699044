import Foundation

/// The pixels of a PNG file, read through netpbm.
package struct Pixels {
  package struct Unreadable: Error {}

  package let width: Int
  package let height: Int
  private let samples: [UInt8]

  package init(png path: String) throws {
    let raw = path + ".ppm"
    let result = try Tool.run("sh", ["-c", "pngtopnm < \"$0\" > \"$1\"", path, raw])
    guard result.status == 0 else { throw Unreadable() }
    // `P6`, width, height and 255, each followed by one whitespace character, then three bytes per pixel.
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: raw)))
    var words: [String] = []
    var at = 0
    while words.count < 4, at < bytes.count {
      var word = ""
      while at < bytes.count, bytes[at] > 0x20 {
        word.append(Character(Unicode.Scalar(bytes[at])))
        at += 1
      }
      words.append(word)
      at += 1
    }
    guard words.count == 4, words[0] == "P6", let width = Int(words[1]), let height = Int(words[2]),
      bytes.count >= at + width * height * 3
    else { throw Unreadable() }
    self.width = width
    self.height = height
    samples = Array(bytes[at...])
  }

  /// The red, green and blue values of a pixel.
  package func color(_ x: Int, _ y: Int) -> [UInt8] {
    let i = (y * width + x) * 3
    return Array(samples[i..<i + 3])
  }
}
