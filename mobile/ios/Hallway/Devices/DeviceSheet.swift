import JournalKit
import SwiftUI

/// What can be done with a device: another name, letting it take part, and cutting it off, which takes its name typed.
struct DeviceSheet: View {
    let device: DeviceShown
    let store: DevicesStore
    @Environment(\.dismiss) private var dismiss
    @State private var name = ""
    @State private var typed = ""

    private var waits: Bool {
        switch device.member.standing {
        case .paused, .contested: true
        default: false
        }
    }

    private var isCutOff: Bool {
        if case .revoked = device.member.standing { true } else { false }
    }

    var body: some View {
        NavigationStack {
            Form {
                if waits {
                    Button("device_trust") {
                        store.trust(device)
                        dismiss()
                    }
                }
                Section("device_rename") {
                    TextField("device_name", text: $name)
                    Button("log_save") {
                        store.rename(
                            device, name.trimmingCharacters(in: .whitespacesAndNewlines), then: { dismiss() })
                    }
                    .disabled(name.allSatisfy(\.isWhitespace) || name == device.member.name)
                }
                if !device.member.this, !isCutOff { cut }
            }
            .saying(store.trouble, again: store.follow)
            .navigationTitle(device.member.name)
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .cancellationAction) {
                    Button("close") { dismiss() }
                }
            }
            .onAppear { name = device.member.name }
        }
        .presentationDetents([.medium, .large])
    }

    /// Its name, typed: nothing else in the app is for good.
    private var cut: some View {
        Section {
            TextField("device_cut_name", text: $typed).autocorrectionDisabled().textInputAutocapitalization(.never)
            Button("device_cut", role: .destructive) {
                if store.cutOff(device, typed: typed) { dismiss() }
            }
            .disabled(typed.trimmingCharacters(in: .whitespaces) != device.member.name)
        } footer: {
            Text("device_cut_what \(device.member.name)")
        }
    }
}
