import JournalKit
import SwiftUI

/// One of the user's own: a circle to tick; a swipe puts it off or lets it go.
struct MinePromise: View {
    let promise: OpenPromise
    let today: NaiveDate
    let store: TodayStore
    @State private var later = false
    @Environment(HallwayModel.self) private var hallway

    /// To when it can be put off. A day that two words mean is offered once.
    private var days: [Until] {
        let (tomorrow, week) = (Days.after(today, days: 1), Days.after(today, days: 7))
        let next = Days.nextWeek(after: today, first: hallway.preferences.firstWeekday)
        let begins = Until(day: next, word: "today_week_begins_day \(Days.withWeekday(next))")
        return [Until(day: tomorrow, word: "today_tomorrow_day \(Days.withWeekday(tomorrow))")]
            + (next == tomorrow || next == week ? [] : [begins])
            + [Until(day: week, word: "today_next_week_day \(Days.withWeekday(week))")]
    }

    var body: some View {
        HStack(alignment: .firstTextBaseline, spacing: 12) {
            Button("today_tick \(promise.words)", systemImage: "circle") { store.keep(promise) }
                .labelStyle(.iconOnly)
                .buttonStyle(.borderless)
                .font(.title2)
                .touchable()
            VStack(alignment: .leading, spacing: 2) {
                Text(promise.words).fontWeight(promise.lateDays == nil ? .regular : .semibold)
                Text(promise.under(today: today)).font(.footnote).foregroundStyle(.secondary)
            }
            .frame(maxWidth: .infinity, alignment: .leading)
        }
        .swipeActions(edge: .trailing, allowsFullSwipe: false) { others }
        .contextMenu { others }
        .confirmationDialog("today_put_off_to \(promise.words)", isPresented: $later, titleVisibility: .visible) {
            ForEach(days, id: \.day) { choice in
                Button(choice.word) { store.putOff(promise, until: choice.day) }
            }
            Button("cancel", role: .cancel) {}
        }
    }

    @ViewBuilder private var others: some View {
        Button("later") { later = true }.tint(.hallwayAccent)
        Button("today_let_go") { store.letGo(promise) }.tint(.secondary)
    }
}

/// A day to which something can be put off, in words.
private struct Until {
    let day: NaiveDate
    let word: LocalizedStringKey
}

/// One of theirs: a plain line, for nobody else is ever late.
struct TheirPromise: View {
    let promise: OpenPromise
    let today: NaiveDate
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        let lines = TwoLines(first: promise.words, second: promise.under(today: today))
        if let person = promise.person {
            Button {
                hallway.choose(.person(person.reference.id))
            } label: {
                lines
            }
            .buttonStyle(.plain)
        } else {
            lines
        }
    }
}

/// A promise that a line seems to hold: it is one when the user says so.
struct AskedRow: View {
    let asked: AskedPromise
    let store: TodayStore

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(asked.mine ? "person_promise_yours \(asked.text)" : "person_promise_theirs \(asked.text)")
            HStack(spacing: 20) {
                Text([asked.person?.name, asked.due.map { Days.withWeekday($0.day) }].joined)
                    .font(.footnote)
                    .foregroundStyle(.secondary)
                    .frame(maxWidth: .infinity, alignment: .leading)
                Button("yes") { store.answer(asked, yes: true) }
                    .touchable()
                    .accessibilityLabel("answer_to \(asked.text) \(Text("yes"))")
                Button("no") { store.answer(asked, yes: false) }
                    .touchable()
                    .accessibilityLabel("answer_to \(asked.text) \(Text("no"))")
            }
            .buttonStyle(.borderless)
        }
    }
}
