import JournalKit
import SwiftUI

/// What a keyboard can do anywhere: Command-N for a line, Command-1 to 4 for the places of the bar.
struct WayCommands: Commands {
    let hallway: HallwayModel

    var body: some Commands {
        CommandGroup(replacing: .newItem) {
            Button("shortcut_log_long") { hallway.go(to: .log) }.keyboardShortcut("n", modifiers: .command)
        }
        CommandMenu("where") {
            ForEach(Array(Tab.allCases.enumerated()), id: \.element) { place, tab in
                Button(tab.word) { hallway.go(to: tab) }
                    .keyboardShortcut(KeyEquivalent(Character(String(place + 1))), modifiers: .command)
            }
        }
    }
}
