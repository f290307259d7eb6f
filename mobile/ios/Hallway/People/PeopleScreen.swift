import JournalKit
import SwiftUI

/// People: one field on top for names and for everything written, and below it everybody, met last first.
struct PeopleScreen: View {
    let store: PeopleStore
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        List {
            if let people = store.people {
                Section {
                    ForEach(people, id: \.person.reference) { row($0) }
                }
                if !store.hits.isEmpty { written }
                Section {
                    ForEach(store.notes, id: \.self) { Quiet($0.capital) }
                    Quiet(end(people))
                }
                .listRowSeparator(.hidden)
            }
        }
        .listStyle(.plain)
        .navigationTitle("tab_people")
        .searchable(text: Binding(get: { store.sought }, set: store.seek), prompt: "people_field")
        .autocorrectionDisabled()
        .saying(store.trouble, again: store.follow)
        .onAppear(perform: store.follow)
        .onDisappear(perform: store.leave)
    }

    private func row(_ line: PersonLine) -> some View {
        let id = line.person.reference.id
        let met = line.last.map { String(localized: "people_met \(Days.short($0, today: hallway.day))") }
        let rests = line.resting.map { _ in String(localized: "people_resting") }
        return Button {
            hallway.open(.person(id))
        } label: {
            TwoLines(first: line.person.name, second: [job(line.title, line.org), met, rests].joined)
        }
        .buttonStyle(.plain)
        .swipeActions(edge: .leading) {
            Button("person_log") { hallway.log(with: [line.person]) }.tint(.hallwayAccent)
        }
        .swipeActions(edge: .trailing) {
            Button("person_card") { hallway.open(.prep([id])) }
        }
        .contextMenu {
            Button("person_log") { hallway.log(with: [line.person]) }
            Button("person_card") { hallway.open(.prep([id])) }
        }
    }

    private var written: some View {
        Section("people_written") {
            ForEach(store.hits, id: \.reference) { hit in
                TwoLines(first: hit.text, second: ([Days.short(hit.day, today: hallway.day)] + hit.people).joined(separator: " · "))
            }
            if store.more {
                ProgressView().frame(maxWidth: .infinity).onAppear(perform: store.goOn)
            }
        }
    }

    private func end(_ people: [PersonLine]) -> String {
        let sought = !store.sought.allSatisfy(\.isWhitespace)
        if !people.isEmpty, !sought { return String(localized: "people_end") }
        if !people.isEmpty || !store.hits.isEmpty { return String(localized: "today_all") }
        return sought ? String(localized: "people_none") : String(localized: "people_empty")
    }
}

#if os(iOS)
    #Preview { NavigationStack { PeopleScreen(store: HallwayModel.sample.people) }.environment(HallwayModel.sample) }
#endif
