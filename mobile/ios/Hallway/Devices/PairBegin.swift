import JournalKit
import SwiftUI
import UIKit

/// Where pairing begins: the camera fills the screen; a code can be pasted instead, or shown here.
struct PairBegin: View {
    let store: PairingStore
    @Environment(\.openURL) private var openURL
    @Environment(\.scenePhase) private var scenePhase
    @State private var camera = Camera.access
    @State private var pasting = false

    var body: some View {
        VStack(spacing: 0) {
            VStack(spacing: 8) {
                Quiet(String(localized: "pair_begin"))
                // Said before the system asks.
                Quiet(String(localized: "pair_network"))
            }
            .padding(Size.edge)
            finder.frame(maxWidth: .infinity, maxHeight: .infinity)
            VStack(spacing: 8) {
                Button("pair_paste") { pasting = true }.buttonStyle(.wide(loud: true))
                Button("pair_show", action: store.showCode).buttonStyle(.wide(loud: false))
            }
            .padding(Size.edge)
        }
        .sheet(isPresented: $pasting) { PasteSheet(store: store) }
        // They may have allowed it in the system's settings.
        .onChange(of: scenePhase) { camera = Camera.access }
    }

    @ViewBuilder private var finder: some View {
        switch camera {
        case .granted:
            CodeFinder(read: store.join, failed: { camera = .none })
        case .askable:
            Button("pair_use_camera") {
                Task {
                    await Camera.ask()
                    camera = Camera.access
                }
            }
            .buttonStyle(.bordered)
            .controlSize(.large)
        case .refused:
            VStack(spacing: 16) {
                Text("pair_no_camera").foregroundStyle(.secondary)
                Button("pair_allow_camera") {
                    if let url = URL(string: UIApplication.openSettingsURLString) { openURL(url) }
                }
                .touchable()
            }
            .padding(Size.edge)
        case .none:
            Text("pair_no_camera").foregroundStyle(.secondary).padding(Size.edge)
        }
    }
}

/// A code that was copied on the other device. The system's own button pastes, so that nothing is looked at before it is touched.
private struct PasteSheet: View {
    let store: PairingStore
    @Environment(\.dismiss) private var dismiss
    @State private var code = ""

    var body: some View {
        NavigationStack {
            Form {
                TextField("pair_code", text: $code, axis: .vertical)
                    .autocorrectionDisabled()
                    .textInputAutocapitalization(.never)
                    .font(.body.monospaced())
                PasteButton(payloadType: String.self) { texts in
                    if let text = texts.first { code = text }
                }
            }
            .navigationTitle("pair_paste")
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .cancellationAction) {
                    Button("cancel") { dismiss() }
                }
                ToolbarItem(placement: .confirmationAction) {
                    Button("pair_join") {
                        dismiss()
                        store.join(code.trimmingCharacters(in: .whitespacesAndNewlines))
                    }
                    .disabled(code.allSatisfy(\.isWhitespace))
                }
            }
        }
        .presentationDetents([.medium, .large])
    }
}
