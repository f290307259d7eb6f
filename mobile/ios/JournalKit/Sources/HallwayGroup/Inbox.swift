import Foundation

/// The inbox: a folder into which a share sheet, Siri or a reply writes lines without a key, and from which the app logs them, each
/// once and only once. ffi/README.md has the format.
public struct Inbox: Sendable {
    public let folder: URL

    /// The most bytes of a line.
    public static let longest = 65_536

    /// The inbox in this folder, which the app and its extensions share.
    public init(_ folder: URL) {
        self.folder = folder
    }

    /// A line that is longer than the journal takes.
    public struct TooLong: Error, Hashable {
        public init() {}
    }

    /// There was no room for a line, or the folder cannot be written: it is not kept, and whoever asked still has it.
    public struct Full: Error, Hashable {
        public init() {}
    }

    /// Puts a line into the inbox, whole or not at all; `at` is when it was said.
    public func put(_ text: String, at: Date, zone: TimeZone = .current) throws {
        guard text.utf8.count <= Self.longest else { throw TooLong() }
        let file = folder.appendingPathComponent("\(UUID().uuidString).line")
        let part = file.deletingPathExtension().appendingPathExtension("part")
        let whole = "hallway-line 1\n\(at.moment(in: zone))\n\n\(text)"
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(whole.utf8).write(to: part, options: Protected.writing)
            try FileManager.default.moveItem(at: part, to: file)
        } catch {
            // A part that was cut off is no line, and takes room.
            try? FileManager.default.removeItem(at: part)
            throw Full()
        }
    }

    /// How many lines wait for the journal.
    public var waiting: Int {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return names?.count { $0.hasSuffix(".line") } ?? 0
    }
}

extension Date {
    /// The moment as the journal takes it, with the offset of the zone: an entry's day is the day at its own offset.
    public func moment(in zone: TimeZone = .current) -> String {
        formatted(Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: zone))
    }
}
