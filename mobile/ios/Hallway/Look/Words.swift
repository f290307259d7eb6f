import JournalKit
import SwiftUI

// What the journal's kinds are called on the screen. A kind that a newer version wrote is shown by its own word.

extension Mark {
    var word: LocalizedStringKey {
        switch self {
        case .person: "mark_person"
        case .promise: "mark_promise"
        case .theirs: "mark_theirs"
        case .gave: "mark_gave"
        case .got: "mark_got"
        case .about: "mark_about"
        case .topic: "mark_topic"
        }
    }
}

extension AskKind {
    var word: String {
        switch self {
        case .time: String(localized: "ask_time")
        case .feedback: String(localized: "ask_feedback")
        case .mentorship: String(localized: "ask_mentorship")
        case .advocacy: String(localized: "ask_advocacy")
        case .introduction: String(localized: "ask_introduction")
        case .other(let word): word
        }
    }
}

extension AskToday {
    /// Whether there is something to ask at the door.
    func words(today: NaiveDate) -> String {
        switch self {
        case .late: String(localized: "ask_late")
        case .askedLately: String(localized: "ask_lately")
        case .waits(let kind, let since): String(localized: "ask_waits \(kind.word) \(Days.short(since, today: today))")
        case .notNow(let kind, let day): String(localized: "ask_not_now \(kind.word) \(Days.short(day, today: today))")
        case .notYet(let step): String(localized: "ask_not_yet \(step)")
        case .may(let kind, .some(let before)): String(localized: "ask_may_before \(kind.word) \(before.word)")
        case .may(let kind, nil): kind.word
        }
    }
}

extension AnswerKind {
    var word: String {
        switch self {
        case .yes: String(localized: "answer_yes")
        case .no: String(localized: "answer_no")
        case .notNow: String(localized: "answer_not_now")
        case .answered: String(localized: "answer_answered")
        case .other(let word): word
        }
    }
}

extension FactKind {
    var word: String {
        switch self {
        case .interest: String(localized: "fact_interest")
        case .commonGround: String(localized: "fact_common_ground")
        case .expertise: String(localized: "fact_expertise")
        case .family: String(localized: "fact_family")
        case .food: String(localized: "fact_food")
        case .music: String(localized: "fact_music")
        case .value: String(localized: "fact_value")
        case .project: String(localized: "fact_project")
        case .preference: String(localized: "fact_preference")
        case .need: String(localized: "fact_need")
        case .careful: String(localized: "fact_careful")
        case .learn: String(localized: "fact_learn")
        case .aim: String(localized: "fact_aim")
        case .pressure: String(localized: "fact_pressure")
        case .news: String(localized: "fact_news")
        case .homework: String(localized: "fact_homework")
        case .gap: String(localized: "fact_gap")
        case .bridge: String(localized: "fact_bridge")
        case .tried: String(localized: "fact_tried")
        case .birthday: String(localized: "fact_birthday")
        case .role: String(localized: "fact_role")
        case .place: String(localized: "fact_place")
        case .turnTo: String(localized: "fact_turn_to")
        case .other(let word): word
        }
    }
}

extension ChipState {
    var word: LocalizedStringKey {
        switch self {
        case .taken: "chip_taken"
        case .asked: "chip_asked"
        case .doubt: "chip_doubt"
        }
    }
}

extension Chip {
    /// What stands on it: what was understood or, where that is not sure, the question.
    var words: String { state == .taken || question.isEmpty ? text : question }

    /// What its toggle would say instead.
    var toggleWord: LocalizedStringKey {
        if kind == .private { return "chip_toggle_open" }
        return there == true ? "chip_toggle_mentioned" : "chip_toggle_there"
    }

    /// A question is answered; what was understood is taken out.
    var refuseWord: LocalizedStringKey { state == .taken ? "chip_remove" : "chip_refuse" }
}

extension Place {
    /// What the button of an act says that is done at this place.
    var stepWord: LocalizedStringKey {
        switch self {
        case .prep: "today_card"
        case .draft: "step_draft"
        case .kit: "step_page"
        case .goal: "step_map"
        default: "today_open"
        }
    }
}

extension WayOut {
    /// What a button says that leads there.
    var word: LocalizedStringKey {
        switch self {
        case .line(nil): "today_first_log"
        case .line(let name?): "out_line \(name)"
        case .tab(let tab): tab.word
        case .place(.review): "review_title"
        case .place(.devices): "devices_title"
        case .place(.pairing): "devices_pair"
        case .place(.asks): "asks_title"
        case .place: "today_open"
        case .person(let name): "out_open \(name)"
        case .goal: "out_goal"
        }
    }
}

extension OpenPromise {
    /// What was promised; a private one without its words.
    var words: String { `private` ? String(localized: "promise_private") : text }

    /// What was promised, and by when or since when.
    func words(today: NaiveDate) -> String {
        guard let day = due?.day else { return words }
        return lateDays == nil && !old
            ? String(localized: "prep_by \(words) \(Days.withWeekday(day))")
            : String(localized: "prep_since \(words) \(Days.since(day, today: today))")
    }

    /// With whom, and when.
    func under(today: NaiveDate) -> String {
        let at =
            if let day = due?.day, old {
                String(localized: "promise_old \(Days.since(day, today: today))")
            } else if let day = due?.day {
                lateDays == nil ? Days.withWeekday(day) : String(localized: "promise_late \(Days.since(day, today: today))")
            } else {
                Days.short(made, today: today)
            }
        return [person?.name, at].joined
    }
}

extension [String?] {
    /// What there is of these, on one line.
    var joined: String { compactMap { $0?.isEmpty == false ? $0 : nil }.joined(separator: " · ") }
}

/// A title and the house it is held in: `Design director, Payments`.
func job(_ title: String?, _ org: String?) -> String {
    [title, org].compactMap { $0?.isEmpty == false ? $0 : nil }.joined(separator: ", ")
}
