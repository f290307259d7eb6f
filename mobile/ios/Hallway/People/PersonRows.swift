import JournalKit
import SwiftUI

/// Who they are, one row each; a touch makes a row a field in its place. Below it what they are to the user, and something else that
/// is known of them.
struct PersonRows: View {
    let page: PersonPage
    let store: PersonStore
    @State private var row: PersonField?
    @State private var text = ""
    @State private var known = ""
    @FocusState private var typing: Bool

    var body: some View {
        Section {
            ForEach(PersonField.allCases, id: \.self) { field in
                if row == field { edited(field) } else { said(field) }
            }
            Picker("person_relation", selection: Binding(get: { page.relation }, set: store.relate)) {
                ForEach(relations, id: \.self) { Text($0.word).tag($0) }
            }
        }
        Section {
            TextField("person_know", text: $known, axis: .vertical)
            if !known.allSatisfy(\.isWhitespace) {
                Button("person_know_save") {
                    store.know(known.trimmingCharacters(in: .whitespacesAndNewlines), then: { known = "" })
                }
            }
        } footer: {
            Text("person_know_how")
        }
    }

    /// Those that are offered, and the one that a newer version wrote.
    private var relations: [Relation] {
        Relation.all.contains(page.relation) ? Relation.all : Relation.all + [page.relation]
    }

    private func said(_ field: PersonField) -> some View {
        let words = page.said(field)
        return Button {
            (row, text) = (field, words)
        } label: {
            VStack(alignment: .leading, spacing: 2) {
                Text(field.word).font(.footnote).foregroundStyle(.secondary)
                if words.isEmpty {
                    Text(field == .every ? "person_every_usual \(Int(page.cadence))" : "person_say").foregroundStyle(.secondary)
                } else if field == .every {
                    Text("person_every_days \(words)")
                } else {
                    Text(words)
                }
            }
            .frame(maxWidth: .infinity, alignment: .leading)
        }
        .buttonStyle(.plain)
    }

    private func edited(_ field: PersonField) -> some View {
        VStack(alignment: .leading, spacing: 8) {
            TextField(field.word, text: $text, axis: .vertical)
                .focused($typing)
                .textFieldStyle(.roundedBorder)
                .onAppear { typing = true }
            if let note = field.note { Text(note).font(.footnote).foregroundStyle(.secondary) }
            Flow {
                if page.mayHaveMoved(field) {
                    Button("person_moved") { save(field, moved: true) }.prominent()
                    Button("person_correct") { save(field) }.buttonStyle(.bordered)
                } else {
                    Button("log_save") { save(field) }.prominent()
                }
                Button("cancel", role: .cancel) { row = nil }.buttonStyle(.bordered)
            }
            .disabled(!field.fits(text))
        }
    }

    private func save(_ field: PersonField, moved: Bool = false) {
        store.edit(field, text, moved: moved, then: { row = nil })
    }
}

/// What one says of a fact: that it still holds, holds no more, or how it is worded.
struct FactSheet: View {
    let fact: WorldFact
    let store: PersonStore
    @Environment(\.dismiss) private var dismiss
    @State private var text = ""

    private var isSame: Bool { text.trimmingCharacters(in: .whitespacesAndNewlines) == fact.text }

    var body: some View {
        NavigationStack {
            Form {
                Section {
                    Button("fact_holds") { say(.confirm) }
                    Button("fact_ended") { say(.end) }
                } footer: {
                    Text(fact.age)
                }
                Section("fact_reword") {
                    TextField(fact.kind.word, text: $text, axis: .vertical)
                    Button("log_save") { say(.reword(text.trimmingCharacters(in: .whitespacesAndNewlines))) }
                        .disabled(isSame || text.allSatisfy(\.isWhitespace))
                }
            }
            .navigationTitle(fact.text)
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .cancellationAction) {
                    Button("close") { dismiss() }
                }
            }
            .onAppear { text = fact.text }
        }
        .presentationDetents([.medium, .large])
        .interactiveDismissDisabled(!isSame)
    }

    /// The sheet stays until it is saved: what was typed is not gone where it could not be.
    private func say(_ edit: FactEdit) {
        store.change(fact, edit, then: { dismiss() })
    }
}

extension PersonField {
    var word: LocalizedStringKey {
        switch self {
        case .name: "person_name"
        case .also: "person_also_called"
        case .title: "person_title"
        case .org: "person_org"
        case .pronoun: "person_pronoun"
        case .every: "person_every"
        case .notes: "person_notes"
        }
    }

    /// What else one should know about a row.
    var note: LocalizedStringKey? {
        switch self {
        case .also: "person_also_how"
        case .pronoun: "person_pronoun_how"
        case .every: "person_every_how"
        case .name, .title, .org, .notes: nil
        }
    }
}

extension Relation {
    var word: String {
        switch self {
        case .colleague: String(localized: "relation_colleague")
        case .manager: String(localized: "relation_manager")
        case .report: String(localized: "relation_report")
        case .seat: String(localized: "relation_seat")
        case .mentor: String(localized: "relation_mentor")
        case .mentee: String(localized: "relation_mentee")
        case .outside: String(localized: "relation_outside")
        case .other(let word): word
        }
    }
}
