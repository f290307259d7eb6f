/// The card before a conversation with one person, or the cards of a meeting of several.
public final class PrepStore: Held<MeetingCard> {
    public let people: [PersonId]

    public init(_ door: Door, people: [PersonId]) {
        self.people = people
        super.init(door) { journal, now in
            if people.count == 1 {
                return MeetingCard(connects: [], people: [try journal.prep(person: people[0], now: now)])
            }
            return try journal.people().prepMeeting(people: people, now: now)
        }
    }

    /// The promise was kept.
    public func keep(_ promise: OpenPromise) {
        act(Deed(about: promise.text, kind: .kept)) { journal, now in
            _ = try journal.done(references: [promise.reference], now: now)
        }
    }
}
