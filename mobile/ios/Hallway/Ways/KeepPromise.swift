import AppIntents
import JournalKit

/// Marks a promise of the user's as kept. Nothing of it is said aloud afterwards.
struct KeepPromise: AppIntent {
    static let title = LocalizedStringResource("keep_promise_title", table: "Ways")
    static let description = IntentDescription(LocalizedStringResource("keep_promise_why", table: "Ways"))
    static let openAppWhenRun = false
    static let authenticationPolicy = IntentAuthenticationPolicy.requiresLocalDeviceAuthentication

    @Parameter(title: LocalizedStringResource("keep_promise_promise", table: "Ways"))
    var promise: PromiseOpen

    static var parameterSummary: some ParameterSummary {
        Summary("keep_promise_summary \(\.$promise)", table: "Ways")
    }

    @MainActor
    func perform() async throws -> some IntentResult & ProvidesDialog {
        do {
            try await HallwayModel.here.door.keep(promise.id)
        } catch {
            throw Refused(why: Trouble(error))
        }
        return .result(dialog: IntentDialog(LocalizedStringResource("keep_promise_kept", table: "Ways")))
    }
}

/// An open promise of the user's, with the words it was made in.
struct PromiseOpen: AppEntity {
    static let typeDisplayRepresentation = TypeDisplayRepresentation(
        name: LocalizedStringResource("keep_promise_promise", table: "Ways"))
    static let defaultQuery = PromiseQuery()

    let id: String
    let text: String
    let name: String?

    var displayRepresentation: DisplayRepresentation {
        guard let name else { return DisplayRepresentation(title: "\(text)") }
        return DisplayRepresentation(title: "\(text)", subtitle: "\(name)")
    }

    fileprivate init(_ promise: OpenPromise) {
        id = promise.reference.id
        text = promise.text
        name = promise.person?.name
    }
}

/// Finds the promises that the user has not kept yet.
struct PromiseQuery: EntityStringQuery {
    func entities(for identifiers: [String]) async throws -> [PromiseOpen] {
        try await suggestedEntities().filter { identifiers.contains($0.id) }
    }

    func entities(matching text: String) async throws -> [PromiseOpen] {
        try await suggestedEntities().filter { promise in
            [promise.text, promise.name ?? ""].contains { $0.localizedStandardContains(text) }
        }
    }

    func suggestedEntities() async throws -> [PromiseOpen] {
        try await HallwayModel.here.door.mine().map(PromiseOpen.init)
    }
}
