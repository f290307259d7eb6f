/// Goals: every one, open ones first.
public final class GoalsStore: Held<[GoalLine]> {
    public init(_ door: Door) {
        super.init(door) { journal, now in try journal.goals().list(now: now) }
    }

    /// Sets a goal.
    public func set(_ goal: NewGoal) {
        act(Deed(about: goal.name, kind: .changed)) { journal, now in _ = try journal.goals().add(new: goal, now: now) }
    }
}

/// Everything that the screen of one goal shows.
public struct GoalShown: Hashable, Sendable {
    /// Who has a say, what each has shown, and what is missing.
    public let map: GoalMap
    /// What is worth doing now, each with why.
    public let next: [NextAct]
    /// Wins, and who of the goal's people knows them.
    public let wins: WinMatrix
    /// The page to share.
    public let kit: KitPage
}

/// One goal: its map, what comes next, wins, and the page to share.
public final class GoalStore: Held<GoalShown> {
    public let goal: GoalId

    public init(_ door: Door, goal: GoalId) {
        self.goal = goal
        super.init(door) { journal, now in
            let goals = journal.goals()
            return GoalShown(
                map: try goals.map(goal: goal, now: now),
                next: try journal.relationships().next(now: now),
                wins: try goals.wins(goal: goal),
                kit: try goals.kit(goal: goal, reader: nil))
        }
    }

    /// Somebody has a say, or more is said of somebody who has.
    public func seat(_ person: Named, _ edit: SeatEdit) {
        change(person.name) { goals, goal, now in
            _ = try goals.putOnMap(goal: goal, person: person.reference.id, edit: edit, now: now)
        }
    }

    /// Somebody has no say after all.
    public func takeOff(_ person: Named) {
        change(person.name) { goals, goal, now in
            _ = try goals.takeOffMap(goal: goal, person: person.reference.id, now: now)
        }
    }

    /// The user told them of it.
    public func told(_ person: Named, said: String = "") {
        change(person.name) { goals, goal, now in
            _ = try goals.told(goal: goal, person: person.reference.id, said: said, at: nil, now: now)
        }
    }

    /// A win of the user's.
    public func won(_ win: NewWin) {
        change(win.what) { goals, _, now in _ = try goals.addWin(new: win, now: now) }
    }

    /// They have the page as it reads now.
    public func gaveKit(to person: Named) {
        change(person.name) { goals, goal, now in
            _ = try goals.giveKit(goal: goal, reader: person.reference.id, now: now)
        }
    }

    /// Something of the goal itself is put right.
    public func edit(_ edit: GoalEdit) {
        change(answer?.map.goal.name ?? "") { goals, goal, now in _ = try goals.edit(goal: goal, edit: edit, now: now) }
    }

    /// It ended.
    public func close(_ closing: Closing) {
        change(answer?.map.goal.name ?? "") { goals, goal, now in
            _ = try goals.closeGoal(goal: goal, closing: closing, now: now)
        }
    }

    private func change(_ about: String, _ call: @escaping @Sendable (Goals, GoalId, Moment) throws -> Void) {
        act(Deed(about: about, kind: .changed)) { [goal] journal, now in try call(journal.goals(), goal, now) }
    }
}

/// The wheel: everyone with a say in a goal, and how far the two have come.
public final class WheelStore: Held<Wheel> {
    public init(_ door: Door) {
        super.init(door) { journal, now in try journal.relationships().wheel(now: now) }
    }
}
