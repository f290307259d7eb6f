import Foundation

/// What a widget shows, on a locked screen too: first names and a time, never a word of a note.
public struct GlanceShown: Codable, Hashable, Sendable {
    /// Somebody by their first name, and who that is to the journal.
    public struct Somebody: Codable, Hashable, Sendable {
        public let name: String
        public let id: String

        public init(name: String, id: String) {
            self.name = name
            self.id = id
        }
    }

    /// Whom one meets next, and when.
    public struct Meeting: Codable, Hashable, Sendable {
        public let people: [Somebody]
        public let begin: Date
        public let end: Date

        public init(people: [Somebody], begin: Date, end: Date) {
            self.people = people
            self.begin = begin
            self.end = end
        }
    }

    /// At most two, of whom a touch begins a line.
    public let likely: [Somebody]
    /// Meetings that lie ahead or go on, the first one first; none where the calendar is not looked at.
    public let meetings: [Meeting]

    public init(likely: [Somebody] = [], meetings: [Meeting] = []) {
        self.likely = Array(likely.prefix(2))
        self.meetings = meetings.sorted { $0.begin < $1.begin }
    }

    /// The meeting that is shown at that time: the first that is not over.
    public func next(at now: Date) -> Meeting? {
        meetings.first { $0.end > now }
    }

    /// When what is shown changes by itself, this moment first: whenever a meeting is over.
    public func changes(from now: Date) -> [Date] {
        [now] + Set(meetings.map(\.end)).filter { $0 > now }.sorted()
    }
}

/// Where what a widget shows lies.
public struct GlanceFile: Sendable {
    private let file: URL

    public init(_ file: URL) {
        self.file = file
    }

    /// What is to be shown: nobody, where nothing was kept yet or the phone was not unlocked since its start.
    public func read() -> GlanceShown {
        let kept = try? JSONDecoder().decode(GlanceShown.self, from: Data(contentsOf: file))
        return kept ?? GlanceShown()
    }

    /// Keeps what is to be shown. False where it is kept already.
    @discardableResult
    public func write(_ shown: GlanceShown) throws -> Bool {
        guard read() != shown || !FileManager.default.fileExists(atPath: file.path) else { return false }
        try JSONEncoder().encode(shown).write(to: file, options: Protected.writing.union(.atomic))
        return true
    }
}
