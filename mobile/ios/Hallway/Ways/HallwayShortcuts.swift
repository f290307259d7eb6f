import AppIntents

/// What can be said to Siri and set on the action button from the first start, without making a shortcut.
struct HallwayShortcuts: AppShortcutsProvider {
    static var appShortcuts: [AppShortcut] {
        AppShortcut(
            intent: LogLine(),
            phrases: [
                "Log in \(.applicationName)", "Log a line in \(.applicationName)", "Write it down in \(.applicationName)",
                "\(.applicationName) line",
            ],
            shortTitle: LocalizedStringResource("log_line_title", table: "Ways"), systemImageName: "mic")
        AppShortcut(
            intent: OpenLog(),
            phrases: ["Open the field in \(.applicationName)", "New line in \(.applicationName)"],
            shortTitle: LocalizedStringResource("open_log_title", table: "Intents"), systemImageName: "square.and.pencil")
        AppShortcut(
            intent: PrepFor(),
            phrases: [
                "Prepare for \(\.$person) in \(.applicationName)", "\(.applicationName) card for \(\.$person)",
                "Get me ready with \(.applicationName)",
            ],
            shortTitle: LocalizedStringResource("prep_for_title", table: "Ways"), systemImageName: "person.text.rectangle")
        AppShortcut(
            intent: KeepPromise(),
            phrases: ["Keep a promise in \(.applicationName)", "I kept a promise in \(.applicationName)"],
            shortTitle: LocalizedStringResource("keep_promise_title", table: "Ways"), systemImageName: "checkmark.circle")
    }
}
