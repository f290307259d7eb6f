import JournalKit
import SwiftUI

/// Somebody: what one can do, what is open, what one knows, and what was, by month.
struct PersonScreen: View {
    let store: PersonStore
    let knows: KnowsStore
    @Environment(HallwayModel.self) private var hallway
    @State private var edits = false
    @State private var touched: WorldFact?

    var body: some View {
        List {
            if let page = store.answer {
                Section {
                    head(page)
                    if !edits { buttons(page) }
                }
                .listRowSeparator(.hidden)
                if edits { PersonRows(page: page, store: store) }
                promises(page)
                facts(page)
                KnowsSection(store: knows, adds: edits)
                timeline(page)
            }
        }
        .listStyle(.plain)
        .navigationTitle(store.answer?.person.name ?? "")
        .navigationBarTitleDisplayMode(.inline)
        .toolbar {
            if let page = store.answer {
                Button(edits ? "person_edited" : "person_edit") { edits.toggle() }
                Menu("today_more", systemImage: "ellipsis.circle") {
                    if page.resting == nil {
                        Button("person_rest") { store.rest() }
                    } else {
                        Button("person_wake") { store.wake() }
                    }
                }
            }
        }
        .accessibilityRotor(
            "person_promises", entries: store.answer?.promises ?? [], entryID: \.reference, entryLabel: \.words
        )
        .accessibilityRotor("tab_people", entries: knows.answer ?? [], entryID: \.person.reference, entryLabel: \.person.name)
        .following(store)
        .following(knows, beside: store.trouble)
        .sheet(isPresented: Binding(get: { touched != nil }, set: { if !$0 { touched = nil } })) {
            if let touched { FactSheet(fact: touched, store: store) }
        }
    }

    private func head(_ page: PersonPage) -> some View {
        let now = page.position
        let also = page.nicknames.isEmpty ? nil : String(localized: "person_also \(page.nicknames.joined(separator: ", "))")
        let rests = page.resting.map { _ in String(localized: "people_resting") }
        return VStack(alignment: .leading, spacing: 4) {
            Text(page.person.name).font(.title2.bold()).accessibilityAddTraits(.isHeader)
            // A colleague is what everybody is who is nothing else.
            let relation = page.relation == .colleague ? nil : page.relation.word
            let under = [job(now?.title, now?.org), relation, also, rests].joined
            if !under.isEmpty { Text(under).font(.subheadline).foregroundStyle(.secondary) }
        }
    }

    private func buttons(_ page: PersonPage) -> some View {
        Flow {
            Button("person_log") { hallway.log(with: [page.person]) }.prominent()
            Button("person_card") { hallway.open(.prep([store.person])) }.buttonStyle(.bordered)
            Button("person_promise") { hallway.log(with: [page.person], mark: .promise) }.buttonStyle(.bordered)
        }
        .controlSize(.large)
    }

    @ViewBuilder private func promises(_ page: PersonPage) -> some View {
        if !page.promises.isEmpty {
            Section("person_promises") {
                ForEach(page.promises, id: \.reference) { promise in
                    TwoLines(
                        first: promise.mine
                            ? String(localized: "person_promise_yours \(promise.words)")
                            : String(localized: "person_promise_theirs \(promise.words)"),
                        second: promise.due.map { Days.withWeekday($0.day) } ?? "")
                }
            }
        }
    }

    @ViewBuilder private func facts(_ page: PersonPage) -> some View {
        if !page.facts.isEmpty {
            Section("person_facts") {
                ForEach(page.facts, id: \.reference) { fact in
                    Button {
                        touched = fact
                    } label: {
                        VStack(alignment: .leading, spacing: 2) {
                            Text(fact.kind.word).font(.footnote).foregroundStyle(.secondary)
                            Text(fact.text)
                            if !fact.age.isEmpty { Text(fact.age).font(.footnote).foregroundStyle(.secondary) }
                        }
                        .frame(maxWidth: .infinity, alignment: .leading)
                    }
                    .buttonStyle(.plain)
                    .accessibilityHint("fact_change")
                }
            }
        }
    }

    @ViewBuilder private func timeline(_ page: PersonPage) -> some View {
        ForEach(page.months, id: \.month) { month in
            Section(Days.month(of: month.month, today: hallway.day)) {
                ForEach(month.lines, id: \.reference) { line in
                    let mentioned = line.there ? nil : String(localized: "person_mentioned")
                    Button {
                        hallway.open(.line(line.reference.id))
                    } label: {
                        VStack(alignment: .leading, spacing: 2) {
                            Text(
                                [Days.short(line.day, today: hallway.day), Days.clock(line.day, today: hallway.day), mentioned]
                                    .joined
                            )
                            .font(.footnote)
                            .foregroundStyle(.secondary)
                            Text(line.text)
                        }
                        .frame(maxWidth: .infinity, alignment: .leading)
                    }
                    .buttonStyle(.plain)
                }
            }
        }
    }
}
