import JournalKit
import SwiftUI

/// One of the user's own: a circle to tick; a swipe puts it off or lets it go.
struct MinePromise: View {
    let promise: OpenPromise
    let today: NaiveDate
    let store: TodayStore
    @State private var later = false

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
            ForEach([1, 7], id: \.self) { days in
                let day = Days.after(today, days: days)
                Button(days == 1 ? "today_tomorrow_day \(Days.withWeekday(day))" : "today_next_week_day \(Days.withWeekday(day))") {
                    store.putOff(promise, until: day)
                }
            }
            Button("cancel", role: .cancel) {}
        }
    }

    @ViewBuilder private var others: some View {
        Button("later") { later = true }.tint(.hallwayAccent)
        Button("today_let_go") { store.letGo(promise) }.tint(.secondary)
    }
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
                hallway.open(.person(person.reference.id))
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
                Text([asked.person, asked.due.map { Days.withWeekday($0.day) }].joined)
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
