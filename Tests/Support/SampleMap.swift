/// Maps that several suites check.
package enum SampleMap {
  /// A map with three findings: an unsupported claim (error), an unused source (warning), an isolated claim (note).
  package static let threeFindings = """
    sources:
      s: {title: S}
    claims:
      - a: The first claim
        because: b
      - b: The second claim
      - c: The third claim
        basis: value

    """
}
