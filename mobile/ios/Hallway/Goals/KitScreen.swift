import JournalKit
import SwiftUI

/// The kit: the page as it is read, for whom, what it still lacks, and who has a copy.
struct KitScreen: View {
    let goal: GoalId
    @State private var reader: PersonId?
    @Environment(HallwayModel.self) private var hallway

    init(goal: GoalId, reader: PersonId?) {
        self.goal = goal
        _reader = State(initialValue: reader)
    }

    var body: some View {
        Keeping(KitStore(hallway.door, goal: goal, reader: reader)) { KitPageView(store: $0, reader: $reader) }.id(reader)
    }
}

private struct KitPageView: View {
    let store: KitStore
    @Binding var reader: PersonId?
    @State private var filling: KitLacks?
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        Form {
            if let shown = store.answer {
                Picker("kit_for", selection: $reader) {
                    Text("kit_anyone").tag(PersonId?.none)
                    ForEach(shown.readers, id: \.reference) { Text($0.name).tag(Optional($0.reference.id)) }
                }
                Section {
                    Text(shown.page.plain.trimmingCharacters(in: .whitespacesAndNewlines)).textSelection(.enabled)
                }
                lacks(shown.page)
                copies(shown.page)
            }
        }
        .navigationTitle("kit_title")
        .navigationBarTitleDisplayMode(.inline)
        .safeAreaInset(edge: .bottom) {
            if let page = store.answer?.page { buttons(page) }
        }
        .following(store)
        .sheet(isPresented: Binding(get: { filling != nil }, set: { if !$0 { filling = nil } })) {
            if let filling { FillSheet(lacks: filling, store: store) }
        }
    }

    @ViewBuilder private func lacks(_ page: KitPage) -> some View {
        if !page.lacks.isEmpty {
            Section("kit_lacks") {
                ForEach(page.lacks, id: \.self) { one in
                    Button(one.word.capital) { filling = one }
                }
            }
        }
    }

    @ViewBuilder private func copies(_ page: KitPage) -> some View {
        if !page.copies.isEmpty {
            Section("kit_copies") {
                ForEach(page.copies, id: \.person.reference) { copy in
                    let day = Days.short(copy.given, today: hallway.day)
                    Text(copy.old ? "kit_copy_old \(copy.person.name) \(day)" : "kit_copy \(copy.person.name) \(day)")
                }
            }
        }
    }

    private func buttons(_ page: KitPage) -> some View {
        let text = page.plain.trimmingCharacters(in: .whitespacesAndNewlines)
        return VStack(spacing: 8) {
            if page.toGive, let reader = page.reader {
                Button("kit_given \(reader.firstName)") { store.given(to: reader) }.buttonStyle(.wide(loud: false))
            }
            HStack(spacing: 8) {
                Button("copy", systemImage: "doc.on.doc") { copyPrivately(text) }.buttonStyle(.wide(loud: false))
                ShareLink("share", item: text).buttonStyle(.wide(loud: true))
            }
        }
        .padding(.horizontal, Size.edge)
        .padding(.vertical, 8)
        .background(.bar)
    }
}

/// Words for something that the page lacks; of an objection also the answer.
private struct FillSheet: View {
    let lacks: KitLacks
    let store: KitStore
    @Environment(\.dismiss) private var dismiss
    @State private var words = ""
    @State private var answer = ""

    private var isReady: Bool {
        !words.allSatisfy(\.isWhitespace) && (lacks != .objection || !answer.allSatisfy(\.isWhitespace))
    }

    var body: some View {
        NavigationStack {
            Form {
                Section {
                    TextField(lacks == .objection ? "kit_objection" : "kit_words", text: $words, axis: .vertical)
                    if lacks == .objection { TextField("kit_answer", text: $answer, axis: .vertical) }
                } header: {
                    // Which win it is about.
                    Text(lacks == .evidence ? store.answer?.unseen?.what ?? "" : "")
                }
            }
            .saying(store.trouble, again: store.follow)
            .navigationTitle(lacks.word.capital)
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .cancellationAction) {
                    Button("cancel") { dismiss() }
                }
                ToolbarItem(placement: .confirmationAction) {
                    // The sheet stays until it is saved: what was typed is not gone where it could not be.
                    Button("log_save") { store.fill(lacks, words, answer: answer, then: { dismiss() }) }.disabled(!isReady)
                }
            }
        }
        .presentationDetents([.medium, .large])
        .interactiveDismissDisabled(!words.isEmpty)
    }
}
