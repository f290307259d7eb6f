import Observation

/// Whom somebody knows, by what the user noted.
@Observable
public final class KnowsStore: Held<[Introducer]> {
    public let person: PersonId
    /// Whom they may know besides: those talked with last, or those whose name was sought.
    public private(set) var candidates: [Named] = []

    @ObservationIgnored private var seeking: Task<Void, Never>?

    /// How long after the last key anybody is looked for.
    private nonisolated static let pause = Duration.milliseconds(60)
    /// The most people to choose from.
    private nonisolated static let most = 12

    public init(_ door: Door, person: PersonId) {
        self.person = person
        super.init(door) { journal, _ in try journal.people().introducers(person: person) }
    }

    /// Looks for people of whom it is not noted yet.
    public func seek(_ name: String) {
        seeking?.cancel()
        let known = Set((answer ?? []).map(\.person.reference.id) + [person])
        seeking = Task { [weak self, door] in
            if !name.isEmpty, (try? await Task.sleep(for: Self.pause)) == nil { return }
            let asked = await attempt {
                try await door.ask { journal, now in try journal.choosable(except: known, name, Self.most, now) }
            }
            guard !Task.isCancelled, let self, case .success(let found) = asked else { return }
            self.candidates = found
        }
    }

    /// The two know each other, from there or in that way; `then` follows where it was saved.
    public func note(_ other: Named, how: String, then: @escaping @MainActor () -> Void = {}) {
        act(Deed(about: other.name, kind: .noted), then: then) { [person] journal, now in
            _ = try journal.people().addKnows(one: person, other: other.reference.id, how: how, now: now)
        }
    }

    deinit {
        seeking?.cancel()
    }
}
