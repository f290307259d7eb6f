// swift-tools-version: 6.0
import PackageDescription

// For Linux alone, where there is no SwiftUI: the app's own sources, type-checked against declarations that follow Apple's
// documentation. Nothing of this is built by Xcode or shipped.
let package = Package(
    name: "Check",
    defaultLocalization: "en",
    dependencies: [.package(path: "../JournalKit")],
    targets: [
        .target(name: "AppleFoundation"),
        .target(name: "UniformTypeIdentifiers"),
        .target(name: "UIKit", dependencies: ["AppleFoundation"]),
        .target(name: "SwiftUI", dependencies: ["AppleFoundation", "UIKit"]),
        .target(name: "Vision"),
        .target(name: "VisionKit", dependencies: ["UIKit", "Vision"]),
        .target(name: "LocalAuthentication", dependencies: ["AppleFoundation"]),
        .target(name: "AVFoundation", dependencies: ["AppleFoundation"]),
        .target(
            name: "Hallway",
            dependencies: [
                "SwiftUI", "UIKit", "Vision", "VisionKit", "LocalAuthentication", "AVFoundation", "UniformTypeIdentifiers",
                .product(name: "JournalKit", package: "JournalKit"),
            ],
            exclude: [
                "App/Assets.xcassets", "App/Localizable.xcstrings", "App/Hallway.entitlements", "App/Info.plist",
                "App/PrivacyInfo.xcprivacy",
            ]
        ),
    ]
)
