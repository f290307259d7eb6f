import Foundation

/// Something to say about an encounter: before it that there is a card, five minutes after it the question.
public struct Notice: Hashable, Sendable, Identifiable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case before, after
    }

    public let kind: Kind
    /// When it is said.
    public let at: Date
    public let encounter: Encounter

    /// Its name: the same however often the calendar is looked at.
    public var id: String {
        let whom = encounter.people.map(\.reference.id).joined(separator: ",")
        return "\(kind.rawValue) \(Int(encounter.begin.timeIntervalSince1970)) \(whom)"
    }

    /// What it says, on a locked screen too: first names and a time, never a word of a note.
    public func title(in zone: TimeZone = .current, _ locale: Locale = .current) -> String {
        switch kind {
        case .before:
            let time = Date.FormatStyle(date: .omitted, time: .shortened, locale: locale, timeZone: zone)
            return Wording.meetingBefore.text(encounter.firstNames, encounter.begin.formatted(time))
        case .after:
            return Wording.meetingAfter.text(encounter.firstNames)
        }
    }

    /// Where a touch leads: before it to the card, after it to a line about them.
    public var link: Link {
        switch kind {
        case .before: .prep(encounter.people.map(\.reference.id))
        case .after: .log(with: encounter.people.map(\.reference.id))
        }
    }
}

extension [Encounter] {
    /// What will be said about these encounters from now on, the soonest first. A phone keeps 64 of an app; more than these never lie
    /// within the day that is looked ahead.
    public func notices(from now: Date) -> [Notice] {
        let all = flatMap { encounter in
            [
                Notice(kind: .before, at: encounter.begin - before, encounter: encounter),
                Notice(kind: .after, at: encounter.end + after, encounter: encounter),
            ]
        }
        return [Notice](all.filter { $0.at > now }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }.prefix(mostNotices))
    }
}

/// Seconds before an encounter at which its card is offered, and after it at which the question is asked.
private let before: TimeInterval = 10 * 60
private let after: TimeInterval = 5 * 60
private let mostNotices = 48

/// The line that a reply about these people makes; nothing where nothing was said.
public func line(about people: [String], reply: String) -> String? {
    let said = reply.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !said.isEmpty else { return nil }
    return (people.map(mention) + [said]).joined(separator: " ")
}
