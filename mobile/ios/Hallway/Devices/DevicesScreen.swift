import JournalKit
import SwiftUI

/// The user's devices, how this one stands with the others now, and the way to one more.
struct DevicesScreen: View {
    let store: DevicesStore
    @Environment(HallwayModel.self) private var hallway
    @State private var chosen: DeviceShown?

    var body: some View {
        List {
            if let devices = store.answer?.devices {
                Section {
                    ForEach(devices) { device in
                        Button {
                            chosen = device
                        } label: {
                            TwoLines(first: device.member.name, second: words(device))
                        }
                        .buttonStyle(.plain)
                    }
                } footer: {
                    VStack(alignment: .leading, spacing: 8) {
                        ForEach(hallway.sync.ends.values.map(\.words).sorted(), id: \.self) { Text($0) }
                        Text(devices.count < 2 ? String(localized: "devices_alone") : now)
                    }
                }
            }
        }
        .navigationTitle("devices_title")
        .navigationBarTitleDisplayMode(.inline)
        .safeAreaInset(edge: .bottom) {
            Button("devices_pair") { hallway.open(.pairing) }
                .buttonStyle(.wide(loud: true))
                .padding(.horizontal, Size.edge)
                .padding(.vertical, 8)
        }
        .following(store)
        .sheet(item: $chosen) { DeviceSheet(device: $0, store: store) }
    }

    /// How it stands now, in a sentence.
    private var now: String {
        let sync = hallway.sync
        if let trouble = sync.trouble { return trouble.words }
        if !sync.inStep.isEmpty {
            return String(localized: "devices_reached \(sync.inStep.map(\.name).sorted().joined(separator: ", "))")
        }
        if sync.notFound { return String(localized: "devices_not_found") }
        if !sync.ends.isEmpty { return "" }
        return sync.looks ? String(localized: "devices_looking") : String(localized: "devices_by_itself")
    }

    private func words(_ device: DeviceShown) -> String {
        switch device.member.standing {
        case .revoked: String(localized: "device_cut_off")
        case .contested: String(localized: "device_contested")
        case .paused: String(localized: "device_paused")
        case .unknown, .member: inStep(device)
        }
    }

    private func inStep(_ device: DeviceShown) -> String {
        if device.member.this { return String(localized: "device_this") }
        if hallway.sync.inStep.contains(where: { $0.endpoint == device.id }) { return String(localized: "device_reached") }
        guard let last = device.lastInStep else { return String(localized: "device_not_yet") }
        let (day, today) = (String(last.prefix(10)), hallway.day)
        return String(localized: "device_in_step \(day == today ? Days.time(last) : Days.short(day, today: today))")
    }
}
