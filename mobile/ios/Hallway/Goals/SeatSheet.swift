import JournalKit
import SwiftUI

/// Somebody on the map: what is known of their mind, and what one can say about it.
struct SeatSheet: View {
    let one: OnTheMap
    let goal: GoalLine
    let store: GoalStore
    @Environment(HallwayModel.self) private var hallway
    @Environment(\.dismiss) private var dismiss

    var body: some View {
        NavigationStack {
            List {
                Section { known }
                Section {
                    NavigationLink("seat_say_shown") { Showing(person: one.person, store: store, done: { dismiss() }) }
                    NavigationLink("seat_say_say") { Saying(one: one, goal: goal, store: store) }
                    Button(goal.closed == nil ? "seat_tell" : "seat_tell_end") { leave { store.told(one.person) } }
                    Button("seat_card") { leave { hallway.open(.prep([one.person.reference.id])) } }
                    Button("seat_page") { leave { hallway.open(.kit(goal.reference.id, reader: one.person.reference.id)) } }
                    Button("seat_off", role: .destructive) { leave { store.takeOff(one.person) } }
                }
            }
            .navigationTitle(one.person.name)
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .cancellationAction) {
                    Button("close") { dismiss() }
                }
            }
        }
        .presentationDetents([.medium, .large])
    }

    @ViewBuilder private var known: some View {
        let today = hallway.day
        let shown = [one.stance.word, one.shown.map { Days.short($0, today: today) }].joined
        Lines("seat_is", [job(one.title, one.org)].filter { !$0.isEmpty })
        Lines("seat_say", [one.roles.isEmpty ? String(localized: "seat_no_say") : one.roles.map(\.word).joined(separator: ", ")])
        Lines("seat_shown", [shown, one.said].filter { !$0.isEmpty })
        Lines("seat_told", [one.told].compactMap { $0.map { Days.short($0, today: today) } })
        Lines("seat_highlight", [one.highlight].filter { !$0.isEmpty })
        Lines("seat_next", [one.next].compactMap { $0.map(Days.withWeekday) })
        Lines("seat_up", one.managingUp.map(\.inWords))
    }

    private func leave(_ act: () -> Void) {
        dismiss()
        act()
    }
}

/// What they have shown, with what they said or did.
private struct Showing: View {
    let person: Named
    let store: GoalStore
    let done: @MainActor () -> Void
    @State private var said = ""

    var body: some View {
        List {
            Section { TextField("seat_said", text: $said, axis: .vertical) }
            Section {
                ForEach(Stance.all, id: \.self) { stance in
                    Button(stance.word) {
                        // The sheet stays until it is saved: what was typed is not gone where it could not be.
                        store.seat(
                            person, SeatEdit(roles: [], notRoles: [], stance: stance, said: said, highlight: nil), then: done)
                    }
                }
            }
        }
        .navigationTitle("seat_say_shown")
        .saying(store.trouble, again: store.follow)
        .interactiveDismissDisabled(!said.isEmpty)
    }
}

/// What say they have: any number of roles.
private struct Saying: View {
    let one: OnTheMap
    let goal: GoalLine
    let store: GoalStore

    var body: some View {
        List {
            ForEach(goal.kind.roles, id: \.self) { role in
                Toggle(role.word, isOn: Binding(get: { one.roles.contains(role) }, set: { say(role, $0) }))
            }
        }
        .navigationTitle("seat_say_say")
    }

    private func say(_ role: Role, _ has: Bool) {
        store.seat(
            one.person, SeatEdit(roles: has ? [role] : [], notRoles: has ? [] : [role], stance: nil, said: "", highlight: nil))
    }
}

/// Whom to put on the map.
struct PutOnSheet: View {
    let store: GoalStore
    let then: @MainActor (PersonId) -> Void
    @Environment(\.dismiss) private var dismiss
    @State private var sought = ""

    var body: some View {
        NavigationStack {
            List {
                ForEach(store.candidates, id: \.reference) { person in
                    Button(person.name) {
                        store.seat(person, .unsaid)
                        dismiss()
                        then(person.reference.id)
                    }
                }
                if store.candidates.isEmpty {
                    Quiet(sought.isEmpty ? String(localized: "people_empty") : String(localized: "people_none"))
                }
            }
            .searchable(text: $sought, prompt: "people_field")
            .autocorrectionDisabled()
            .navigationTitle("map_put_on")
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .cancellationAction) {
                    Button("cancel") { dismiss() }
                }
            }
            .onChange(of: sought, initial: true) { store.seek(sought) }
        }
        .presentationDetents([.medium, .large])
    }
}
