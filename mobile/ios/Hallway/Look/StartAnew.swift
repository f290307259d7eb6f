import JournalKit
import SwiftUI

/// Where the key is gone: what cannot be read is set aside, whole, and the laptop gives the journal anew. Asked before it is done.
struct StartAnew: View {
    @Environment(HallwayModel.self) private var hallway
    @State private var asks = false

    var body: some View {
        Button("key_gone_pair") { asks = true }
            .touchable()
            .confirmationDialog("key_gone_sure", isPresented: $asks, titleVisibility: .visible) {
                Button("key_gone_yes") {
                    Task {
                        if await hallway.startAnew() { hallway.open(.pairing) }
                    }
                }
                Button("cancel", role: .cancel) {}
            }
    }
}
