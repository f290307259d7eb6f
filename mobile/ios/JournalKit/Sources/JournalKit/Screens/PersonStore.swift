/// Somebody's page.
public final class PersonStore: Held<PersonPage> {
    public let person: PersonId

    public init(_ door: Door, person: PersonId) {
        self.person = person
        super.init(door) { journal, now in try journal.people().show(person: person, now: now) }
    }

    /// No reminders about them from now on; history kept.
    public func rest(because: String = "") {
        change(.resting) { people, person, now in _ = try people.rest(person: person, because: because, now: now) }
    }

    /// Ends resting.
    public func wake() {
        change(.awake) { people, person, now in _ = try people.wake(person: person, now: now) }
    }

    /// Makes a row say this. `then` follows once it is saved: until then the row keeps what was typed.
    public func edit(_ field: PersonField, _ text: String, moved: Bool = false, then: @escaping @MainActor () -> Void = {}) {
        guard let edit = answer?.edit(field, text, moved: moved) else { return then() }
        change(.changed, then: then) { people, person, now in _ = try people.edit(person: person, edit: edit, now: now) }
    }

    /// They are this to the user.
    public func relate(_ relation: Relation) {
        var edit = PersonEdit.nothing
        edit.relation = relation
        change(.changed) { [edit] people, person, now in _ = try people.edit(person: person, edit: edit, now: now) }
    }

    /// Something is known of them; a first word with a colon says what kind of thing. `then` follows once it is saved.
    public func know(_ text: String, then: @escaping @MainActor () -> Void = {}) {
        change(.changed, then: then) { people, person, now in
            _ = try people.addFact(fact: NewFact(person: person, text: text), now: now)
        }
    }

    /// A fact still holds, holds no more, or is worded differently. `then` follows once it is saved.
    public func change(_ fact: WorldFact, _ edit: FactEdit, then: @escaping @MainActor () -> Void = {}) {
        act(Deed(about: fact.text, kind: .changed), then: then) { journal, now in
            _ = try journal.people().editFact(fact: fact.reference.id, edit: edit, now: now)
        }
    }

    /// What forgetting them would do.
    public func forgetPlan() async throws -> ForgetPlan {
        try await door.ask { [person] journal, _ in try journal.people().forgetPlan(person: person) }
    }

    /// Forgets them for good, on every device. It shows how far it has come and can be stopped.
    public func forget() -> LongWork<Forgot> {
        LongWork(door) { [person] journal, work, now in
            try journal.people().forget(person: person, work: work, now: now)
        }
    }

    private func change(
        _ kind: Deed.Kind, then: @escaping @MainActor () -> Void = {},
        _ call: @escaping @Sendable (People, PersonId, Moment) throws -> Void
    ) {
        act(Deed(about: answer?.person.name ?? "", kind: kind), then: then) { [person] journal, now in
            try call(journal.people(), person, now)
        }
    }
}

/// What was in one month, the latest first.
public struct MonthShown: Hashable, Sendable {
    /// Its first day.
    public let month: NaiveDate
    public let lines: [TimelineLine]
}

extension PersonPage {
    /// The timeline by months, the latest first.
    public var months: [MonthShown] {
        var months: [(NaiveDate, [TimelineLine])] = []
        for line in timeline {
            let month = line.day.prefix(8) + "01"
            if months.last?.0 == String(month) {
                months[months.count - 1].1.append(line)
            } else {
                months.append((String(month), [line]))
            }
        }
        return months.map(MonthShown.init)
    }
}

extension TimelineLine {
    /// The day at its place.
    public var day: NaiveDate { String(at.prefix(10)) }
}
