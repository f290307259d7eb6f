import CoreSpotlight
import Foundation
import JournalKit
import SwiftUI
import UniformTypeIdentifiers

/// The names of the people in the phone's own search, and nothing else of them; none unless that is switched on.
@MainActor
final class PhoneSearch: Outside {
    private let door: Door
    private let preferences: Preferences
    /// What the search has, as far as this process knows.
    private var shown: [Named]?
    private var last: Task<Void, Never>?

    init(_ door: Door, _ preferences: Preferences) {
        self.door = door
        self.preferences = preferences
    }

    func front() {
        follow()
    }

    func away() {
        follow()
    }

    func turned(_ option: Option) {
        if option == .search { follow() }
    }

    /// Brings the search up to date, one time after the other, as it is wanted by then. What cannot be done now is done the next time.
    private func follow() {
        let before = last
        last = Task {
            await before?.value
            guard let known = await names(preferences.isOn(.search)), known != shown else { return }
            shown = await Self.replaced(with: known) ? known : nil
            // Siri hears the names in the same way.
            HallwayShortcuts.updateAppShortcutParameters()
        }
    }

    /// Nothing where they cannot be had now.
    private func names(_ on: Bool) async -> [Named]? {
        guard on else { return [] }
        return try? await door.ask { journal, now in try journal.people().list(matching: nil, now: now).map(\.person) }
    }

    private nonisolated static func replaced(with people: [Named]) async -> Bool {
        // Encrypted while the phone is locked.
        let index = CSSearchableIndex(name: "people", protectionClass: .complete)
        do {
            try await index.deleteAllSearchableItems()
            if !people.isEmpty { try await index.indexSearchableItems(people.map(item)) }
            return true
        } catch {
            return false
        }
    }

    private nonisolated static func item(_ person: Named) -> CSSearchableItem {
        let attributes = CSSearchableItemAttributeSet(contentType: .contact)
        attributes.displayName = person.name
        return CSSearchableItem(uniqueIdentifier: person.reference.id, domainIdentifier: "people", attributeSet: attributes)
    }
}

extension View {
    /// The window takes what comes from outside: links, and somebody who was chosen in the phone's search.
    func takesWaysIn() -> some View {
        onOpenURL { url in
            if let link = JournalKit.Link(url) { Arrivals.here.arrive(link) }
        }
        .onContinueUserActivity(CSSearchableItemActionType) { activity in
            let person = activity.userInfo?[CSSearchableItemActivityIdentifier] as? String
            if let link = person.flatMap(JournalKit.Link.init(person:)) { Arrivals.here.arrive(link) }
        }
    }
}
