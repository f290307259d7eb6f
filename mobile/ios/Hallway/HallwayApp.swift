import JournalKit
import SwiftUI

/// Hallway. It has one window, whatever the size of the screen.
@main
struct HallwayApp: App {
    @State private var hallway = HallwayModel.here
    @Environment(\.scenePhase) private var scenePhase

    var body: some Scene {
        WindowGroup {
            RootView()
                .environment(hallway)
                .takesWaysIn()
        }
        .commands { WayCommands(hallway: hallway) }
        .inBackground(hallway)
        .onChange(of: scenePhase, initial: true) { before, phase in
            switch phase {
            case .active: hallway.front()
            case .background: hallway.away()
            default: break
            }
        }
    }
}
