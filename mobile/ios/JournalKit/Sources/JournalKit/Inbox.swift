import Foundation

/// The inbox: a folder into which a share sheet, a widget or Siri writes lines without a key, and from which the app logs them, each
/// once and only once. ffi/README.md has the format. This file needs no library: an extension may be built of it alone.
public struct Inbox: Sendable {
    private let folder: URL

    /// The group of the app and its extensions, as their entitlements name it.
    public static let group = "group.app.hallway"

    /// The inbox's folder in that group; nothing where this process does not belong to it, or where there are no groups.
    public static var sharedFolder: URL? {
        #if canImport(Darwin)
            FileManager.default.containerURL(forSecurityApplicationGroupIdentifier: group)?
                .appending(path: "Inbox", directoryHint: .isDirectory)
        #else
            nil
        #endif
    }

    /// The most bytes of a line.
    public static let longest = 65_536

    /// The inbox in this folder, which the app and its extensions share.
    public init(_ folder: URL) {
        self.folder = folder
    }

    /// A line that is longer than the journal takes.
    public struct TooLong: Error, Hashable {}

    /// Puts a line into the inbox, whole or not at all; `at` is when it was said.
    public func put(_ text: String, at: Date, zone: TimeZone = .current) throws {
        guard text.utf8.count <= Self.longest else { throw TooLong() }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("\(UUID().uuidString).line")
        let whole = "hallway-line 1\n\(at.moment(in: zone))\n\n\(text)"
        let part = file.deletingPathExtension().appendingPathExtension("part")
        try Data(whole.utf8).write(to: part, options: protected)
        try FileManager.default.moveItem(at: part, to: file)
    }

    #if os(iOS)
        private let protected: Data.WritingOptions = .completeFileProtectionUntilFirstUserAuthentication
    #else
        private let protected: Data.WritingOptions = []
    #endif
}

extension Door {
    /// Logs what lies in the inbox, at the moment each line was said.
    public nonisolated func takeInbox(_ folder: URL) async throws -> InboxTaken {
        try await ask { journal, now in try journal.review().takeInbox(folder: folder.path, now: now) }
    }
}
