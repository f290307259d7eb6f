import JournalKit
import SwiftUI
import UIKit

/// Settings: what the user set of themselves, on every device; and of this phone, each with what it does.
struct SettingsScreen: View {
    let me: MeStore
    @Environment(HallwayModel.self) private var hallway
    @Environment(\.openURL) private var openURL
    @Environment(\.scenePhase) private var phase
    @State private var note: OptionNote?

    var body: some View {
        Form {
            Section {
                Picker("settings_pace", selection: Binding(get: { me.answer?.pace }, set: me.pace)) {
                    Text("settings_pace_any").tag(UInt32?.none)
                    ForEach(paces, id: \.self) { Text($0, format: .number).tag(Optional($0)) }
                }
                .disabled(me.answer == nil)
            } footer: {
                Text("settings_pace_why")
            }
            Section {
                Picker("settings_week", selection: Binding(get: { preferences.weekBegins }, set: preferences.beginWeeks)) {
                    Text("settings_week_phone").tag(Int?.none)
                    ForEach([2, 7, 1], id: \.self) { Text(Calendar.current.weekdaySymbols[$0 - 1]).tag(Optional($0)) }
                }
            }
            ForEach(Option.allCases) { option in
                Section {
                    Toggle(option.word, isOn: Binding(get: { hallway.preferences.isOn(option) }, set: { turn(option, $0) }))
                } footer: {
                    Text(option.why)
                }
            }
            if let note {
                Section {
                    Text(note.words)
                    Button("settings_open", action: openSystemSettings)
                }
            }
            Section { Quiet(String(localized: "settings_here")) }
        }
        .navigationTitle("settings_title")
        .navigationBarTitleDisplayMode(.inline)
        .following(me)
        // What was allowed may be taken back in the phone's settings, and nobody tells the app.
        .onChange(of: phase, initial: true) { look() }
    }

    private func look() {
        guard phase == .active, preferences.isOn(.calendar) else { return }
        Task { note = await hallway.missing(for: .calendar) }
    }

    private var preferences: Preferences { hallway.preferences }

    /// Those that are offered, and the one that was chosen elsewhere.
    private var paces: [UInt32] {
        let some: [UInt32] = [1, 2, 3, 5, 7, 10]
        guard let chosen = me.answer?.pace, !some.contains(chosen) else { return some }
        return (some + [chosen]).sorted()
    }

    private func openSystemSettings() {
        if let url = URL(string: UIApplication.openSettingsURLString) { openURL(url) }
    }

    private func turn(_ option: Option, _ on: Bool) {
        note = nil
        Task { note = await hallway.turn(option, on: on) }
    }
}

extension Option {
    var word: LocalizedStringKey {
        switch self {
        case .locked: "settings_locked"
        case .hidden: "settings_switcher"
        case .background: "settings_background"
        case .calendar: "settings_calendar"
        case .search: "settings_search"
        }
    }

    var why: LocalizedStringKey {
        switch self {
        case .locked: "settings_locked_why"
        case .hidden: "settings_switcher_why"
        case .background: "settings_background_when"
        case .calendar: "settings_calendar_why"
        case .search: "settings_search_why"
        }
    }
}

extension OptionNote {
    var words: LocalizedStringKey {
        switch self {
        case .noLock: "settings_no_lock"
        case .noCalendar: "settings_no_calendar"
        case .noNotifications: "settings_no_notifications"
        }
    }
}
