/// Where something can be done about a trouble.
public enum WayOut: Hashable, Sendable {
    /// A line, begun with this name if there is one.
    case line(String?)
    case tab(Tab)
    case place(Place)
    /// The page of whoever is called so.
    case person(String)
    /// The goal that is called so.
    case goal(String)
}

extension Hint {
    /// Where on a phone it can be done; nothing where a phone has no screen for it.
    public var wayOut: WayOut? {
        switch self {
        case .writeLine: .line(nil)
        case .addPerson(let name), .addNamesake(let name): .line(name)
        case .seePeople: .tab(.people)
        case .editPerson(let name): .person(name)
        case .setGoal, .seeGoals: .tab(.goals)
        case .editGoal(let goal), .closeGoal(let goal): .goal(goal)
        case .noteAnswer, .askAgain, .letAskBe, .feedbackDone: .place(.asks)
        case .addNewcomer, .takeSuggestion, .dropSuggestion, .lookedAt, .review: .place(.review)
        case .seeDevices, .trustDevice: .place(.devices)
        case .pair: .place(.pairing)
        case .seeReferences, .bringBack, .seeProjects, .pauseProjects, .keepForLater, .finishProject, .sayWhomToMeet, .deleteLine,
            .reopenPromise, .putOffAct, .repair:
            nil
        }
    }
}

extension Trouble {
    /// The file is damaged, and what can be read of it can be brought into a new one.
    public var mayBeRepaired: Bool { hints.contains(.repair) }

    /// What can be done about it on this phone, likeliest first and each once. At most two: more is a menu.
    public var waysOut: [WayOut] {
        var ways: [WayOut] = []
        for way in hints.compactMap(\.wayOut) where !ways.contains(way) { ways.append(way) }
        return Array(ways.prefix(2))
    }
}
