import SwiftUI
import UIKit

/// Settings of this phone: what is switched on, each with what it does.
struct SettingsScreen: View {
    @Environment(HallwayModel.self) private var hallway
    @Environment(\.openURL) private var openURL
    @State private var note: OptionNote?

    var body: some View {
        Form {
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
