// swift-tools-version: 6.1
import PackageDescription

// Rooms in the order in which a map goes through them. The dependencies are the only edges that there are;
// docs/architecture.md says what each room keeps out.
let package = Package(
  name: "argmap",
  platforms: [.macOS(.v13)],
  products: [.executable(name: "argmap", targets: ["argmap"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    // Tests only: libyaml as an oracle for the reader.
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    .target(name: "SourceText"),
    .target(name: "MapSyntax", dependencies: ["SourceText"]),
    .target(name: "ArgumentMap", dependencies: ["MapSyntax", "SourceText"]),
    .target(name: "MapEvaluation", dependencies: ["ArgumentMap"]),
    .target(name: "MapChecks", dependencies: ["ArgumentMap", "MapSyntax", "SourceText"]),
    .target(name: "MapEditing", dependencies: ["ArgumentMap", "MapSyntax", "SourceText"]),
    .target(name: "MapDrawing", dependencies: ["ArgumentMap", "MapSyntax", "SourceText"]),
    .systemLibrary(
      name: "CGraphvizLibrary", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "CGraphviz", dependencies: ["CGraphvizLibrary"]),
    .target(name: "MapLayout", dependencies: ["CGraphviz", "MapDrawing"]),
    .target(name: "MapRendering", dependencies: ["ArgumentMap", "MapDrawing", "MapSyntax", "SourceText"]),
    .target(name: "Reporting", dependencies: ["SourceText"]),
    .target(
      name: "MapWorkspace",
      dependencies: [
        "ArgumentMap", "MapChecks", "MapDrawing", "MapEditing", "MapEvaluation", "MapLayout", "MapRendering",
        "MapSyntax",
        "Reporting", "SourceText",
      ]),
    .target(name: "CMemory"),
    .executableTarget(
      name: "argmap",
      dependencies: [
        "ArgumentMap", "CMemory", "MapChecks", "MapDrawing", "MapEditing", "MapLayout", "MapRendering", "MapSyntax",
        "MapWorkspace", "Reporting",
        "SourceText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "TestSupport", dependencies: ["SourceText"], path: "Tests/Support"),
    .testTarget(
      name: "MapSyntaxTests",
      dependencies: ["ArgumentMap", "MapSyntax", "SourceText", "TestSupport", .product(name: "Yams", package: "Yams")],
      exclude: ["Fixtures", "YAMLTestSuite"]),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"]),
    .testTarget(name: "ArgumentMapTests", dependencies: ["ArgumentMap", "MapSyntax", "SourceText", "TestSupport"]),
    .testTarget(
      name: "MapChecksTests",
      dependencies: ["ArgumentMap", "MapChecks", "MapSyntax", "MapWorkspace", "SourceText", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "MapEvaluationTests",
      dependencies: ["ArgumentMap", "MapChecks", "MapEvaluation", "MapSyntax", "SourceText", "TestSupport"]),
    .testTarget(
      name: "MapEditingTests",
      dependencies: ["ArgumentMap", "MapChecks", "MapEditing", "MapSyntax", "SourceText", "TestSupport"]),
    .testTarget(name: "MapDrawingTests", dependencies: ["MapDrawing"]),
    .testTarget(
      name: "MapLayoutTests",
      dependencies: ["ArgumentMap", "MapChecks", "MapDrawing", "MapLayout", "SourceText", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "MapRenderingTests",
      dependencies: [
        "ArgumentMap", "MapChecks", "MapDrawing", "MapLayout", "MapRendering", "SourceText", "TestSupport",
      ],
      exclude: ["Goldens"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting", "SourceText", "TestSupport"]),
    .testTarget(
      name: "MapWorkspaceTests", dependencies: ["MapChecks", "MapWorkspace", "Reporting", "SourceText", "TestSupport"]),
    .testTarget(name: "EndToEnd", dependencies: ["TestSupport"], path: "Tests/EndToEnd", exclude: ["Browser"]),
    .testTarget(
      name: "Conventions",
      dependencies: ["ArgumentMap", "MapChecks", "MapSyntax", "MapWorkspace", "SourceText", "TestSupport"],
      path: "Tests/Conventions"),
  ],
  swiftLanguageModes: [.v6]
)
