// swift-tools-version: 6.1
import PackageDescription

// On Linux, pkg-config would link the shared library, and nothing is installed in an unusual place.
#if os(Linux)
  let pkgConfigOfCmark: String? = nil
#else
  let pkgConfigOfCmark: String? = "libcmark-gfm"
#endif

// The modules, in the order in which a map passes through them. Each may import only what it lists here;
// docs/architecture.md says what each of them must not do.
let package = Package(
  name: "argmap",
  platforms: [.macOS(.v13)],
  products: [.executable(name: "argmap", targets: ["argmap"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    // For the tests only: libyaml, as an oracle for the parser.
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    .target(name: "SourceText"),
    .target(name: "MapSyntax", dependencies: ["SourceText"]),
    .target(name: "ArgumentMap", dependencies: ["MapSyntax", "SourceText"]),
    .target(name: "MapEvaluation", dependencies: ["ArgumentMap", "SourceText"]),
    .systemLibrary(
      name: "CCmark", pkgConfig: pkgConfigOfCmark,
      providers: [.apt(["libcmark-gfm-dev"]), .brew(["cmark-gfm"])]),
    .target(
      name: "MapSources", dependencies: ["ArgumentMap", "CCmark", "MapSyntax", "SourceText"],
      linkerSettings: [.linkedLibrary(":libcmark-gfm.a", .when(platforms: [.linux]))]),
    .target(name: "MapLoading", dependencies: ["ArgumentMap", "MapSyntax", "SourceText"]),
    .target(
      name: "MapChecks",
      dependencies: ["ArgumentMap", "MapEvaluation", "MapLoading", "MapSources", "MapSyntax", "SourceText"]),
    .target(name: "MapEditing", dependencies: ["ArgumentMap", "MapSyntax", "SourceText"]),
    .target(name: "MapDrawing", dependencies: ["ArgumentMap", "MapSyntax", "SourceText"]),
    .systemLibrary(
      name: "CGraphvizLibrary", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "CGraphviz", dependencies: ["CGraphvizLibrary"]),
    .target(name: "MapLayout", dependencies: ["CGraphviz", "MapDrawing"]),
    .target(
      name: "MapRendering", dependencies: ["ArgumentMap", "MapDrawing", "MapEvaluation", "MapSyntax", "SourceText"]),
    .target(
      name: "Reporting", dependencies: ["ArgumentMap", "MapEvaluation", "MapSources", "SourceText"],
      swiftSettings: [.unsafeFlags(["-Osize"], .when(configuration: .release))]),
    .target(name: "Surroundings", dependencies: ["SourceText"]),
    .target(name: "MapRepository", dependencies: ["SourceText", "Surroundings"]),
    .target(
      name: "MapConfiguration",
      dependencies: [
        "ArgumentMap", "MapChecks", "MapDrawing", "MapRendering", "MapRepository", "MapSyntax", "Reporting",
        "SourceText", "Surroundings",
      ]),
    .target(
      name: "KnownFindings", dependencies: ["MapChecks", "MapConfiguration", "MapSyntax", "SourceText", "Surroundings"]),
    .target(
      name: "MapPictures",
      dependencies: [
        "ArgumentMap", "MapChecks", "MapConfiguration", "MapDrawing", "MapEvaluation", "MapLayout", "MapRendering",
        "MapSources", "MapSyntax", "SourceText", "Surroundings",
      ]),
    .target(
      name: "MapWorkspace",
      dependencies: [
        "ArgumentMap", "KnownFindings", "MapChecks", "MapConfiguration", "MapEditing", "MapLoading", "MapPictures",
        "MapRepository", "MapSources", "Reporting", "SourceText", "Surroundings",
      ]),
    .target(name: "CMemory"),
    .executableTarget(
      name: "argmap",
      dependencies: [
        "ArgumentMap", "CMemory", "KnownFindings", "MapChecks", "MapConfiguration", "MapDrawing", "MapEditing",
        "MapEvaluation", "MapLayout", "MapPictures", "MapRendering", "MapRepository", "MapSources", "MapSyntax",
        "MapWorkspace", "Reporting", "SourceText", "Surroundings",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // Options and messages: small rather than fast.
      swiftSettings: [.unsafeFlags(["-Osize"], .when(configuration: .release))]),

    .target(name: "TestSupport", dependencies: ["SourceText", "Surroundings"], path: "Tests/Support"),
    .testTarget(
      name: "MapSyntaxTests",
      dependencies: ["ArgumentMap", "MapSyntax", "SourceText", "TestSupport", .product(name: "Yams", package: "Yams")],
      exclude: ["Fixtures", "YAMLTestSuite"]),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"]),
    .testTarget(name: "ArgumentMapTests", dependencies: ["ArgumentMap", "MapSyntax", "SourceText", "TestSupport"]),
    .testTarget(
      name: "MapChecksTests",
      dependencies: [
        "ArgumentMap", "MapChecks", "MapConfiguration", "MapLoading", "MapSources", "MapSyntax", "SourceText",
        "TestSupport",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "MapSourcesTests",
      dependencies: ["ArgumentMap", "MapChecks", "MapSources", "SourceText", "TestSupport"],
      exclude: ["CommonMark", "GitHubAnchors"]),
    .testTarget(
      name: "MapEvaluationTests",
      dependencies: [
        "ArgumentMap", "MapChecks", "MapEvaluation", "MapLoading", "MapRendering", "MapSyntax", "SourceText",
        "TestSupport",
      ],
      exclude: ["Carneades", "Dung"]),
    .testTarget(
      name: "MapEditingTests",
      dependencies: ["ArgumentMap", "MapChecks", "MapEditing", "MapSyntax", "SourceText", "TestSupport"]),
    .testTarget(
      name: "MapDrawingTests", dependencies: ["ArgumentMap", "MapDrawing", "MapSyntax", "SourceText"]),
    .testTarget(
      name: "MapLayoutTests",
      dependencies: ["ArgumentMap", "MapChecks", "MapDrawing", "MapLayout", "SourceText", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "MapRenderingTests",
      dependencies: [
        "ArgumentMap", "MapChecks", "MapDrawing", "MapLayout", "MapRendering", "MapSyntax", "SourceText", "TestSupport",
      ],
      exclude: ["Goldens"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting", "SourceText", "TestSupport"]),
    .testTarget(name: "SurroundingsTests", dependencies: ["SourceText", "Surroundings", "TestSupport"]),
    .testTarget(
      name: "MapRepositoryTests", dependencies: ["MapRepository", "SourceText", "Surroundings", "TestSupport"]),
    .testTarget(
      name: "MapConfigurationTests",
      dependencies: [
        "MapChecks", "MapConfiguration", "MapRepository", "Reporting", "SourceText", "Surroundings", "TestSupport",
      ]),
    .testTarget(
      name: "KnownFindingsTests",
      dependencies: ["KnownFindings", "MapChecks", "MapConfiguration", "SourceText", "Surroundings", "TestSupport"]),
    .testTarget(
      name: "MapPicturesTests",
      dependencies: [
        "MapConfiguration", "MapDrawing", "MapPictures", "MapWorkspace", "SourceText", "Surroundings", "TestSupport",
      ]),
    .testTarget(
      name: "MapWorkspaceTests",
      dependencies: [
        "ArgumentMap", "KnownFindings", "MapChecks", "MapConfiguration", "MapPictures", "MapRepository", "MapWorkspace",
        "Reporting",
        "SourceText", "Surroundings", "TestSupport",
      ]),
    .testTarget(
      name: "EndToEnd", dependencies: ["TestSupport"], path: "Tests/EndToEnd", exclude: ["Browser", "Fixtures"]),
    .testTarget(
      name: "Conventions",
      dependencies: [
        "ArgumentMap", "MapChecks", "MapConfiguration", "MapPictures", "MapSyntax", "SourceText", "TestSupport",
      ],
      path: "Tests/Conventions"),
  ],
  swiftLanguageModes: [.v6]
)
