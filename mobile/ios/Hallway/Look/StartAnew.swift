import JournalKit
import SwiftUI

/// Where the key is gone: what cannot be read is set aside, whole, and the laptop gives the journal anew. Asked before it is done.
struct StartAnew: View {
    @Environment(HallwayModel.self) private var hallway
    @State private var asks = false
    /// Even that could not be done.
    @State private var failed = false

    var body: some View {
        if failed { Text("key_gone_failed") }
        Button("key_gone_pair") { asks = true }
            .touchable()
            .confirmationDialog("key_gone_sure", isPresented: $asks, titleVisibility: .visible) {
                Button("key_gone_yes") {
                    Task {
                        failed = await !hallway.startAnew()
                        if !failed { hallway.open(.pairing) }
                    }
                }
                Button("cancel", role: .cancel) { hallway.leaveIt() }
            }
    }
}
