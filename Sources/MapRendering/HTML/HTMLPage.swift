/// The beginning of every HTML page.
enum HTMLPage {
  /// Everything up to and including the opening `body` tag.
  ///
  /// - Parameters:
  ///   - policy: Content-Security-Policy directives for what the page may load and run besides its inline styles.
  ///     Everything else is forbidden.
  ///   - style: the style sheet.
  static func start(language: String, title: String, policy: String, style: String) -> String {
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
    </style>
    </head>
    <body>

    """
  }
}
