// EventKit, as far as Hallway uses it. Each with the name of its page in Apple's documentation.
@_exported import Foundation

// EKEntityType, EKAuthorizationStatus
public enum EKEntityType: UInt, Sendable { case event, reminder }
public enum EKAuthorizationStatus: Int, Sendable { case notDetermined, restricted, denied, fullAccess, writeOnly }

// EKEventStore
open class EKEventStore: NSObject {
    public override init() {}
    public class func authorizationStatus(for entityType: EKEntityType) -> EKAuthorizationStatus { .notDetermined }
    public func requestFullAccessToEvents() async throws -> Bool { false }
    public func predicateForEvents(withStart startDate: Date, end endDate: Date, calendars: [EKCalendar]?) -> NSPredicate {
        fatalError()
    }
    public func events(matching predicate: NSPredicate) -> [EKEvent] { [] }
}

// EKCalendar
open class EKCalendar: NSObject {}

// EKEventStatus, EKParticipantStatus
public enum EKEventStatus: Int, Sendable { case none, confirmed, tentative, canceled }
public enum EKParticipantStatus: Int, Sendable {
    case unknown, pending, accepted, declined, tentative, delegated, completed, inProcess
}

// EKParticipant
open class EKParticipant: NSObject {
    public var name: String? { nil }
    public var participantStatus: EKParticipantStatus { .unknown }
    public var isCurrentUser: Bool { false }
}

// EKCalendarItem, EKEvent
open class EKCalendarItem: NSObject {
    public var title: String!
    public var attendees: [EKParticipant]? { nil }
}
open class EKEvent: EKCalendarItem {
    public var startDate: Date!
    public var endDate: Date!
    public var isAllDay = false
    public var status: EKEventStatus { .none }
}
