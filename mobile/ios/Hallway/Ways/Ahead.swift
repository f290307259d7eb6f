import Foundation
import JournalKit
import WidgetKit

/// What lies ahead, where the user switched the calendar on: the notifications about meetings are handed to the system for a day, and
/// widgets show who is next. Of a look nothing is kept but that. Without the calendar, widgets show the names of two people.
@MainActor
final class Ahead: Outside {
    private let lookout: Lookout
    private let preferences: Preferences
    private let replies = MeetingReplies()

    init(_ door: Door, _ preferences: Preferences) {
        self.preferences = preferences
        lookout = Lookout(
            door,
            wants: { Lookout.Wants(calendar: preferences.isOn(.calendar), locked: preferences.isOn(.locked)) },
            events: { now in await PhoneCalendar.day(around: now) },
            announce: { notices in await MeetingNotifications.replace(with: notices) },
            show: { shown in
                if (try? AppGroup.glance?.write(shown)) == true { WidgetCenter.shared.reloadAllTimelines() }
            })
        // Before the launch is over: the system hands over what was answered while the app did not run.
        MeetingNotifications.begin(replies)
    }

    func front() {
        Task { await look() }
    }

    func away() {
        Task { await look() }
    }

    func asks(for option: Option) async -> OptionNote? {
        guard option == .calendar else { return nil }
        guard await PhoneCalendar.mayRead() else { return .noCalendar }
        guard await MeetingNotifications.mayPost() else {
            // The cards and the widgets have the calendar all the same.
            preferences.turn(.calendar, on: true)
            await look()
            return .noNotifications
        }
        return nil
    }

    func turned(_ option: Option) {
        switch option {
        case .calendar, .locked: Task { await look() }
        case .hidden, .background, .search: break
        }
    }

    /// Looks, and brings notifications and widgets up to date.
    func look() async {
        await lookout.look()
    }

    /// Where one goes next: to the card of whoever is met next, or to Today.
    func next() async -> Link {
        await lookout.next()
    }
}
