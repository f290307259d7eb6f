import AppIntents
import JournalKit

/// Opens the card of somebody.
struct PrepFor: AppIntent {
    static let title = LocalizedStringResource("prep_for_title", table: "Ways")
    static let description = IntentDescription(LocalizedStringResource("prep_for_why", table: "Ways"))
    static let openAppWhenRun = true
    static let authenticationPolicy = IntentAuthenticationPolicy.requiresLocalDeviceAuthentication

    @Parameter(title: LocalizedStringResource("prep_for_person", table: "Ways"))
    var person: SomebodyKnown

    static var parameterSummary: some ParameterSummary {
        Summary("prep_for_summary \(\.$person)", table: "Ways")
    }

    @MainActor
    func perform() async throws -> some IntentResult {
        Arrivals.here.arrive(.prep([person.id]))
        return .result()
    }
}

/// A person of the journal, by name alone.
struct SomebodyKnown: AppEntity {
    static let typeDisplayRepresentation = TypeDisplayRepresentation(
        name: LocalizedStringResource("prep_for_person", table: "Ways"))
    static let defaultQuery = SomebodyQuery()

    let id: String
    let name: String

    var displayRepresentation: DisplayRepresentation { DisplayRepresentation(title: "\(name)") }

    fileprivate init(_ person: Named) {
        id = person.reference.id
        name = person.name
    }
}

/// Finds people of the journal. Siri and Shortcuts are offered names of their own accord only where the phone's search may know them.
struct SomebodyQuery: EntityStringQuery {
    /// The most names that are offered.
    private static let most = 50

    func entities(for identifiers: [String]) async throws -> [SomebodyKnown] {
        try await HallwayModel.here.door.ask { journal, _ in
            let people = journal.people()
            // Somebody who was forgotten meanwhile is left out.
            return identifiers.compactMap { try? people.named(person: $0) }
        }.map(SomebodyKnown.init)
    }

    func entities(matching text: String) async throws -> [SomebodyKnown] {
        try await HallwayModel.here.door.ask { journal, now in
            try journal.people().list(matching: text, now: now).prefix(Self.most).map(\.person)
        }.map(SomebodyKnown.init)
    }

    func suggestedEntities() async throws -> [SomebodyKnown] {
        guard await HallwayModel.here.preferences.isOn(.search) else { return [] }
        return try await HallwayModel.here.door.ask { journal, now in
            try journal.people().latest(limit: UInt32(Self.most), now: now)
        }.map(SomebodyKnown.init)
    }
}
