import JournalKit
import SwiftUI

/// Where the file is damaged: what can be read is brought into a new one, and the damaged one is kept. Asked before it is done.
struct Repair: View {
    let again: @MainActor () -> Void
    @Environment(HallwayModel.self) private var hallway
    @State private var asks = false

    var body: some View {
        if hallway.repairing {
            Text("repairing")
        } else {
            if let why = hallway.notRepaired { Text("repair_failed \(why.words)") }
            Button("repair") { asks = true }
                .touchable()
                .confirmationDialog("repair_sure", isPresented: $asks, titleVisibility: .visible) {
                    Button("repair") {
                        Task {
                            await hallway.repair()
                            again()
                        }
                    }
                    Button("cancel", role: .cancel) { hallway.leaveIt() }
                }
            // Where a repair does not help, the laptop has the journal too.
            if hallway.notRepaired != nil { StartAnew() }
        }
    }
}
