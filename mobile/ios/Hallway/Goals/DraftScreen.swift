import JournalKit
import SwiftUI

/// Words to ask somebody with, one way among several, and before them what to do first. Nothing is sent from here.
struct DraftScreen: View {
    let store: AskDraftStore
    @State private var way = 0

    var body: some View {
        Form {
            if let draft = store.answer {
                if !draft.before.isEmpty || draft.advice != nil {
                    Section {
                        Lines("draft_before", draft.before.map(\.capital))
                        if let advice = draft.advice { Quiet(advice.capital) }
                    }
                }
                if draft.drafts.count > 1 {
                    Picker("draft_way", selection: $way) {
                        ForEach(Array(draft.drafts.enumerated()), id: \.offset) { place, one in Text(one.way.capital).tag(place) }
                    }
                    .pickerStyle(.inline)
                }
                Section { Text(words(draft)).textSelection(.enabled) }
            }
        }
        .navigationTitle(store.answer.map { String(localized: "draft_title \($0.person.name) \($0.kind.word)") } ?? "")
        .navigationBarTitleDisplayMode(.inline)
        .safeAreaInset(edge: .bottom) {
            if let draft = store.answer { buttons(draft) }
        }
        .following(store)
    }

    /// The whole message in the chosen way: how it opens, what it asks, and an easy no.
    private func words(_ draft: AskDraft) -> String {
        draft.drafts.indices.contains(way) ? draft.drafts[way].text : ""
    }

    private func buttons(_ draft: AskDraft) -> some View {
        HStack(spacing: 8) {
            Button("draft_asked") { store.asked(draft) }
                .buttonStyle(.wide(loud: false))
                .disabled(store.done?.kind == .asked)
            ShareLink("share", item: words(draft)).buttonStyle(.wide(loud: true))
        }
        .padding(.horizontal, Size.edge)
        .padding(.vertical, 8)
        .background(.bar)
    }
}
