import JournalKit
import SwiftUI

/// Review: one question at a time, with its answers under the thumb.
struct ReviewScreen: View {
    let store: ReviewStore
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        Group {
            if let question = store.waiting?.first {
                QuestionCard(question: question, store: store).id(question.id)
            } else if store.waiting != nil {
                Centered {
                    Text(store.behind > 0 ? "review_done" : "review_nothing").font(.title3).foregroundStyle(.secondary)
                    if store.behind > 0 { Keeping(WeekStore(hallway.door)) { WeekWas(store: $0) } }
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

/// What the week was, when its questions are answered.
private struct WeekWas: View {
    let store: WeekStore

    var body: some View {
        VStack(spacing: 4) {
            if let week = store.answer {
                // What did not happen is not counted out to anybody.
                if week.conversations > 0 { Text("week_conversations \(Int(week.conversations))") }
                if !week.kept.isEmpty { Text("week_kept \(week.kept.count)") }
                if !week.wins.isEmpty { Text("week_wins \(week.wins.count)") }
            }
        }
        .foregroundStyle(.secondary)
        .onAppear(perform: store.follow)
        .onDisappear(perform: store.leave)
    }
}

/// The line in question with the words that are asked about, the question, and its answers. A sweep and the arrows of a keyboard answer
/// too: forward yes, back no.
private struct QuestionCard: View {
    let question: Question
    let store: ReviewStore
    @Environment(HallwayModel.self) private var hallway
    @Environment(\.layoutDirection) private var direction

    var body: some View {
        Centered {
            if let line = question.line {
                (Text(line.before) + Text(line.asked).bold().foregroundStyle(.primary) + Text(line.after)).foregroundStyle(
                    .secondary)
            } else if !question.whom.isEmpty {
                Text(question.whom).foregroundStyle(.secondary)
            }
            Text(question.asks).font(.title2).accessibilityAddTraits(.isHeader)
        } foot: {
            answers
            Button("later") { store.leave(question) }
                .buttonStyle(.wide(loud: false))
                .keyboardShortcut(.downArrow, modifiers: [])
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
        case .doubtful(let line), .namesNobody(let line):
            yes("review_right")
            Button("review_open_line") { hallway.open(.line(line.reference.id)) }.buttonStyle(.wide(loud: false))
        case .newcomer(let person):
            yes("review_right")
            Button("out_open \(person.name)") { hallway.open(.person(person.reference.id)) }.buttonStyle(.wide(loud: false))
        }
    }

    private func yes(_ word: LocalizedStringKey) -> some View {
        Button(word) { store.yes(question) }
            .buttonStyle(.wide(loud: true))
            .keyboardShortcut(direction == .leftToRight ? .rightArrow : .leftArrow, modifiers: [])
    }

    private func no(_ word: LocalizedStringKey) -> some View {
        Button(word) { store.no(question) }
            .buttonStyle(.wide(loud: false))
            .keyboardShortcut(direction == .leftToRight ? .leftArrow : .rightArrow, modifiers: [])
    }

    private func sweep(_ drag: DragGesture.Value) {
        let way = direction == .leftToRight ? drag.translation.width : -drag.translation.width
        guard abs(way) > 96, abs(way) > abs(drag.translation.height) else { return }
        if way > 0 { store.yes(question) } else { store.no(question) }
    }
}

extension Question {
    /// Who is meant, where it is about no line.
    fileprivate var whom: String {
        switch self {
        case .same(let pair): String(localized: "review_same_both \(pair.one.name) \(pair.other.name)")
        case .newcomer(let person): person.name
        case .said, .whom, .doubtful, .namesNobody: ""
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
