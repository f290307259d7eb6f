import JournalKit
import SwiftUI

/// One line: its words, when it was, who is in it, and what came from it. It can be deleted, and that taken back.
struct LineScreen: View {
    let store: LineStore
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        List {
            if let page = store.answer {
                Section {
                    if page.deleted != nil { Quiet(String(localized: "line_deleted")) }
                    Text(page.text).textSelection(.enabled)
                    Quiet(under(page))
                }
                .listRowSeparator(.hidden)
                people(page)
                items(page)
                if !page.suggestions.isEmpty {
                    Button("today_to_check \(page.suggestions.count)") { hallway.open(.review) }.buttonStyle(.bordered)
                }
            }
        }
        .listStyle(.plain)
        .navigationTitle(store.answer.map { Days.short($0.day, today: hallway.day) } ?? "")
        .navigationBarTitleDisplayMode(.inline)
        .toolbar {
            if let page = store.answer, page.deleted == nil {
                Menu("today_more", systemImage: "ellipsis.circle") {
                    Button("line_delete", role: .destructive, action: store.delete)
                }
            }
        }
        .following(store)
    }

    /// Of what kind it was, when, about what, and whether it is private.
    private func under(_ page: EntryPage) -> String {
        let topics = page.topics.map { "#" + $0 }.joined(separator: " ")
        let clock = Days.clock(page.day, today: hallway.day)
        return [page.kind.word, Days.withWeekday(page.day), clock, topics, page.private ? String(localized: "saved_private") : nil]
            .joined
    }

    @ViewBuilder private func people(_ page: EntryPage) -> some View {
        if !page.people.isEmpty {
            Section("tab_people") {
                ForEach(page.people, id: \.reference) { one in
                    Button {
                        hallway.open(.person(one.reference.id))
                    } label: {
                        let guess = one.confirmed ? nil : String(localized: "line_guess")
                        TwoLines(first: one.name, second: [one.there ? nil : String(localized: "person_mentioned"), guess].joined)
                    }
                    .buttonStyle(.plain)
                }
            }
        }
    }

    @ViewBuilder private func items(_ page: EntryPage) -> some View {
        if !page.items.isEmpty {
            Section("line_items") {
                ForEach(page.items, id: \.reference) { item in
                    let due = item.due.map { Days.withWeekday($0.day) }
                    TwoLines(first: item.text, second: [String(localized: item.word), item.person?.name, due].joined)
                        .accessibilityElement(children: .combine)
                }
            }
        }
    }
}

extension LineItem {
    /// What kind of thing it is; of a promise also what became of it.
    fileprivate var word: LocalizedStringResource {
        switch what {
        case .promise where isKept: "item_promise_kept"
        case .promise where isLetGo: "item_promise_dropped"
        case .promise: mine ? "item_promise_yours" : "item_promise_theirs"
        case .exchange: mine ? "mark_gave" : "mark_got"
        case .fact: "item_fact"
        case .win: "item_win"
        case .advocacy: "ask_advocacy"
        }
    }
}

extension EntryKind {
    var word: String {
        switch self {
        case .note: String(localized: "kind_note")
        case .coffee: String(localized: "kind_coffee")
        case .lunch: String(localized: "kind_lunch")
        case .dinner: String(localized: "kind_dinner")
        case .tea: String(localized: "kind_tea")
        case .drinks: String(localized: "kind_drinks")
        case .walk: String(localized: "kind_walk")
        case .call: String(localized: "kind_call")
        case .hallway: String(localized: "kind_hallway")
        case .meeting: String(localized: "kind_meeting")
        case .oneOnOne: String(localized: "kind_one_on_one")
        case .chat: String(localized: "kind_chat")
        case .message: String(localized: "kind_message")
        case .email: String(localized: "kind_email")
        case .event: String(localized: "kind_event")
        case .other(let word): word
        }
    }
}
