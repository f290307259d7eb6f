import JournalKit
import SwiftUI

/// What a keyboard can do anywhere: Command-N for a line, Command-F to find, Command-1 to 4 for the places of the bar, Command-[ for
/// the way back, Command-comma for the settings.
struct WayCommands: Commands {
    let hallway: HallwayModel

    var body: some Commands {
        CommandGroup(replacing: .newItem) {
            Button("shortcut_log_long") { hallway.go(to: .log) }.keyboardShortcut("n", modifiers: .command)
        }
        CommandGroup(replacing: .appSettings) {
            Button("settings_title") { hallway.open(.settings) }.keyboardShortcut(",", modifiers: .command)
        }
        CommandMenu("where") {
            ForEach(Array(Tab.allCases.enumerated()), id: \.element) { place, tab in
                Button(tab.word) { hallway.go(to: tab) }
                    .keyboardShortcut(KeyEquivalent(Character(String(place + 1))), modifiers: .command)
            }
            Button("people_field") { hallway.find() }.keyboardShortcut("f", modifiers: .command)
            Button("back") { hallway.back() }.keyboardShortcut("[", modifiers: .command)
        }
    }
}
