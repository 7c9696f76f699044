/// The beginning of every HTML page.
enum HTMLPage {
  /// Everything up to and including the opening `body` tag.
  ///
  /// - Parameters:
  ///   - policy: Content-Security-Policy directives for what the page may load and run besides its inline styles.
  ///     Everything else is forbidden.
  ///   - style: the style sheet.
  ///   - script: a script to run before the page is laid out.
  ///   - body: attributes of the body.
  static func start(
    language: String, title: String, policy: String, style: String, script: String? = nil, body: String = ""
  ) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(SVGWriter.escape(language))">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \(policy); base-uri 'none'; form-action 'none'">
    <title>\(SVGWriter.escape(title))</title>
    <style>
    \(style)
    </style>\(script.map { "<script>\($0)</script>" } ?? "")
    </head>
    <body\(body.isEmpty ? "" : " " + body)>

    """
  }
}
