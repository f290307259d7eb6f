// swift-tools-version: 6.0
import PackageDescription

// The core: on Apple systems an XCFramework of the static library, which has to be made by hand so far; on Linux, where these
// tests run, the host's own shared library (script/mobile-swift says where it lies). The Swift side of it is generated into Sources/HallwayCore and is
// never kept in git.
#if os(Linux)
let core: [Target] = [.systemLibrary(name: "HallwayCoreFFI"), .systemLibrary(name: "HallwayModelFFI")]
#else
let core: [Target] = [
    .binaryTarget(name: "HallwayCoreFFI", path: "HallwayCoreFFI.xcframework"),
    .binaryTarget(name: "HallwayModelFFI", path: "HallwayModelFFI.xcframework"),
]
#endif

let package = Package(
    name: "JournalKit",
    platforms: [.iOS("17.5"), .macOS(.v14)],
    products: [.library(name: "JournalKit", targets: ["JournalKit"])],
    targets: core + [
        .target(
            name: "HallwayCore",
            dependencies: ["HallwayCoreFFI", "HallwayModelFFI"],
            linkerSettings: [.linkedLibrary("hallway_ffi", .when(platforms: [.linux]))]
        ),
        .target(name: "JournalKit", dependencies: ["HallwayCore"]),
        .testTarget(name: "JournalKitTests", dependencies: ["JournalKit"]),
    ]
)
