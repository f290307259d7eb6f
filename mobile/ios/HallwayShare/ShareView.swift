import HallwayGroup
import SwiftUI

/// A line before it is kept. What could not be kept stays in the field, and why is said.
struct ShareView: View {
    let shared: @MainActor () async -> String
    let save: @MainActor (String) throws -> Void
    let leave: @MainActor () -> Void

    @State private var text = ""
    @State private var trouble: Trouble?
    @FocusState private var writes: Bool

    private enum Trouble { case full, long }

    var body: some View {
        NavigationStack {
            VStack(alignment: .leading) {
                TextField("share_field", text: $text, axis: .vertical)
                    .focused($writes)
                    .accessibilityIdentifier("line")
                if let trouble { Text(sentence(trouble)).font(.footnote) }
                Spacer()
            }
            .padding()
            .navigationTitle("share_title")
            .toolbar {
                ToolbarItem(placement: .cancellationAction) { Button("share_cancel", action: leave) }
                ToolbarItem(placement: .confirmationAction) {
                    Button("share_save", action: keep).disabled(text.allSatisfy(\.isWhitespace))
                }
            }
        }
        .task {
            // Whoever shares may be slow: what was typed meanwhile stays.
            let came = await shared()
            text = came.above(text)
            writes = true
        }
    }

    private func keep() {
        do {
            try save(text)
        } catch is Inbox.TooLong {
            trouble = .long
        } catch {
            trouble = .full
        }
    }

    private func sentence(_ trouble: Trouble) -> LocalizedStringKey {
        switch trouble {
        case .full: "share_full"
        case .long: "share_long"
        }
    }
}
