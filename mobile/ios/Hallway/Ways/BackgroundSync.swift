import BackgroundTasks
import JournalKit
import SwiftUI

/// The seconds that the system gives an app in the background now and then, when the user switched that on.
@MainActor
final class BackgroundSync: Outside {
    /// As the property list of the app has it among those that the scheduler may know.
    nonisolated static let name = "app.hallway.sync"

    /// The soonest that it is asked for again, in seconds; the system says when, and it may be much later.
    private static let soonest: TimeInterval = 15 * 60

    private let preferences: Preferences

    init(_ preferences: Preferences) {
        self.preferences = preferences
    }

    func away() {
        Self.schedule(preferences.isOn(.background))
    }

    func turned(_ option: Option) {
        if option == .background { Self.schedule(preferences.isOn(.background)) }
    }

    /// Has it run once more, or no longer.
    static func schedule(_ on: Bool) {
        guard on else {
            BGTaskScheduler.shared.cancel(taskRequestWithIdentifier: name)
            return
        }
        let request = BGAppRefreshTaskRequest(identifier: name)
        request.earliestBeginDate = Date(timeIntervalSinceNow: soonest)
        // Refused where the user took that away from every app, and on a simulator.
        try? BGTaskScheduler.shared.submit(request)
    }
}

extension HallwayModel {
    /// What is done in those seconds. What came by their end is whole, and the rest comes the next time.
    func refresh() async {
        guard preferences.isOn(.background) else { return }
        BackgroundSync.schedule(true)
        if let inbox = Inbox.sharedFolder { _ = try? await door.takeInbox(inbox) }
        _ = try? await sync.once()
        for case let ahead as Ahead in outside { await ahead.look() }
    }
}

extension Scene {
    /// The app in the background.
    func inBackground(_ hallway: HallwayModel) -> some Scene {
        backgroundTask(.appRefresh(BackgroundSync.name)) { await hallway.refresh() }
    }
}
