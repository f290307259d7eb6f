import AppIntents
import HallwayGroup

/// Opens the app at the field: what the action button, a control and the widgets do. It belongs to the app and to the extension with
/// the widgets: the system asks for it there, and runs it in the app.
struct OpenLog: AppIntent {
    static let title = LocalizedStringResource("open_log_title", table: "Intents")
    static let description = IntentDescription(LocalizedStringResource("open_log_why", table: "Intents"))
    static let openAppWhenRun = true

    /// Whom the line is about, as the journal knows them.
    @Parameter(title: LocalizedStringResource("open_log_with", table: "Intents"))
    var with: String?

    init() {}

    init(with person: String?) {
        with = person
    }

    @MainActor
    func perform() async throws -> some IntentResult {
        Arrivals.here.arrive(.log(with: with.map { [$0] } ?? []))
        return .result()
    }
}
