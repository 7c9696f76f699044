import SourceText

/// SARIF 2.1.0 (OASIS), plus what GitHub code scanning requires beyond the schema. Columns count Unicode scalars.
struct SARIFFormat {
  let report: Report
  /// GitHub's limit on the length of a rule's descriptions, in characters.
  private static let textLimit = 1024

  func print() -> String {
    var json = JSONWriter(isPretty: false)
    let files = usedFiles()
    json.object { json in
      json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.member("version", "2.1.0")
      json.key("runs")
      json.array(CollectionOfOne(())) { json, _ in
        json.object { json in
          json.member("tool") { $0.member("driver", object: driver) }
          json.member("columnKind", "unicodeCodePoints")
          json.key("artifacts")
          json.array(files) { json, file in
            json.object { $0.member("location") { location(file, nil, &$0) } }
          }
          json.key("invocations")
          json.array(CollectionOfOne(true)) { json, value in json.object { $0.member("executionSuccessful", value) } }
          json.key("results")
          json.array(results()) { json, result in json.object { write(result, files, &$0) } }
        }
      }
    }
    return json.text + "\n"
  }

  private struct Result {
    var finding: Diagnostic
    var fingerprint: String
    /// The reason given in the comment that allows the finding; nil if no comment allows it.
    var reason: String?
  }

  private func results() -> [Result] {
    var fingerprints = Fingerprints()
    return report.findings.map {
      Result(finding: $0, fingerprint: fingerprints.next($0, path: report.repositoryPath($0.place)))
    }
      + report.allowed.map {
        Result(
          finding: $0.finding,
          fingerprint: fingerprints.next($0.finding, path: report.repositoryPath($0.finding.place)),
          reason: $0.reason)
      }
  }

  private func usedFiles() -> [FileIndex] {
    Set(report.findings.map(\.place.file) + report.allowed.map(\.finding.place.file)).sorted()
  }

  // MARK: Rules

  private func driver(_ json: inout JSONWriter) {
    json.member("name", "argmap")
    if !report.version.isEmpty { json.member("semanticVersion", report.version) }
    json.key("rules")
    json.array(report.rules) { json, rule in
      json.object { json in
        json.member("id", rule.name)
        json.member("shortDescription") { $0.member("text", clipped(rule.summary)) }
        json.member("fullDescription") { $0.member("text", clipped(rule.why)) }
        json.member("help") { json in
          json.member("text", rule.why)
          json.member("markdown", rule.page)
        }
        json.member("helpUri", report.address(ofRule: rule.name))
        json.member("defaultConfiguration") { json in
          json.member("enabled", rule.level != .off)
          json.member("level", level(rule.level == .off ? .warning : rule.level))
        }
        json.member("properties") { json in
          json.member("tags", [rule.category.lowercased()])
          json.member(
            "problem.severity", rule.level == .error ? "error" : rule.level == .warning ? "warning" : "recommendation")
        }
      }
    }
  }

  private func clipped(_ text: String) -> String {
    text.count > Self.textLimit ? text.prefix(Self.textLimit - 1) + "…" : text
  }

  private func level(_ level: Level) -> String { level == .off ? "none" : level.rawValue }

  // MARK: Results

  private func write(_ result: Result, _ files: [FileIndex], _ json: inout JSONWriter) {
    let finding = result.finding
    json.member("ruleId", finding.rule)
    if let index = report.rules.firstIndex(where: { $0.name == finding.rule }) { json.member("ruleIndex", index) }
    json.member("level", level(finding.level))
    json.member("message") { $0.member("text", finding.message) }
    json.key("locations")
    json.array(CollectionOfOne(finding.place)) { json, place in
      json.object { json in
        physicalLocation(place, files, &json)
        guard !finding.subject.isEmpty else { return }
        json.key("logicalLocations")
        json.array(CollectionOfOne(finding.subject)) { json, name in
          json.object { $0.member("fullyQualifiedName", name) }
        }
      }
    }
    if !finding.related.isEmpty {
      json.key("relatedLocations")
      json.array(finding.related.enumerated()) { json, related in
        json.object { json in
          json.member("id", related.offset + 1)
          json.member("message") { $0.member("text", related.element.message) }
          physicalLocation(related.element.place, files, &json)
        }
      }
    }
    json.member("partialFingerprints") { json in
      json.member("primaryLocationLineHash", result.fingerprint.prefix(16) + ":1")
      json.member("argmap/v1", result.fingerprint)
    }
    write(fixes: finding.fixes, files, &json)
    if let reason = result.reason {
      json.key("suppressions")
      json.array(CollectionOfOne(reason)) { json, reason in
        json.object { json in
          json.member("kind", "inSource")
          json.member("justification", reason)
        }
      }
    }
  }

  private func write(fixes: [Fix], _ files: [FileIndex], _ json: inout JSONWriter) {
    let fixes = fixes.filter { !$0.edits.isEmpty }
    if fixes.isEmpty { return }
    json.key("fixes")
    json.array(fixes) { json, fix in
      json.object { json in
        json.member("description") { $0.member("text", fix.title) }
        json.key("artifactChanges")
        json.array(Set(fix.edits.map(\.place.file)).sorted()) { json, file in
          json.object { json in
            json.member("artifactLocation") { location(file, files.firstIndex(of: file), &$0) }
            json.key("replacements")
            json.array(fix.edits.filter { $0.place.file == file }) { json, edit in
              json.object { json in
                json.member("deletedRegion") { region(edit.place, &$0) }
                json.member("insertedContent") { $0.member("text", edit.text) }
              }
            }
          }
        }
      }
    }
  }

  private func physicalLocation(_ place: Place, _ files: [FileIndex], _ json: inout JSONWriter) {
    json.member("physicalLocation") { json in
      json.member("artifactLocation") { location(place.file, files.firstIndex(of: place.file), &$0) }
      json.member("region") { region(place, &$0) }
    }
  }

  private func location(_ file: FileIndex, _ index: Int?, _ json: inout JSONWriter) {
    let path = report.repositoryPaths[file.raw]
    if path.hasPrefix("/") {
      json.member("uri", "file://" + path.percentEncodedPath)
    } else {
      json.member("uri", path.percentEncodedPath)
      json.member("uriBaseId", "%SRCROOT%")
    }
    json.member("index", index)
  }

  private func region(_ place: Place, _ json: inout JSONWriter) {
    let start = report.start(place)
    let end = report.end(place)
    json.member("startLine", start.line)
    json.member("startColumn", start.column)
    json.member("endLine", end.line)
    json.member("endColumn", end.column)
  }
}
