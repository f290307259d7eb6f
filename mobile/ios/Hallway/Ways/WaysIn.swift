import JournalKit

extension HallwayModel {
    /// What this process has but one of: what the system starts by itself, such as Siri or a reply, is handed no window.
    static let here = ofThisPhone()
}

/// What goes on outside the screens of this app.
@MainActor
func waysIn(_ hallway: HallwayModel) -> [any Outside] {
    let ahead = Ahead(hallway.door, hallway.preferences)
    return [
        Arriving(hallway, ahead), ahead, Networks(hallway.sync), BackgroundSync(hallway.preferences),
        PhoneSearch(hallway.door, hallway.preferences),
    ]
}

/// Leads to where a link, a widget, Siri, a notification or the phone's search want to go.
@MainActor
final class Arriving: Outside {
    private weak var hallway: HallwayModel?
    private let ahead: Ahead

    init(_ hallway: HallwayModel, _ ahead: Ahead) {
        self.hallway = hallway
        self.ahead = ahead
        whenever(
            { Arrivals.here.waiting },
            tell: { [weak self] waiting in
                if waiting != nil { self?.lead() }
            })
    }

    private func lead() {
        guard let arrival = Arrivals.here.take() else { return }
        Task {
            let link = arrival.link == .next ? await ahead.next() : arrival.link
            hallway?.follow(link)
            if let words = arrival.words { hallway?.take(words) }
        }
    }
}
