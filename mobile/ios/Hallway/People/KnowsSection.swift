import JournalKit
import SwiftUI

/// Whom they know, and how; where the page is edited also somebody more.
struct KnowsSection: View {
    let store: KnowsStore
    let adds: Bool
    @Environment(HallwayModel.self) private var hallway
    @State private var choosing = false

    var body: some View {
        let known = store.answer ?? []
        if !known.isEmpty || adds {
            Section("person_knows") {
                ForEach(known, id: \.person.reference) { one in
                    Button {
                        hallway.open(.person(one.person.reference.id))
                    } label: {
                        TwoLines(first: one.person.name, second: one.how)
                    }
                    .buttonStyle(.plain)
                }
                if adds { Button("knows_add") { choosing = true } }
            }
            .sheet(isPresented: $choosing) { KnowsSheet(store: store) }
        }
    }
}

/// Whom they know: how first, if one likes, then who.
private struct KnowsSheet: View {
    let store: KnowsStore
    @Environment(\.dismiss) private var dismiss
    @State private var sought = ""
    @State private var how = ""

    var body: some View {
        NavigationStack {
            List {
                Section { TextField("knows_how", text: $how) }
                Section {
                    ForEach(store.candidates, id: \.reference) { person in
                        Button(person.name) {
                            let words = how.trimmingCharacters(in: .whitespacesAndNewlines)
                            store.note(person, how: words, then: { dismiss() })
                        }
                    }
                    if store.candidates.isEmpty {
                        Quiet(sought.isEmpty ? String(localized: "knows_nobody") : String(localized: "people_none"))
                    }
                }
            }
            .searchable(text: $sought, prompt: "knows_field")
            .autocorrectionDisabled()
            .saying(store.trouble, again: store.follow)
            .navigationTitle("knows_add")
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .cancellationAction) {
                    Button("cancel") { dismiss() }
                }
            }
            .onChange(of: sought, initial: true) { store.seek(sought) }
        }
        .presentationDetents([.medium, .large])
        .interactiveDismissDisabled(!how.isEmpty)
    }
}
