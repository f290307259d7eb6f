/// Today: what the user said they would do, what has not come yet, who it would be good to see.
public final class TodayStore: Held<Today> {
    public init(_ door: Door) {
        super.init(door) { journal, now in try journal.today(now: now) }
    }

    /// The promise was kept.
    public func keep(_ promise: OpenPromise) {
        act(Deed(about: promise.text, kind: .kept)) { journal, now in
            _ = try journal.done(references: [promise.reference], now: now)
        }
    }

    /// The promise is due on another day.
    public func putOff(_ promise: OpenPromise, until day: NaiveDate) {
        act(Deed(about: promise.text, kind: .putOff)) { journal, now in
            _ = try journal.later(references: [promise.reference], when: .until(.day(day)), because: "", now: now)
        }
    }

    /// The promise is let go.
    public func letGo(_ promise: OpenPromise) {
        act(Deed(about: promise.text, kind: .letGo)) { journal, now in
            _ = try journal.later(references: [promise.reference], when: .never, because: "", now: now)
        }
    }

    /// What a line seemed to promise was a promise, or was none.
    public func answer(_ asked: AskedPromise, yes: Bool) {
        act(Deed(about: asked.text, kind: .answered)) { journal, now in
            if yes {
                _ = try journal.done(references: [asked.reference], now: now)
            } else {
                _ = try journal.later(references: [asked.reference], when: .never, because: "", now: now)
            }
        }
    }

    /// Whoever it would be good to see is not proposed until then.
    public func putOff(_ proposal: Proposal, until day: NaiveDate) {
        act(Deed(about: proposal.person.name, kind: .putOff)) { journal, now in
            let person = proposal.person.reference
            _ = try journal.later(references: [person], when: .until(.day(day)), because: "", now: now)
        }
    }
}
