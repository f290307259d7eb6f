import Observation

/// Something that was done and can be taken back.
public struct Deed: Hashable, Sendable {
    /// What it was about, in the user's words.
    public let about: String
    public let kind: Kind
    /// Which act it was. None where nothing changed, and none about devices, which is said otherwise and not undone.
    public internal(set) var act: ActId?
    /// What came of taking it back.
    public internal(set) var undone: Undone?

    public enum Kind: Hashable, Sendable {
        case kept, putOff, letGo, answered, resting, awake, changed, noted, deleted, paced
        case set, ended, seated, offTheMap, told, won, given
        case asked, heard, cameBack, letBe
        case renamed, cutOff, trusted
        case undone
    }

    public var canBeUndone: Bool { act != nil }
}

/// Keeps a screen at what the journal says: asks at once and again whenever something changes. What was asked first is shown first,
/// so the last answer stands.
@MainActor
@Observable
public class Held<Answer: Sendable> {
    /// The answer; nothing before the first, and the old one stands until the new one is there.
    public private(set) var answer: Answer?
    /// What was done here last, until something else is.
    public private(set) var done: Deed?
    public private(set) var trouble: Trouble?

    @ObservationIgnored let door: Door
    @ObservationIgnored private let question: @Sendable (Journal, Moment) throws -> Answer
    @ObservationIgnored private var following: Task<Void, Never>?
    @ObservationIgnored private var doing: Task<Void, Never>?

    init(_ door: Door, question: @escaping @Sendable (Journal, Moment) throws -> Answer) {
        self.door = door
        self.question = question
    }

    /// Begins to follow the journal; once more, it asks anew.
    public func follow() {
        following?.cancel()
        following = Task { [weak self, door, question] in
            for await _ in door.revisions() {
                let asked = await attempt { try await door.ask(question) }
                guard !Task.isCancelled, let self else { return }
                self.show(asked)
            }
        }
    }

    /// No longer on the screen.
    public func leave() {
        following?.cancel()
        following = nil
        done = nil
    }

    /// Forgets the answer, so that none is shown before the journal gave a new one.
    func forget() {
        answer = nil
    }

    /// Takes back what was done here last, also if that is still on its way to the disk, and nothing that came in between.
    public func undo() {
        takeBack({ $0.done })
    }

    /// Takes back what `which` is once all before it is done; `then` follows, also where it had changed nothing.
    func takeBack(
        _ which: @escaping @MainActor (Held<Answer>) -> Deed?,
        then: @escaping @MainActor (Deed) -> Void = { _ in }
    ) {
        next { held in
            guard let deed = which(held) else { return }
            guard let act = deed.act else { return then(deed) }
            switch await attempt({ [door = held.door] in try await door.ask { try $0.undoAct(act: act, now: $1) } }) {
            case .success(let undone):
                held.done = Deed(about: deed.about, kind: .undone, undone: undone)
                held.trouble = nil
                then(deed)
            case .failure(let why):
                held.trouble = why
            }
        }
    }

    /// Does something, and says so; `then` follows where it was done, and `failed` where it could not be. What the screen shows
    /// follows by itself.
    func act(
        _ deed: Deed,
        failed: @escaping @MainActor () -> Void = {},
        then: @escaping @MainActor () -> Void = {},
        _ call: @escaping @Sendable (Journal, Moment) throws -> Void
    ) {
        next { held in
            if await held.perform(deed, call) { then() } else { failed() }
        }
    }

    private func show(_ asked: Result<Answer, Trouble>) {
        switch asked {
        case .success(let came):
            answer = came
            trouble = nil
        case .failure(let why):
            trouble = why
        }
    }

    /// One thing after the other, so that what is taken back is what was done last.
    private func next(_ what: @escaping @MainActor (Held<Answer>) async -> Void) {
        let before = doing
        doing = Task {
            await before?.value
            await what(self)
        }
    }

    private func perform(_ deed: Deed, _ call: @escaping @Sendable (Journal, Moment) throws -> Void) async -> Bool {
        switch await attempt({ [door] in try await door.act(call) }) {
        case .success(let acted):
            var deed = deed
            deed.act = acted.act
            done = deed
            trouble = nil
            return true
        case .failure(let why):
            trouble = why
            return false
        }
    }

    deinit {
        following?.cancel()
    }
}
