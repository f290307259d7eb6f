import JournalKit
import SwiftUI

/// Review: one question at a time, with its answers under the thumb.
struct ReviewScreen: View {
    let store: ReviewStore

    var body: some View {
        Group {
            if let question = store.waiting?.first {
                QuestionCard(question: question, store: store).id(question.id)
            } else if store.waiting != nil {
                Centered {
                    Text(store.behind > 0 ? "review_done" : "review_nothing").font(.title3).foregroundStyle(.secondary)
                } foot: {
                    EmptyView()
                }
            }
        }
        .navigationTitle(title)
        .navigationBarTitleDisplayMode(.inline)
        .toolbar {
            if !store.answered.isEmpty {
                Button("undo", action: store.back).keyboardShortcut("z", modifiers: .command)
            }
        }
        .saying(store.trouble, again: store.follow)
        .sensoryFeedback(.selection, trigger: store.behind)
        .onAppear(perform: store.follow)
        .onDisappear(perform: store.leave)
    }

    private var title: LocalizedStringKey {
        guard let waiting = store.waiting, !waiting.isEmpty else { return "review_title" }
        return "review_place \(store.behind + 1) \(store.behind + waiting.count)"
    }
}

/// The line in question, the question, and its answers. A sweep answers too: forward yes, back no.
private struct QuestionCard: View {
    let question: Question
    let store: ReviewStore
    @Environment(\.layoutDirection) private var direction

    var body: some View {
        Centered {
            if !question.line.isEmpty { Text(question.line).foregroundStyle(.secondary) }
            Text(question.asks).font(.title2).accessibilityAddTraits(.isHeader)
        } foot: {
            answers
            Button("later") { store.leave(question) }.buttonStyle(.wide(loud: false))
        }
        .contentShape(.rect)
        .gesture(DragGesture(minimumDistance: 40).onEnded(sweep))
    }

    @ViewBuilder private var answers: some View {
        switch question {
        case .said:
            yes("yes")
            no("no")
        case .whom(let guess):
            yes("review_whom_is \(guess.guessed.name)")
            ForEach(guess.others, id: \.reference) { other in
                Button(other.name) { store.means(guess, other.reference.id) }.buttonStyle(.wide(loud: false))
            }
        case .same:
            yes("review_same_yes")
            no("review_same_no")
        case .doubtful, .namesNobody, .newcomer:
            yes("review_right")
        }
    }

    private func yes(_ word: LocalizedStringKey) -> some View {
        Button(word) { store.yes(question) }.buttonStyle(.wide(loud: true))
    }

    private func no(_ word: LocalizedStringKey) -> some View {
        Button(word) { store.no(question) }.buttonStyle(.wide(loud: false))
    }

    private func sweep(_ drag: DragGesture.Value) {
        let way = direction == .leftToRight ? drag.translation.width : -drag.translation.width
        guard abs(way) > 96, abs(way) > abs(drag.translation.height) else { return }
        if way > 0 { store.yes(question) } else { store.no(question) }
    }
}

extension Question {
    /// The line, or who is meant.
    fileprivate var line: String {
        switch self {
        case .said(let suggestion): suggestion.line
        case .whom(let guess): guess.line
        case .doubtful(let line), .namesNobody(let line): line.line
        case .same(let pair): String(localized: "review_same_both \(pair.one.name) \(pair.other.name)")
        case .newcomer(let person): person.name
        }
    }

    fileprivate var asks: String {
        switch self {
        case .said(let suggestion): suggestion.question.capital
        case .whom(let guess): String(localized: "review_whom \(guess.name)")
        case .doubtful(let line): line.question.capital
        case .namesNobody: String(localized: "review_nobody")
        case .same: String(localized: "review_same")
        case .newcomer: String(localized: "review_new")
        }
    }
}
