import Observation

/// People: everybody, and one field that looks for a name and for everything written, as typed.
@MainActor
@Observable
public final class PeopleStore {
    /// What is looked for.
    public private(set) var sought = ""
    /// Who is there, or whose names hold what is looked for; nothing before the first answer. Met last first, and at the end those
    /// who rest.
    public private(set) var people: [PersonLine]?
    /// What was written and holds what is looked for, newest first; nothing while nothing is looked for.
    public private(set) var hits: [Hit] = []
    /// There is more behind the hits: ask for it when the end of the list comes near.
    public private(set) var more = false
    /// What the journal could not use of what is looked for, in sentences.
    public private(set) var notes: [String] = []
    public private(set) var trouble: Trouble?

    @ObservationIgnored private let door: Door
    @ObservationIgnored private var looking: Task<Void, Never>?
    @ObservationIgnored private var following: Task<Void, Never>?
    @ObservationIgnored private var paging: Task<Void, Never>?

    /// How long after the last key anything is looked for.
    private nonisolated static let pause = Duration.milliseconds(60)
    /// Hits that one question asks for.
    private nonisolated static let page: UInt32 = 50

    public init(_ door: Door) {
        self.door = door
    }

    /// Begins to follow the journal; once more, it asks anew.
    public func follow() {
        following?.cancel()
        following = Task { [weak self, door] in
            for await _ in door.revisions() {
                guard !Task.isCancelled, let self else { return }
                self.look(after: .zero)
                await self.looking?.value
            }
        }
    }

    /// No longer on the screen.
    public func leave() {
        following?.cancel()
        following = nil
    }

    /// The field changed.
    public func seek(_ text: String) {
        sought = text
        look(after: Self.pause)
    }

    /// What was found beside the people who stand above.
    public var beside: [Hit] {
        let above = Set((people ?? []).map(\.person.reference.id))
        return hits.filter { !above.contains($0.reference.id) }
    }

    /// Where a hit is shown: a line by itself, else on the page of whoever it is about, or at the goal it belongs to. Nowhere if that was deleted meanwhile.
    public func place(of hit: Hit) async -> Place? {
        let asked = await attempt { [door] in try await door.ask { journal, _ in try journal.place(of: hit) } }
        switch asked {
        case .success(let place): return place
        case .failure(let why):
            if why.kind != .say { trouble = why }
            return nil
        }
    }

    /// The end of the list comes near.
    public func goOn() {
        guard more, paging == nil else { return }
        let (sought, after) = (sought, UInt32(hits.count))
        paging = Task { [weak self, door] in
            let asked = await attempt {
                try await door.ask { journal, now in
                    try journal.find(query: sought, order: .newest, after: after, limit: Self.page, now: now)
                }
            }
            guard !Task.isCancelled, let self else { return }
            self.paging = nil
            switch asked {
            case .success(let found):
                self.hits += found.hits
                self.more = found.more
            case .failure(let why):
                self.trouble = why
            }
        }
    }

    private func look(after pause: Duration) {
        looking?.cancel()
        // A page of a list that is made anew belongs to none.
        paging?.cancel()
        paging = nil
        let text = sought
        let blank = text.allSatisfy(\.isWhitespace)
        looking = Task { [weak self, door] in
            guard (try? await Task.sleep(for: pause)) != nil else { return }
            let asked = await attempt {
                try await door.ask { journal, now in
                    let people = try journal.people().list(matching: blank ? nil : text, now: now)
                    let found =
                        blank ? nil : try journal.find(query: text, order: .newest, after: 0, limit: Self.page, now: now)
                    return (people, found)
                }
            }
            guard !Task.isCancelled, let self else { return }
            switch asked {
            case .success((let people, let found)):
                self.people = people.sorted(by: metLater)
                self.hits = found?.hits ?? []
                self.more = found?.more ?? false
                self.notes = found?.notes ?? []
                self.trouble = nil
            case .failure(let why):
                self.trouble = why
            }
        }
    }

    deinit {
        following?.cancel()
        looking?.cancel()
        paging?.cancel()
    }
}

extension Hit {
    /// Whether there is a screen that shows it.
    public var leads: Bool { ["entry", "person", "goal"].contains(what) || !people.isEmpty || of != nil }
}

extension Journal {
    fileprivate func place(of hit: Hit) throws -> Place? {
        switch hit.what {
        case "entry": return .line(hit.reference.id)
        case "person": return .person(hit.reference.id)
        case "goal": return .goal(hit.reference.id)
        default: break
        }
        if let person = hit.people.first { return .person(person.reference.id) }
        return try hit.of.map { .goal(try goals().resolve(typed: $0.name)) }
    }
}

/// Met last first, those who were never met after them, and at the end those who rest.
private func metLater(_ one: PersonLine, _ other: PersonLine) -> Bool {
    if (one.resting == nil) != (other.resting == nil) { return one.resting == nil }
    return (one.last ?? "") > (other.last ?? "")
}
