import EventKit
import JournalKit

/// The calendar of the phone, read and never written to. Without leave it is empty.
enum PhoneCalendar {
    /// Asks for the whole calendar: what is asked for less may only write.
    static func mayRead() async -> Bool {
        (try? await EKEventStore().requestFullAccessToEvents()) ?? false
    }

    /// Twelve hours back and a day ahead.
    static func day(around now: Date) async -> [CalendarEvent] {
        let store = EKEventStore()
        guard EKEventStore.authorizationStatus(for: .event) == .fullAccess else { return [] }
        let span = store.predicateForEvents(
            withStart: now.addingTimeInterval(-12 * 3_600), end: now.addingTimeInterval(24 * 3_600), calendars: nil)
        return store.events(matching: span).filter(isMeeting).prefix(most).map(event)
    }

    /// The most events of a day, and the most people of an event: a calendar may hold anything.
    private static let most = 50

    /// Whole days are no meetings, and what was called off or declined is none either.
    private static func isMeeting(_ event: EKEvent) -> Bool {
        let declined = event.attendees?.contains { $0.isCurrentUser && $0.participantStatus == .declined } ?? false
        return !event.isAllDay && event.status != .canceled && !declined
    }

    private static func event(_ event: EKEvent) -> CalendarEvent {
        let coming = event.attendees?.filter { !$0.isCurrentUser && $0.participantStatus != .declined } ?? []
        return CalendarEvent(
            title: event.title ?? "", begin: event.startDate, end: event.endDate,
            attendees: coming.prefix(most).compactMap(\.name))
    }
}
