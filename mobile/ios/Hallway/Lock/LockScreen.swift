import JournalKit
import SwiftUI

/// In the place of everything else, as long as the app is locked.
struct LockScreen: View {
    @Environment(HallwayModel.self) private var hallway
    @Environment(\.scenePhase) private var scenePhase
    @State private var asking = false

    var body: some View {
        Centered {
            Text("locked").font(.title3).foregroundStyle(.secondary)
        } foot: {
            Button("unlock", action: ask).buttonStyle(.wide(loud: true))
        }
        .background(.background)
        .onAppear(perform: ask)
    }

    private func ask() {
        guard !asking else { return }
        asking = true
        Task {
            if await DeviceOwner.shows() { hallway.lock.open() }
            asking = false
        }
    }
}
