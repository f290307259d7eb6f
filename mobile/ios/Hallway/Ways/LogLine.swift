import AppIntents
import JournalKit

/// Takes down a spoken line, without opening the app and on a locked phone too.
struct LogLine: AppIntent {
    static let title = LocalizedStringResource("log_line_title", table: "Ways")
    static let description = IntentDescription(LocalizedStringResource("log_line_why", table: "Ways"))
    static let openAppWhenRun = false
    static let authenticationPolicy = IntentAuthenticationPolicy.alwaysAllowed

    @Parameter(
        title: LocalizedStringResource("log_line_line", table: "Ways"),
        requestValueDialog: IntentDialog(LocalizedStringResource("log_line_ask", table: "Ways")))
    var line: String

    static var parameterSummary: some ParameterSummary {
        Summary("log_line_summary \(\.$line)", table: "Ways")
    }

    @MainActor
    func perform() async throws -> some IntentResult & ProvidesDialog {
        do {
            let said = try await HallwayModel.here.say(line)
            return .result(dialog: IntentDialog(said == .saved ? Self.saved : Self.waits))
        } catch {
            // A spoken line that could not be kept stands in the field when the app is opened.
            Arrivals.here.arrive(.log(with: []), words: line)
            throw Refused(why: Trouble(error))
        }
    }

    private static let saved = LocalizedStringResource("log_line_saved", table: "Ways")
    private static let waits = LocalizedStringResource("log_line_waits", table: "Ways")
}

/// What Siri says where something could not be done: the journal's own sentence.
struct Refused: Error, CustomLocalizedStringResourceConvertible {
    let why: Trouble

    var localizedStringResource: LocalizedStringResource { "\(why.sentence)" }
}
