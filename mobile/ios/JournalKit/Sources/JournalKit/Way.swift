/// A place of the bottom bar.
public enum Tab: String, Codable, CaseIterable, Sendable {
    case log, today, people, goals
}

/// A screen one step or more behind a place of the bottom bar.
public enum Place: Codable, Hashable, Sendable {
    /// The card of one person, or of several who meet.
    case prep([PersonId])
    /// Somebody's page.
    case person(PersonId)
    /// One line, and what came from it.
    case line(RecordId)
    case review
    /// A goal and its map; with a seat, what is known of somebody on it stands open.
    case goal(GoalId, seat: PersonId? = nil)
    /// The page of a goal, for one reader or for anyone.
    case kit(GoalId, reader: PersonId?)
    /// How far the user and those with a say have come.
    case wheel
    /// What the user asked of others.
    case asks
    /// Words to ask somebody with.
    case draft(person: PersonId, kind: AskKind, goal: GoalId?)
    /// The user's devices.
    case devices
    /// Making another device one of this journal's.
    case pairing
    case settings
}

/// The way one came: the place of the bottom bar, and behind it what was entered, the last of which is shown. It is kept as it is
/// and handed to a stack of navigation.
public struct Way: Codable, Hashable, Sendable {
    public var tab: Tab
    public var places: [Place]

    /// The way to a place of the bottom bar; the app opens on Log.
    public init(_ tab: Tab = .log, _ places: [Place] = []) {
        self.tab = tab
        self.places = places
    }

    /// One step in; the place one is at is not entered twice.
    public mutating func enter(_ place: Place) {
        if places.last != place { places.append(place) }
    }

    /// A place chosen in the list of a place of the bottom bar: it stands alone behind it, whatever stood beside the list before.
    public mutating func choose(_ place: Place) {
        places = [place]
    }

    /// A place of the bottom bar, which begins anew.
    public mutating func go(to tab: Tab) {
        self = Way(tab)
    }

    /// One step out: to what was before, from the other places of the bar to Log. False where the app is left.
    public mutating func back() -> Bool {
        if places.popLast() != nil { return true }
        guard tab != .log else { return false }
        self = Way()
        return true
    }

    /// To where a link leads.
    public mutating func follow(_ link: Link) {
        switch link {
        case .log: self = Way()
        case .prep(let people): self = Way(.log, [.prep(people)])
        // Whoever knows the calendar leads to the card; without it Today says who it would be good to see.
        case .next, .today: self = Way(.today)
        }
    }
}
