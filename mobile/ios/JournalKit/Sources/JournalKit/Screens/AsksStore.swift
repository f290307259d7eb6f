/// Asks: what waits for an answer, what was heard, and what the user does about it.
public final class AsksStore: Held<Asking> {
    public init(_ door: Door) {
        super.init(door) { journal, now in try journal.asks().list(now: now) }
    }

    /// They said yes, no, or something else.
    public func heard(_ ask: AskLine, _ answer: AnswerKind) {
        change(ask.about, .heard) { asks, now in
            _ = try asks.heard(ask: ask.reference.id, answer: answer, said: "", at: nil, now: now)
        }
    }

    /// They said "not now": it comes up again in two weeks.
    public func notNow(_ ask: AskLine) {
        change(ask.about, .heard) { asks, now in
            _ = try asks.notNow(ask: ask.reference.id, said: "", again: nil, at: nil, now: now)
        }
    }

    /// The user came back to it.
    public func cameBack(_ ask: AskLine) {
        change(ask.about, .cameBack) { asks, now in _ = try asks.followedUp(ask: ask.reference.id, said: "", now: now) }
    }

    /// Without an answer, and so be it.
    public func letBe(_ ask: AskLine) {
        change(ask.about, .letBe) { asks, now in _ = try asks.letBe(ask: ask.reference.id, now: now) }
    }

    /// What the user was told: it is done, or they were told what became of it. To decide takes words, and is not one touch.
    public func went(_ feedback: FeedbackLine) {
        let id = feedback.reference.id
        switch feedback.next {
        case .do:
            change(feedback.heard, .answered) { asks, now in _ = try asks.feedbackDone(feedback: id, now: now) }
        case .tell:
            change(feedback.heard, .answered) { asks, now in _ = try asks.feedbackTold(feedback: id, now: now) }
        case .decide, nil:
            break
        }
    }

    /// What the user will do about what they were told; `then` follows where it was saved.
    public func willDo(_ feedback: FeedbackLine, _ what: String, then: @escaping @MainActor () -> Void = {}) {
        change(what, .answered, then) { asks, now in _ = try asks.willDo(feedback: feedback.reference.id, what: what, now: now) }
    }

    private func change(
        _ about: String, _ kind: Deed.Kind, _ then: @escaping @MainActor () -> Void = {},
        _ call: @escaping @Sendable (Asks, Moment) throws -> Void
    ) {
        act(Deed(about: about, kind: kind), then: then) { journal, now in try call(journal.asks(), now) }
    }
}

extension AskLine {
    /// What an ask is about: its words or, where it has none, who was asked.
    public var about: String { text.isEmpty ? person?.name ?? "" : text }
}

/// Words to ask somebody with. Nothing is noted or sent before the user says that they asked.
public final class AskDraftStore: Held<AskDraft> {
    private let person: PersonId
    private let ask: NewAsk

    public init(_ door: Door, person: PersonId, kind: AskKind, goal: GoalId?) {
        let ask = NewAsk(kind: kind, text: "", goal: goal, toMeet: nil, followUp: nil, asked: nil)
        self.person = person
        self.ask = ask
        super.init(door) { journal, now in try journal.asks().draft(person: person, new: ask, now: now) }
    }

    /// The user asked.
    public func asked(_ draft: AskDraft) {
        act(Deed(about: draft.person.name, kind: .asked)) { [person, ask] journal, now in
            _ = try journal.asks().add(person: person, new: ask, now: now)
        }
    }
}
