/// The beginning of every HTML page.
enum HTMLPage {
  /// Everything up to and including the opening `body` tag.
  ///
  /// - Parameters:
  ///   - policy: Content-Security-Policy directives for what the page may load and run besides its inline styles.
  ///     Everything else is forbidden.
  ///   - style: the style sheet.
  ///   - script: a script to run before the page is laid out.
  ///   - head: more elements of the head.
  ///   - body: attributes of the body.
  static func start(
    language: String, title: String, policy: String, style: String, script: String? = nil, head: String = "",
    body: String = ""
  ) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(SVGWriter.escape(language))"\(isRightToLeft(language) ? " dir=\"rtl\"" : "")>
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \(policy); base-uri 'none'; form-action 'none'">
    <title>\(SVGWriter.escape(title))</title>
    \(head)<style>
    \(style)
    </style>\(script.map { "<script>\($0)</script>" } ?? "")
    </head>
    <body\(body.isEmpty ? "" : " " + body)>

    """
  }

  /// Whether a language is written from right to left.
  private static func isRightToLeft(_ language: String) -> Bool {
    let primary = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"].contains(primary)
  }

  /// What chats and search engines show of a page: its description and, if its address is known, a preview picture.
  static func head(title: String, description: String, address: String?) -> String {
    var tags: [(kind: String, name: String, text: String)] = []
    if !description.isEmpty { tags.append(("name", "description", description)) }
    if let address {
      tags += [
        ("property", "og:title", title), ("property", "og:type", "article"), ("property", "og:url", address),
        ("property", "og:image", PagePlace.preview(of: address)), ("name", "twitter:card", "summary_large_image"),
      ]
      if !description.isEmpty { tags.append(("property", "og:description", description)) }
    }
    return tags.map { "<meta \($0.kind)=\"\($0.name)\" content=\"\(SVGWriter.escape($0.text))\">\n" }.joined()
  }
}
