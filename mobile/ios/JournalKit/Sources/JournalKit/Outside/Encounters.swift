import Foundation

/// An event of the phone's calendar.
public struct CalendarEvent: Hashable, Sendable {
    public let title: String
    public let begin: Date
    public let end: Date
    /// Who was invited, by the names that the calendar has.
    public let attendees: [String]

    public init(title: String, begin: Date, end: Date, attendees: [String]) {
        self.title = title
        self.begin = begin
        self.end = end
        self.attendees = attendees
    }
}

/// An event with people whom the journal knows.
public struct Encounter: Hashable, Sendable {
    public let begin: Date
    public let end: Date
    public let people: [Named]

    public init(begin: Date, end: Date, people: [Named]) {
        self.begin = begin
        self.end = end
        self.people = people
    }

    /// Their first names, as a notification and a locked screen say them.
    public var firstNames: String {
        people.map { firstName(of: $0) }.joined(separator: ", ")
    }
}

/// What stands before the first space of a name.
func firstName(of person: Named) -> String {
    person.name.split(separator: " ").first.map(String.init) ?? person.name
}

extension [Encounter] {
    /// Whom one meets next: of those that are not over the one that begins first.
    public func next(at now: Date) -> Encounter? {
        filter { $0.end > now }.min { $0.begin < $1.begin }
    }
}

extension Door {
    /// Which of these events are with people of the journal, by the names of who was invited and those in the title.
    public nonisolated func encounters(among events: [CalendarEvent]) async throws -> [Encounter] {
        try await ask { journal, now in
            let people = journal.people()
            return try events.compactMap { event in
                var known: [Named] = []
                for name in try event.attendees + journal.names(in: event.title, now) {
                    guard let one = try people.known(name), !known.contains(where: { $0.reference.id == one.reference.id }) else {
                        continue
                    }
                    known.append(one)
                }
                return known.isEmpty ? nil : Encounter(begin: event.begin, end: event.end, people: known)
            }
        }
    }
}

/// The most letters of a title that are read.
private let longestTitle = 200

extension Journal {
    /// The names in a title, as a line of the journal would be read.
    fileprivate func names(in title: String, _ now: Moment) throws -> [String] {
        let title = String(title.prefix(longestTitle))
        // A calendar has events without one.
        guard title.contains(where: { !$0.isWhitespace }) else { return [] }
        return try read(text: title, choices: [], now: now).chips.compactMap { chip in
            guard chip.kind == .person, chip.state == .taken, let span = chip.span else { return nil }
            let units = Array(title.utf16)[Int(span.start)..<Int(span.end)]
            return String(decoding: units, as: UTF16.self).trimmingCharacters(in: CharacterSet(charactersIn: "@\""))
        }
    }
}

extension People {
    /// Exactly one person of this name; of several nobody is meant.
    fileprivate func known(_ name: String) throws -> Named? {
        guard name.contains(where: { !$0.isWhitespace }) else { return nil }
        do {
            return try named(person: resolve(name: name))
        } catch JournalError.Say {
            return nil
        }
    }
}
