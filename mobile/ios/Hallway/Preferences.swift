import Foundation
import Observation

/// What can be switched on. Everything is off until it is.
enum Option: String, CaseIterable, Identifiable {
    /// The app asks for the lock of the phone before it shows anything.
    case locked
    /// The screens stay out of the app switcher.
    case hidden
    /// Sync also goes on in the background.
    case background
    /// The calendar is read: a card before a meeting, a question after it.
    case calendar
    /// The names of people are found from the phone's own search.
    case search

    var id: Option { self }
}

/// Why something could not be switched on, and how to allow it.
enum OptionNote: Hashable {
    case noLock, noCalendar, noNotifications
}

/// What the user set on this phone alone. Nothing of the journal is in here.
@MainActor
@Observable
final class Preferences {
    private var on: Set<Option>
    @ObservationIgnored private let kept: UserDefaults

    init(_ kept: UserDefaults) {
        self.kept = kept
        on = Set(Option.allCases.filter { kept.bool(forKey: $0.rawValue) })
    }

    func isOn(_ option: Option) -> Bool {
        on.contains(option)
    }

    func turn(_ option: Option, on isOn: Bool) {
        if isOn { on.insert(option) } else { on.remove(option) }
        kept.set(isOn, forKey: option.rawValue)
    }
}
