import Foundation
import Observation

/// Goals: those that are open, the soonest decided first, and after them those that ended.
@Observable
public final class GoalsStore: Held<[GoalLine]> {
    /// What a new goal is called, while it is typed; it comes back where the goal could not be set.
    public var name = ""

    public init(_ door: Door) {
        super.init(door) { journal, now in try journal.goals().list(now: now) }
    }

    /// Sets a goal of the name that was typed, with the day on which it is decided if that is known.
    public func set(_ kind: GoalKind, decision: NaiveDate?) {
        let typed = name.trimmingCharacters(in: .whitespacesAndNewlines)
        name = ""
        let goal = NewGoal(name: typed, kind: kind, decision: decision, success: "", whyNow: "", after: nil)
        let putBack: @MainActor () -> Void = { [weak self] in self?.name = typed }
        act(Deed(about: typed, kind: .set), failed: putBack) { journal, now in
            _ = try journal.goals().add(new: goal, now: now)
        }
    }
}

/// Everything that the screen of one goal shows.
public struct GoalShown: Hashable, Sendable {
    /// Who has a say, what each has shown, and what is missing.
    public let map: GoalMap
    /// Of what is worth doing now, what belongs to this goal.
    public let next: [NextAct]
    /// Wins, and who of the goal's people knows them.
    public let wins: WinMatrix
}

/// One goal: its map, what comes next, and the wins that speak for it.
@Observable
public final class GoalStore: Held<GoalShown> {
    public let goal: GoalId
    /// What went well, while it is typed; it comes back where the win could not be noted.
    public var win = ""
    /// Who could be put on the map: those talked with last, or those whose name was sought.
    public private(set) var candidates: [Named] = []

    @ObservationIgnored private var seeking: Task<Void, Never>?

    /// How long after the last key anybody is looked for.
    private nonisolated static let pause = Duration.milliseconds(60)
    /// The most people to choose from.
    private nonisolated static let most = 12

    public init(_ door: Door, goal: GoalId) {
        self.goal = goal
        super.init(door) { journal, now in
            let goals = journal.goals()
            return GoalShown(
                map: try goals.map(goal: goal, now: now),
                next: try journal.relationships().next(now: now).filter { $0.goal == goal },
                wins: try goals.wins(goal: goal))
        }
    }

    /// Looks for people who are not on the map yet.
    public func seek(_ name: String) {
        seeking?.cancel()
        seeking = Task { [weak self, door, goal] in
            if !name.isEmpty, (try? await Task.sleep(for: Self.pause)) == nil { return }
            let asked = await attempt {
                try await door.ask { journal, now in try journal.choosable(for: goal, name, Self.most, now) }
            }
            guard !Task.isCancelled, let self, case .success(let found) = asked else { return }
            self.candidates = found
        }
    }

    /// Somebody has a say, or more is said of somebody who has; `then` follows where it was saved.
    public func seat(_ person: Named, _ edit: SeatEdit, then: @escaping @MainActor () -> Void = {}) {
        change(person.name, .seated, then) { goals, goal, now in
            _ = try goals.putOnMap(goal: goal, person: person.reference.id, edit: edit, now: now)
        }
    }

    /// Somebody has no say after all; what was noted is there again when they come back.
    public func takeOff(_ person: Named) {
        change(person.name, .offTheMap) { goals, goal, now in
            _ = try goals.takeOffMap(goal: goal, person: person.reference.id, now: now)
        }
    }

    /// The user told them of it, or how it ended.
    public func told(_ person: Named, said: String = "") {
        change(person.name, .told) { goals, goal, now in
            _ = try goals.told(goal: goal, person: person.reference.id, said: said, at: nil, now: now)
        }
    }

    /// The win that was typed speaks for this goal.
    public func won() {
        let what = win.trimmingCharacters(in: .whitespacesAndNewlines)
        win = ""
        let new = NewWin(what: what, effect: "", evidence: "", goal: goal, with: [], at: nil)
        let putBack: @MainActor () -> Void = { [weak self] in self?.win = what }
        act(Deed(about: what, kind: .won), failed: putBack) { journal, now in
            _ = try journal.goals().addWin(new: new, now: now)
        }
    }

    /// It ended, so.
    public func close(_ closing: Closing) {
        change(answer?.map.goal.name ?? "", .ended) { goals, goal, now in
            _ = try goals.closeGoal(goal: goal, closing: closing, now: now)
        }
    }

    private func change(
        _ about: String, _ kind: Deed.Kind, _ then: @escaping @MainActor () -> Void = {},
        _ call: @escaping @Sendable (Goals, GoalId, Moment) throws -> Void
    ) {
        act(Deed(about: about, kind: kind), then: then) { [goal] journal, now in try call(journal.goals(), goal, now) }
    }

    deinit {
        seeking?.cancel()
    }
}

extension Journal {
    /// People of this name, or those talked with last, without those who are on the map.
    fileprivate func choosable(for goal: GoalId, _ name: String, _ most: Int, _ now: Moment) throws -> [Named] {
        let seated = try goals().map(goal: goal, now: now).people.map(\.person.reference.id)
        return try choosable(except: Set(seated), name, most, now)
    }
}

/// The page of a goal, and whom it may be for.
public struct KitShown: Hashable, Sendable {
    public let page: KitPage
    public let readers: [Named]
    /// The first win on it of which it is not said how one can see it.
    public let unseen: WinLine?
}

/// The kit: one page from which a busy person can speak for a goal, for one reader or for anyone.
public final class KitStore: Held<KitShown> {
    public let goal: GoalId
    public let reader: PersonId?

    public init(_ door: Door, goal: GoalId, reader: PersonId?) {
        self.goal = goal
        self.reader = reader
        super.init(door) { journal, now in
            let goals = journal.goals()
            return KitShown(
                page: try goals.kit(goal: goal, reader: reader), readers: try goals.map(goal: goal, now: now).people.map(\.person),
                unseen: try goals.wins(goal: goal).unseen)
        }
    }

    /// Says what the page lacks; of an objection `answer` is the user's answer. `then` follows where it was saved.
    public func fill(_ lacks: KitLacks, _ words: String, answer: String = "", then: @escaping @MainActor () -> Void = {}) {
        act(Deed(about: words, kind: .noted), then: then) { [goal, reader] journal, now in
            let goals = journal.goals()
            switch lacks {
            case .name:
                let me = MeEdit(name: words, pronoun: nil, pace: .keep, feedbackEvery: .keep, kindWords: [])
                _ = try journal.people().editMe(edit: me, now: now)
            case .whyNow:
                _ = try goals.edit(goal: goal, edit: .saying(whyNow: words), now: now)
            case .objection:
                _ = try goals.edit(goal: goal, edit: .saying(Objection(objection: words, answer: answer)), now: now)
            case .wins:
                let win = NewWin(what: words, effect: "", evidence: "", goal: goal, with: [], at: nil)
                _ = try goals.addWin(new: win, now: now)
            case .evidence:
                guard let win = try goals.wins(goal: goal).unseen else { return }
                _ = try goals.editWin(win: win.reference.id, edit: .saying(evidence: words), now: now)
            case .highlight:
                guard let reader else { return }
                let edit = SeatEdit(roles: [], notRoles: [], stance: nil, said: "", highlight: words)
                _ = try goals.putOnMap(goal: goal, person: reader, edit: edit, now: now)
            }
        }
    }

    /// They have the page as it reads now.
    public func given(to person: Named) {
        act(Deed(about: person.name, kind: .given)) { [goal] journal, now in
            _ = try journal.goals().giveKit(goal: goal, reader: person.reference.id, now: now)
        }
    }
}

extension WinMatrix {
    fileprivate var unseen: WinLine? { wins.first { $0.evidence.allSatisfy(\.isWhitespace) } }
}

extension GoalEdit {
    fileprivate static func saying(whyNow: String) -> GoalEdit {
        GoalEdit(name: nil, kind: nil, decision: .keep, success: nil, whyNow: whyNow, objections: [], reopen: false)
    }

    fileprivate static func saying(_ objection: Objection) -> GoalEdit {
        GoalEdit(name: nil, kind: nil, decision: .keep, success: nil, whyNow: nil, objections: [objection], reopen: false)
    }
}

extension SeatEdit {
    /// A seat of which nothing is said yet.
    public static let unsaid = SeatEdit(roles: [], notRoles: [], stance: nil, said: "", highlight: nil)
}

extension WinEdit {
    fileprivate static func saying(evidence: String) -> WinEdit {
        WinEdit(
            what: nil, effect: nil, evidence: evidence, at: nil, goal: .keep, with: [], notWith: [], knownBy: [], notKnownBy: [],
            from: nil)
    }
}

/// The wheel, and below it where the user knows people by name alone.
public struct WheelShown: Hashable, Sendable {
    public let wheel: Wheel
    /// Departments in which the user talked with nobody yet, each with who works there.
    public let nobodyIn: [NobodyIn]
}

/// How far the user and everyone with a say in a goal have come, and where nobody is yet.
public final class WheelStore: Held<WheelShown> {
    public init(_ door: Door) {
        super.init(door) { journal, now in
            let relationships = journal.relationships()
            return WheelShown(
                wheel: try relationships.wheel(now: now), nobodyIn: try relationships.breadth(now: now).nobodyIn)
        }
    }
}

/// One stage of the wheel, and who is at it.
public struct StageShown: Hashable, Sendable {
    public let stage: Stage
    public let people: [OnTheWheel]
}

extension Wheel {
    /// The stages in the order in which they are come to; the eight are all there, also those where nobody is.
    public var stages: [StageShown] {
        let order: [Stage] = [.stranger, .acquainted, .rapport, .trust, .wouldSpeak, .asked, .spokeForMe, .thanked]
        return order.map { stage in StageShown(stage: stage, people: people.filter { $0.stage == stage }) }
    }

    /// The place of the stage with the most people, the furthest one of several: it stands open at first.
    public var largest: Int {
        let counts = stages.map(\.people.count)
        return counts.indices.max { (counts[$0], $0) < (counts[$1], $1) } ?? 0
    }
}
