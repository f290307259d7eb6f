import Foundation
import JournalKit
import UserNotifications

/// The two notifications about a meeting. Each shows first names and a time and nothing else, whether the phone is locked or not.
/// They are handed to the system ahead of time; whenever the app runs it looks whether they still hold.
enum MeetingNotifications {
    private static let card = "card"
    private static let reply = "reply"
    private static let link = "link"
    private static let people = "people"

    /// Says what can be answered, and who hears the answers.
    static func begin(_ replies: MeetingReplies) {
        let center = UNUserNotificationCenter.current()
        center.delegate = replies
        let open = UNNotificationAction(identifier: card, title: Wording.meetingCard.text, options: .foreground)
        let field = UNTextInputNotificationAction(
            identifier: reply, title: Wording.meetingReply.text, options: [],
            textInputButtonTitle: Wording.meetingSend.text, textInputPlaceholder: Wording.meetingField.text)
        center.setNotificationCategories([
            category(.before, open), category(.after, field),
        ])
    }

    private static func category(_ kind: Notice.Kind, _ action: UNNotificationAction) -> UNNotificationCategory {
        UNNotificationCategory(identifier: kind.rawValue, actions: [action], intentIdentifiers: [], options: [])
    }

    /// Asks whether anything may be shown.
    static func mayPost() async -> Bool {
        (try? await UNUserNotificationCenter.current().requestAuthorization(options: [.alert])) ?? false
    }

    /// These are said from now on, and none that was to be said before.
    static func replace(with notices: [Notice]) async {
        let center = UNUserNotificationCenter.current()
        let wanted = Set(notices.map(\.id))
        let stale = await center.pendingNotificationRequests().map(\.identifier).filter { !wanted.contains($0) }
        center.removePendingNotificationRequests(withIdentifiers: stale)
        for notice in notices {
            // What the user allowed no more is not shown; the meeting goes on without.
            try? await center.add(request(for: notice))
        }
    }

    /// Tells what became of a reply that was not simply saved, and no word of it: the system keeps notifications in plain. A touch
    /// leads to the field.
    static func tell(_ sentence: String) async {
        let content = UNMutableNotificationContent()
        content.title = sentence
        content.userInfo = [link: Link.log(with: []).url?.absoluteString ?? ""]
        let request = UNNotificationRequest(identifier: UUID().uuidString, content: content, trigger: nil)
        try? await UNUserNotificationCenter.current().add(request)
    }

    private static func request(for notice: Notice) -> UNNotificationRequest {
        let content = UNMutableNotificationContent()
        content.title = notice.title()
        content.categoryIdentifier = notice.kind.rawValue
        // Of whom a reply is: never shown, and with no word of a note.
        content.userInfo = [
            people: notice.encounter.people.map(\.name), link: notice.link.url?.absoluteString ?? "",
        ]
        let moment = Calendar.current.dateComponents([.year, .month, .day, .hour, .minute, .second], from: notice.at)
        let trigger = UNCalendarNotificationTrigger(dateMatching: moment, repeats: false)
        return UNNotificationRequest(identifier: notice.id, content: content, trigger: trigger)
    }

    /// What the user did with a notification.
    enum Answer: Sendable {
        case say(String)
        case open(Link)
        case nothing

        init(_ response: UNNotificationResponse) {
            let kept = response.notification.request.content.userInfo
            let opened = (kept[MeetingNotifications.link] as? String).flatMap(URL.init).flatMap(Link.init)
            switch response.actionIdentifier {
            case MeetingNotifications.reply:
                let people = kept[MeetingNotifications.people] as? [String] ?? []
                let typed = (response as? UNTextInputNotificationResponse)?.userText ?? ""
                self = JournalKit.line(about: people, reply: typed).map(Answer.say) ?? .nothing
            case MeetingNotifications.card, UNNotificationDefaultActionIdentifier:
                self = opened.map(Answer.open) ?? .nothing
            default:
                self = .nothing
            }
        }
    }
}

/// Hears what the user did with a notification, on a thread of the system's.
final class MeetingReplies: NSObject, UNUserNotificationCenterDelegate, Sendable {
    func userNotificationCenter(
        _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
        withCompletionHandler done: @escaping () -> Void
    ) {
        let answer = MeetingNotifications.Answer(response)
        let finished = Finished(call: done)
        Task { @MainActor in
            await HallwayModel.here.take(answer)
            finished.call()
        }
    }

    func userNotificationCenter(
        _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
        withCompletionHandler show: @escaping (UNNotificationPresentationOptions) -> Void
    ) {
        show([.banner, .list])
    }

    /// What the system wants to be told once, on the main thread.
    private struct Finished: @unchecked Sendable {
        let call: () -> Void
    }
}

extension HallwayModel {
    /// A line that is said outside the window: in the journal, or in the inbox until that can be opened.
    func say(_ line: String) async throws -> Said {
        guard let inbox = AppGroup.inbox else { throw Inbox.Full() }
        return try await door.say(line, in: inbox)
    }

    /// A line that is not in the journal yet is said; one that could not be kept anywhere stands in the field.
    func take(_ answer: MeetingNotifications.Answer) async {
        switch answer {
        case .open(let link):
            Arrivals.here.arrive(link)
        case .say(let line):
            if let sentence = await Arrivals.here.reply(line, to: door, in: AppGroup.inbox) {
                await MeetingNotifications.tell(sentence)
            }
        case .nothing:
            break
        }
    }
}
