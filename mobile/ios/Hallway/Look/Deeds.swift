import JournalKit
import SwiftUI

extension Deed {
    /// What was done, as the bar at the foot says it.
    var words: String {
        switch kind {
        case .answered: String(localized: "deed_answered")
        case .undone: undone?.words ?? String(localized: "undone")
        case .kept: String(localized: "deed_kept \(about)")
        case .putOff: String(localized: "deed_put_off \(about)")
        case .letGo: String(localized: "deed_let_go \(about)")
        case .resting: String(localized: "deed_resting \(about)")
        case .awake: String(localized: "deed_awake \(about)")
        case .changed: String(localized: "deed_changed \(about)")
        case .noted: String(localized: "deed_seated \(about)")
        case .deleted: String(localized: "deed_deleted \(about)")
        case .paced: about.isEmpty ? String(localized: "deed_paced_any") : String(localized: "deed_paced \(about)")
        case .set: String(localized: "deed_set \(about)")
        case .ended: String(localized: "deed_ended \(about)")
        case .seated: String(localized: "deed_seated \(about)")
        case .offTheMap: String(localized: "deed_off_the_map \(about)")
        case .told: String(localized: "deed_told \(about)")
        case .won: String(localized: "deed_won \(about)")
        case .given: String(localized: "deed_given \(about)")
        case .asked: String(localized: "deed_asked \(about)")
        case .heard: String(localized: "deed_heard \(about)")
        case .cameBack: String(localized: "deed_came_back \(about)")
        case .letBe: String(localized: "deed_let_be \(about)")
        case .renamed: String(localized: "deed_renamed \(about)")
        case .cutOff: String(localized: "deed_cut_off \(about)")
        case .trusted: String(localized: "deed_trusted \(about)")
        }
    }
}

extension Undone {
    /// `Undone. Ana Silva stays: also named elsewhere.`
    var words: String {
        let stays = kept.map { String(localized: "undone_kept \($0.person.name)") }
        let changed = left > 0 ? [String(localized: "undone_left")] : []
        return ([String(localized: "undone")] + stays + changed).joined(separator: " ")
    }

    /// Whether something stays that went with the act.
    var leaves: Bool { left > 0 || !kept.isEmpty }
}

extension Trouble {
    /// The trouble as a person reads it.
    var words: String {
        switch kind {
        case .full: String(localized: "trouble_full")
        case .keyGone: String(localized: "trouble_key_gone")
        case .mistake: String(localized: "trouble_mistake")
        case .say, .tryAgain, .decide, .stopped: sentence.capital
        }
    }
}
