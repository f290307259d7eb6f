/// What the user set of themselves: in the journal, and so the same on every device.
public final class MeStore: Held<Me> {
    public init(_ door: Door) {
        super.init(door) { journal, _ in try journal.people().me() }
    }

    /// At most so many people a week are proposed; nothing: as many as it takes.
    public func pace(_ most: UInt32?) {
        let pace = most.map { NumberChange.set($0) } ?? .clear
        let edit = MeEdit(name: nil, pronoun: nil, pace: pace, feedbackEvery: .keep, kindWords: [])
        act(Deed(about: most.map(String.init) ?? "", kind: .paced)) { journal, now in
            try journal.people().editMe(edit: edit, now: now)
        }
    }
}

/// The last seven days.
public final class WeekStore: Held<Week> {
    public init(_ door: Door) {
        super.init(door) { journal, now in try journal.relationships().week(now: now) }
    }
}
