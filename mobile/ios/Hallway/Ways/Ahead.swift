import Foundation
import JournalKit
import WidgetKit

/// What lies ahead, where the user switched the calendar on: the notifications about meetings are handed to the system for a day, and
/// widgets show who is next. Of a look nothing is kept but that. Without the calendar, widgets show the names of two people.
@MainActor
final class Ahead: Outside {
    private let door: Door
    private let preferences: Preferences
    private let replies = MeetingReplies()

    init(_ door: Door, _ preferences: Preferences) {
        self.door = door
        self.preferences = preferences
        // Before the launch is over: the system hands over what was answered while the app did not run.
        MeetingNotifications.begin(replies)
    }

    func front() {
        Task { await look() }
    }

    func away() {
        Task { await look() }
    }

    func turned(_ option: Option, on: Bool) async -> OptionNote? {
        switch option {
        case .calendar:
            if on {
                guard await PhoneCalendar.mayRead() else { return .noCalendar }
                guard await MeetingNotifications.mayPost() else {
                    // The cards and the widgets have the calendar all the same.
                    preferences.turn(.calendar, on: true)
                    await look()
                    return .noNotifications
                }
            }
            Task { await look(reads: on) }
        case .locked:
            Task { await look(locked: on) }
        case .hidden, .background, .search:
            break
        }
        return nil
    }

    /// Looks, and brings notifications and widgets up to date.
    func look() async {
        await look(reads: preferences.isOn(.calendar), locked: preferences.isOn(.locked))
    }

    /// Where one goes next: to the card of whoever is met next, or to Today.
    func next() async -> Link {
        let now = Date.now
        guard let next = await encounters(now, reads: preferences.isOn(.calendar)).next(at: now) else { return .today }
        return .prep(next.people.map(\.reference.id))
    }

    private func look(reads: Bool? = nil, locked: Bool? = nil) async {
        let now = Date.now
        let encounters = await encounters(now, reads: reads ?? preferences.isOn(.calendar))
        await MeetingNotifications.replace(with: encounters.notices(from: now))
        let hides = locked ?? preferences.isOn(.locked)
        guard let shown = try? await door.glance(locked: hides, among: encounters, at: now) else { return }
        // A widget that cannot be brought up to date now goes on showing what it showed.
        if (try? AppGroup.glance?.write(shown)) == true { WidgetCenter.shared.reloadAllTimelines() }
    }

    private func encounters(_ now: Date, reads: Bool) async -> [Encounter] {
        guard reads else { return [] }
        return (try? await door.encounters(among: PhoneCalendar.day(around: now))) ?? []
    }
}
