import JournalKit
import SwiftUI

/// What a save understood, with the way back, and below it what is still asked.
struct ReceiptPanel: View {
    let saved: Saved
    let store: LogStore
    @Environment(\.dynamicTypeSize) private var size

    /// The most questions under a receipt; the others wait in Review.
    private static let most = 3

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            HStack {
                Text(saved.receipt.words).font(.subheadline.weight(.semibold)).frame(maxWidth: .infinity, alignment: .leading)
                Button("undo", action: store.undo).touchable().keyboardShortcut("z", modifiers: [.command, .shift])
            }
            ForEach(Array(saved.asked.prefix(Self.most)), id: \.reference) { suggestion in asked(suggestion) }
        }
        .padding(.horizontal, Size.edge)
        .padding(.vertical, 4)
        .background(.hallwaySoft)
    }

    private func asked(_ suggestion: SuggestionShown) -> some View {
        let layout =
            size.isAccessibilitySize
            ? AnyLayout(VStackLayout(alignment: .leading, spacing: 4)) : AnyLayout(HStackLayout(alignment: .center, spacing: 16))
        let question = suggestion.question.capital
        return layout {
            Text(question).font(.subheadline).frame(maxWidth: .infinity, alignment: .leading)
            Button("no") { store.answer(suggestion, yes: false) }
                .touchable()
                .accessibilityLabel("answer_to \(question) \(Text("no"))")
            Button("yes") { store.answer(suggestion, yes: true) }
                .touchable()
                .accessibilityLabel("answer_to \(question) \(Text("yes"))")
        }
    }
}

extension Receipt {
    /// `Saved · Ana Silva · promise Fri 20 Nov`.
    var words: String {
        let people = people.filter(\.there).map { $0.new ? String(localized: "saved_new \($0.name)") : $0.name }
        let promises = items.filter { $0.what == .promise }.map { promise in
            if !promise.mine { return String(localized: "saved_theirs \(promise.text)") }
            guard let due = promise.due else { return String(localized: "saved_promise_open") }
            return String(localized: "saved_promise \(Days.withWeekday(due.day))")
        }
        let parts = [String(localized: "saved")] + people + promises + (`private` ? [String(localized: "saved_private")] : [])
        return parts.joined(separator: " · ")
    }
}
