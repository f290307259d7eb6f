import JournalKit
import SwiftUI

extension HallwayModel {
    /// What this process has but one of.
    static let here = ofThisPhone()
}

/// What goes on outside the screens of this app.
@MainActor
func waysIn(_ hallway: HallwayModel) -> [any Outside] {
    []
}

extension View {
    /// The window takes what comes from outside.
    func takesWaysIn() -> some View {
        onOpenURL { url in
            if let link = Link(url) { HallwayModel.here.follow(link) }
        }
    }
}
