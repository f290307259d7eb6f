import Observation

/// What brought the user here: where to go, and words that go into the field there.
public struct Arrival: Hashable, Sendable {
    public let link: Link
    public let words: String?

    public init(_ link: Link, words: String? = nil) {
        self.link = link
        self.words = words
    }
}

/// What brought the user here and was not followed yet: a link, a widget, Siri, a notification. The last one counts.
@MainActor
@Observable
public final class Arrivals {
    /// Those of this process: what the system starts by itself finds its way to the window through here.
    public static let here = Arrivals()

    /// Where to go; nothing once it was followed.
    public private(set) var waiting: Arrival?

    public init() {}

    /// Somebody wants to go there. Words that wait already are not forgotten for somewhere else to go.
    public func arrive(_ link: Link, words: String? = nil) {
        let all = [waiting?.words, words].compactMap { $0 }
        waiting = Arrival(link, words: all.isEmpty ? nil : all.joined(separator: "\n"))
    }

    /// Gives what waits to whoever follows it now, and to nobody else.
    public func take() -> Arrival? {
        defer { waiting = nil }
        return waiting
    }
}
