#if os(Linux)
    import Foundation
    import Testing

    @testable import JournalKit

    /// Programs that make what a test needs; script/mobile-swift says where they lie.
    enum Tool {
        private static var folder: URL? {
            guard let folder = ProcessInfo.processInfo.environment["HALLWAY_TOOLS"], !folder.isEmpty else { return nil }
            return URL(fileURLWithPath: folder)
        }

        static var areThere: Bool { folder != nil }

        /// Makes the file one of a newer app.
        static func newer(_ desk: Desk) throws {
            try run("newer", desk)
        }

        /// Has the journal take in what the core's own test of extreme records forged.
        static func strange(_ desk: Desk) throws {
            try run("strange", desk)
        }

        private static func run(_ tool: String, _ desk: Desk) throws {
            let file = desk.folder.appendingPathComponent("journal.hallway")
            let key = try #require(try desk.keys.read("journal")).map { byte in String(format: "%02x", Int(byte)) }.joined()
            let process = try Process.run(#require(folder).appendingPathComponent(tool), arguments: [file.path, key])
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
    }
#endif
