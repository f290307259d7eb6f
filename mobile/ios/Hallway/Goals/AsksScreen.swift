import JournalKit
import SwiftUI

/// What waits for an answer, what was heard, and questions worth asking.
struct AsksScreen: View {
    let store: AsksStore
    @Environment(HallwayModel.self) private var hallway
    @State private var asked: AskLine?
    @State private var deciding: FeedbackLine?
    @State private var will = ""

    var body: some View {
        List {
            if let asking = store.answer { content(asking) }
        }
        .navigationTitle("asks_title")
        .navigationBarTitleDisplayMode(.inline)
        .following(store)
        .confirmationDialog(
            "ask_what_came \(asked?.about ?? "")", isPresented: Binding(get: { asked != nil }, set: { if !$0 { asked = nil } }),
            titleVisibility: .visible, presenting: asked
        ) { ask in
            Button("answer_yes") { store.heard(ask, .yes) }
            Button("answer_not_now") { store.notNow(ask) }
            Button("answer_no") { store.heard(ask, .no) }
            Button("ask_came_back") { store.cameBack(ask) }
            Button("ask_let_be") { store.letBe(ask) }
            Button("cancel", role: .cancel) {}
        }
        .sheet(isPresented: Binding(get: { deciding != nil }, set: { if !$0 { deciding = nil } })) {
            WordsSheet(title: "feedback_decide", label: "feedback_what", words: $will, take: decide)
        }
    }

    private func decide() {
        guard let line = deciding else { return }
        // Until it is saved the words wait: they stand in the sheet when it is opened again.
        store.willDo(line, will.trimmingCharacters(in: .whitespacesAndNewlines), then: { will = "" })
        deciding = nil
    }

    @ViewBuilder private func content(_ asking: Asking) -> some View {
        if asking.open.isEmpty {
            Quiet(String(localized: "asks_empty"))
        } else {
            Section("asks_waiting") {
                ForEach(asking.open, id: \.reference) { ask in
                    Button {
                        asked = ask
                    } label: {
                        AskView(ask: ask, today: hallway.day)
                    }
                    .buttonStyle(.plain)
                }
            }
        }
        if !asking.feedback.isEmpty {
            Section("asks_told") {
                ForEach(asking.feedback, id: \.reference) { told($0) }
            }
        }
        if !asking.settled.isEmpty {
            Section("asks_settled") {
                ForEach(asking.settled, id: \.reference) { AskView(ask: $0, today: hallway.day) }
            }
        }
        if !asking.questions.isEmpty {
            Section("asks_questions") {
                ForEach(Array(asking.questions.enumerated()), id: \.offset) { _, question in Text(question.text) }
            }
        }
    }

    @ViewBuilder private func told(_ line: FeedbackLine) -> some View {
        let words = FeedbackView(line: line, today: hallway.day)
        if line.next == nil {
            words
        } else {
            Button {
                if line.next == .decide { deciding = line } else { store.went(line) }
            } label: {
                words
            }
            .buttonStyle(.plain)
        }
    }
}

private struct AskView: View {
    let ask: AskLine
    let today: NaiveDate

    var body: some View {
        VStack(alignment: .leading, spacing: 2) {
            Text("ask_of \(ask.person?.name ?? String(localized: "somebody")) \(ask.kind.word)").font(.headline)
            if !ask.text.isEmpty { Text(ask.text) }
            Text([Days.short(ask.asked, today: today), came].joined).font(.subheadline).foregroundStyle(.secondary)
            if ask.waits {
                Text(ask.comeBack ? "ask_come_back" : "ask_again_on \(Days.withWeekday(ask.followUp))")
                    .font(.footnote)
                    .foregroundStyle(.secondary)
            }
        }
        .frame(maxWidth: .infinity, alignment: .leading)
        .accessibilityElement(children: .combine)
    }

    private var came: String? {
        ask.answers.first?.answer.word ?? (ask.letBe ? String(localized: "ask_let_be") : nil)
    }
}

private struct FeedbackView: View {
    let line: FeedbackLine
    let today: NaiveDate

    var body: some View {
        VStack(alignment: .leading, spacing: 2) {
            Text(line.heard)
            if !line.willDo.isEmpty { Text("feedback_will \(line.willDo)").font(.subheadline) }
            Text([line.person?.name, Days.short(line.day, today: today), next].joined).font(.footnote).foregroundStyle(.secondary)
        }
        .frame(maxWidth: .infinity, alignment: .leading)
        .accessibilityElement(children: .combine)
    }

    private var next: String? {
        switch line.next {
        case .decide: String(localized: "feedback_decide")
        case .do: String(localized: "feedback_do")
        case .tell: String(localized: "feedback_tell")
        case nil: nil
        }
    }
}
