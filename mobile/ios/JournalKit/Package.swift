// swift-tools-version: 6.0
import PackageDescription

// The core: on Apple systems an XCFramework of the static library (script/xcframework makes it); on Linux, where these tests run,
// the host's own shared library (script/mobile-swift says where it lies). The Swift side of it is generated into
// Sources/HallwayCore and is never kept in git.
#if os(Linux)
    let core: [Target] = [.systemLibrary(name: "HallwayCoreFFI"), .systemLibrary(name: "HallwayModelFFI")]
    let halves: [Target.Dependency] = ["HallwayCoreFFI", "HallwayModelFFI"]
    // What script/mobile-speed measures with, and another process of the app for the tests.
    let programs: [Target] = [
        .executableTarget(name: "Speed", dependencies: ["HallwayCore"]),
        .executableTarget(name: "Child", dependencies: ["JournalKit"]),
    ]
    let child: [Target.Dependency] = ["Child"]
#else
    let core: [Target] = [.binaryTarget(name: "HallwayFFI", path: "HallwayFFI.xcframework")]
    let halves: [Target.Dependency] = ["HallwayFFI"]
    let programs: [Target] = []
    let child: [Target.Dependency] = []
#endif

// What the static library of the core calls of the system: a library of that kind cannot say so itself.
let frameworks = ["CoreFoundation", "Foundation", "Network", "Security", "SystemConfiguration"]
var linked: [LinkerSetting] = [.linkedLibrary("hallway_ffi", .when(platforms: [.linux]))]
for framework in frameworks { linked.append(.linkedFramework(framework, .when(platforms: [.iOS, .macOS]))) }

let tested: [Target.Dependency] = ["JournalKit"]
let kit: [Target] = [
    .target(name: "HallwayCore", dependencies: halves, linkerSettings: linked),
    .target(name: "HallwayGroup"),
    .target(name: "JournalKit", dependencies: ["HallwayCore", "HallwayGroup"], resources: [.process("Resources")]),
    .testTarget(name: "JournalKitTests", dependencies: tested + child),
]

let package = Package(
    name: "JournalKit",
    defaultLocalization: "en",
    platforms: [.iOS("17.5"), .macOS(.v14)],
    products: [
        .library(name: "JournalKit", targets: ["JournalKit"]),
        // What a widget and the share sheet need, without the core.
        .library(name: "HallwayGroup", targets: ["HallwayGroup"]),
    ],
    targets: core + programs + kit
)
