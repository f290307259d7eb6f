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
    /// The day on which weeks begin, Sunday being 1; nothing: as the phone has it.
    private(set) var weekBegins: Int?
    @ObservationIgnored private let kept: UserDefaults

    private static let week = "week"

    init(_ kept: UserDefaults) {
        self.kept = kept
        on = Set(Option.allCases.filter { kept.bool(forKey: $0.rawValue) })
        let day = kept.integer(forKey: Self.week)
        weekBegins = (1...7).contains(day) ? day : nil
    }

    func isOn(_ option: Option) -> Bool {
        on.contains(option)
    }

    func turn(_ option: Option, on isOn: Bool) {
        if isOn { on.insert(option) } else { on.remove(option) }
        kept.set(isOn, forKey: option.rawValue)
    }

    /// The first day of a week, as the user or the phone has it; Sunday is 1.
    var firstWeekday: Int { weekBegins ?? Calendar.current.firstWeekday }

    /// The phone's calendar, with weeks that begin so.
    var calendar: Calendar {
        var calendar = Calendar.current
        calendar.firstWeekday = firstWeekday
        return calendar
    }

    func beginWeeks(on day: Int?) {
        weekBegins = day
        kept.set(day ?? 0, forKey: Self.week)
    }
}
