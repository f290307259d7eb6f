import JournalKit
import SwiftUI

/// The card of one person; one that is not whole holds what is owed, the first sentence and what not to say.
struct PrepCard: View {
    let card: Card
    let today: NaiveDate
    let isWhole: Bool
    let keep: @MainActor (OpenPromise) -> Void
    @Environment(\.dynamicTypeSize) private var size

    var body: some View {
        VStack(alignment: .leading, spacing: 10) {
            head
            // Where text is large the card scrolls, and the first sentence has to be in sight.
            if size.isAccessibilitySize {
                opener
                owed
            } else {
                owed
                opener
            }
            if isWhole { memory } else { careful }
        }
    }

    private var head: some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(card.person.name).font(.title2.bold()).accessibilityAddTraits(.isHeader)
            Text([job(card.title, card.org), last, card.resting.map { _ in String(localized: "prep_resting") }].joined)
                .font(.subheadline)
                .foregroundStyle(.secondary)
            if let heavy = card.heavy {
                let (text, day) = (heavy.text.capital, Days.short(heavy.day, today: today))
                Text(heavy.near ? "prep_heavy_near \(text) \(day)" : "prep_heavy \(text) \(day)")
                    .italic()
                    .foregroundStyle(.secondary)
                    .padding(.top, 8)
            }
        }
    }

    private var last: String {
        card.last.map { String(localized: "prep_last \(Days.short($0.day, today: today))") } ?? String(localized: "prep_never")
    }

    @ViewBuilder private var owed: some View {
        if !card.youOwe.isEmpty {
            Labelled("prep_owe") {
                ForEach(card.youOwe, id: \.reference) { promise in
                    HStack(alignment: .firstTextBaseline) {
                        Text(promise.words(today: today))
                            .fontWeight(promise.lateDays == nil ? .regular : .semibold)
                            .frame(maxWidth: .infinity, alignment: .leading)
                        Button("prep_done") { keep(promise) }
                            .touchable()
                            .accessibilityLabel("today_tick \(promise.words)")
                    }
                }
                more(card.youOweMore)
            }
        }
    }

    /// The one loud thing.
    private var opener: some View {
        Text(card.openWith.first)
            .font(.title2)
            .padding(20)
            .frame(maxWidth: .infinity, alignment: .leading)
            .background(.hallwaySoft, in: .rect(cornerRadius: 16))
    }

    private var careful: some View {
        Lines("prep_careful", card.careful.map(\.inWordsAmongOthers))
    }

    @ViewBuilder private var memory: some View {
        if !card.theyOffered.isEmpty {
            Labelled("prep_offered") {
                ForEach(card.theyOffered, id: \.reference) { Text($0.words(today: today)) }
                more(card.theyOfferedMore)
            }
        }
        careful
        Lines("prep_last_time", card.lastTime)
        Lines("prep_world", card.theirWorld.map(\.inWordsAmongOthers))
        Lines("prep_between", card.betweenUs.map(\.inWordsAmongOthers))
        Lines("prep_learn", card.learn.map(\.inWordsAmongOthers))
        Lines("prep_talk", card.starters)
        Lines("prep_yours", [card.offers.yours].compactMap { $0 })
        Lines("prep_give", [card.offers.give].compactMap { $0 })
        Lines("prep_ask", [card.offers.ask?.words(today: today)].compactMap { $0 })
        if card.privateLines > 0 { Quiet(String(localized: "prep_private_lines \(Int(card.privateLines))")) }
    }

    @ViewBuilder private func more(_ count: UInt32) -> some View {
        if count > 0 { Text("more_of \(Int(count))").font(.footnote).foregroundStyle(.secondary) }
    }
}
