import JournalKit
import SwiftUI

// What the kinds of goals, says and stances are called on the screen. A kind that a newer version wrote is shown by its own word.

extension Say {
    var word: LocalizedStringKey {
        switch self {
        case .veto: "say_veto"
        case .signsOff: "say_signs_off"
        case .manager: "say_manager"
        case .inTheRoom: "say_in_the_room"
        case .asked: "say_asked"
        }
    }
}

extension Shows {
    var word: LocalizedStringKey {
        switch self {
        case .nothingYet: "stance_not_said"
        case .concerns: "stance_concerns"
        case .wouldSpeak: "stance_would_speak"
        }
    }
}

extension Stance {
    /// Those that one can note, from the least shown.
    static let all: [Stance] = [.doesNotKnow, .hasNotSaid, .hasConcerns, .wouldSpeak]

    var word: String {
        switch self {
        case .doesNotKnow: String(localized: "stance_does_not_know")
        case .hasNotSaid: String(localized: "stance_not_said")
        case .hasConcerns: String(localized: "stance_concerns")
        case .wouldSpeak: String(localized: "stance_would_speak")
        case .other(let word): word
        }
    }
}

extension Role {
    var word: String {
        switch self {
        case .manager: String(localized: "role_manager")
        case .veto: String(localized: "say_veto")
        case .signOff: String(localized: "say_signs_off")
        case .inTheRoom: String(localized: "say_in_the_room")
        case .influences: String(localized: "role_influences")
        case .recruiter: String(localized: "role_recruiter")
        case .hiringManager: String(localized: "role_hiring_manager")
        case .referrer: String(localized: "role_referrer")
        case .referenceGiver: String(localized: "role_reference")
        case .other(let word): word
        }
    }
}

extension GoalKind {
    /// Those that one can set.
    static let all: [GoalKind] = [.promotion, .newJob, .project, .anything]

    /// The says of a goal of this kind: those of every goal, and those that only a new job has.
    var roles: [Role] {
        let every: [Role] = [.veto, .signOff, .manager, .inTheRoom, .influences]
        return self == .newJob ? every + [.hiringManager, .recruiter, .referrer, .referenceGiver] : every
    }

    var word: String {
        switch self {
        case .promotion: String(localized: "goal_promotion")
        case .newJob: String(localized: "goal_new_job")
        case .project: String(localized: "goal_project")
        case .anything: String(localized: "goal_anything")
        case .other(let word): word
        }
    }
}

extension Outcome {
    static let all: [Outcome] = [.reached, .notThisTime, .letGo]

    var word: String {
        switch self {
        case .reached: String(localized: "outcome_reached")
        case .notThisTime: String(localized: "outcome_not_this_time")
        case .letGo: String(localized: "outcome_let_go")
        case .other(let word): word
        }
    }
}

extension Stage {
    var word: String {
        switch self {
        case .stranger: String(localized: "stage_stranger")
        case .acquainted: String(localized: "stage_acquainted")
        case .rapport: String(localized: "stage_rapport")
        case .trust: String(localized: "stage_trust")
        case .wouldSpeak: String(localized: "stance_would_speak")
        case .asked: String(localized: "stage_asked")
        case .spokeForMe: String(localized: "stage_spoke")
        case .thanked: String(localized: "stage_thanked")
        case .other(let word): word
        }
    }
}

extension KitLacks {
    var word: String {
        switch self {
        case .name: String(localized: "kit_lacks_name")
        case .whyNow: String(localized: "kit_lacks_why_now")
        case .wins: String(localized: "kit_lacks_wins")
        case .evidence: String(localized: "kit_lacks_evidence")
        case .objection: String(localized: "kit_lacks_objection")
        case .highlight: String(localized: "kit_lacks_highlight")
        }
    }
}

extension CouldJoin {
    /// What says that they could be on a map.
    var because: String {
        let counts = [
            spoke > 0 ? String(localized: "could_spoke \(Int(spoke))") : nil,
            gave > 0 ? String(localized: "could_gave \(Int(gave))") : nil,
            conversations > 0 ? String(localized: "could_conversations \(Int(conversations))") : nil,
            through.map { String(localized: "could_through \($0.name)") },
        ]
        return counts.compactMap { $0 }.joined(separator: ", ")
    }
}

extension NobodyIn {
    /// Who leads there.
    var way: String {
        guard let through else { return String(localized: "nobody_works \(whom.name)") }
        return String(localized: "nobody_through \(through.name) \(whom.name)")
    }
}

extension GoalLine {
    /// When a goal is decided or how it ended, and how many of its people would speak.
    func under(today: NaiveDate) -> String {
        [at(today: today), seats].joined(separator: " · ")
    }

    private func at(today: NaiveDate) -> String {
        if let closed {
            return String(
                localized: "goal_ended \(outcome?.word ?? String(localized: "goal_over")) \(Days.short(closed, today: today))")
        }
        guard let decision else { return String(localized: "goal_no_day") }
        switch daysLeft ?? 0 {
        case 0: return String(localized: "goal_decided_today")
        case 1...: return String(localized: "goal_decided \(Days.withWeekday(decision))")
        default: return String(localized: "goal_was_decided \(Days.short(decision, today: today))")
        }
    }

    private var seats: String {
        if people == 0 { return String(localized: "goal_nobody") }
        if wouldSpeak == 0 { return String(localized: "goal_people \(Int(people))") }
        return String(localized: "goal_people_speak \(Int(people)) \(Int(wouldSpeak))")
    }
}
