import JournalKit
import SwiftUI

/// People: one field on top for names and for everything written, and below it everybody, met last first.
struct PeopleScreen: View {
    let store: PeopleStore
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        @Bindable var hallway = hallway
        List {
            if let people = store.people {
                Section {
                    ForEach(people, id: \.person.reference) { row($0) }
                }
                if !store.beside.isEmpty { written }
                Section {
                    ForEach(store.notes, id: \.self) { Quiet($0.capital) }
                    Quiet(end(people))
                }
                .listRowSeparator(.hidden)
            }
        }
        .listStyle(.plain)
        .navigationTitle("tab_people")
        .searchable(
            text: Binding(get: { store.sought }, set: store.seek), isPresented: $hallway.isSeeking, prompt: "people_field"
        )
        .autocorrectionDisabled()
        .accessibilityRotor(
            "tab_people", entries: store.people ?? [], entryID: \.person.reference, entryLabel: \.person.name
        )
        .saying(store.trouble, again: store.follow)
        .onAppear(perform: store.follow)
        .onDisappear(perform: store.leave)
    }

    private func row(_ line: PersonLine) -> some View {
        let id = line.person.reference.id
        let met = line.last.map { String(localized: "people_met \(Days.short($0, today: hallway.day))") }
        let clock = line.last.flatMap { Days.clock($0, today: hallway.day) }
        let rests = line.resting.map { _ in String(localized: "people_resting") }
        return Button {
            hallway.choose(.person(id))
        } label: {
            TwoLines(first: line.person.name, second: [job(line.title, line.org), met, clock, rests].joined)
        }
        .buttonStyle(.plain)
        .swipeActions(edge: .leading) {
            Button("person_log") { hallway.log(with: [line.person]) }.tint(.hallwayAccent)
        }
        .swipeActions(edge: .trailing) {
            Button("person_card") { hallway.choose(.prep([id])) }
        }
        .contextMenu {
            Button("person_log") { hallway.log(with: [line.person]) }
            Button("person_card") { hallway.choose(.prep([id])) }
        }
    }

    private var written: some View {
        Section("people_written") {
            // Of one ask or project several texts may be found: they are told apart by their place alone.
            ForEach(Array(store.beside.enumerated()), id: \.offset) { _, hit in
                if hit.leads {
                    Button {
                        open(hit)
                    } label: {
                        words(of: hit)
                    }
                    .buttonStyle(.plain)
                } else {
                    words(of: hit)
                }
            }
            if store.more {
                ProgressView().frame(maxWidth: .infinity).onAppear(perform: store.goOn)
            }
        }
    }

    private func words(of hit: Hit) -> some View {
        let (day, today) = (hit.day, hallway.day)
        let about: [String?] = hit.people.isEmpty ? [hit.of?.name] : hit.people.map { $0.name }
        return VStack(alignment: .leading, spacing: 2) {
            Text(([Days.short(day, today: today), Days.clock(day, today: today)] + about).joined)
                .font(.footnote)
                .foregroundStyle(.secondary)
            Text(hit.text).lineLimit(6)
        }
        .frame(maxWidth: .infinity, alignment: .leading)
        .accessibilityElement(children: .combine)
    }

    private func open(_ hit: Hit) {
        Task {
            if let place = await store.place(of: hit) { hallway.choose(place) }
        }
    }

    private func end(_ people: [PersonLine]) -> String {
        if store.more { return String(localized: "people_more") }
        if !store.beside.isEmpty { return String(localized: "people_written_end") }
        if !people.isEmpty { return String(localized: "people_end") }
        let blank = store.sought.allSatisfy(\.isWhitespace)
        return blank ? String(localized: "people_empty") : String(localized: "people_none")
    }
}

#if os(iOS)
    #Preview { NavigationStack { PeopleScreen(store: HallwayModel.sample.people) }.environment(HallwayModel.sample) }
#endif
