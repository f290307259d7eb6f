import JournalKit
import SwiftUI

/// Today: the user's word first, then what has not come, then at most three people. Then it ends, and says so.
struct TodayScreen: View {
    let store: TodayStore
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        List {
            if let today = store.answer {
                if today.firstDay { firstDay } else { content(today) }
            }
        }
        .listStyle(.plain)
        .navigationTitle(store.answer.map { Days.withWeekday($0.day) } ?? String(localized: "tab_today"))
        .toolbar {
            Menu("today_more", systemImage: "ellipsis.circle") {
                Button("devices_title", systemImage: "laptopcomputer.and.iphone") { hallway.choose(.devices) }
                Button("settings_title", systemImage: "gearshape") { hallway.choose(.settings) }
            }
        }
        .accessibilityRotor("person_promises", entries: promises, entryID: \.reference, entryLabel: \.words)
        .accessibilityRotor(
            "tab_people", entries: store.answer?.people ?? [], entryID: \.person.reference, entryLabel: \.person.name
        )
        .following(store)
        .saying(hallway.sync.notice, again: hallway.tryAgain)
    }

    /// All that somebody said they would do.
    private var promises: [OpenPromise] { store.answer.map { $0.mine + $0.theirs } ?? [] }

    @ViewBuilder private var firstDay: some View {
        Quiet(String(localized: "today_first"))
        Button("today_first_log") { hallway.go(to: .log) }.prominent()
    }

    @ViewBuilder private func content(_ today: Today) -> some View {
        if !today.mine.isEmpty {
            Section("today_said") {
                ForEach(today.mine, id: \.reference) { MinePromise(promise: $0, today: today.day, store: store) }
                more(today.mineMore)
            }
        }
        if !today.asked.isEmpty {
            Section("today_asked") {
                ForEach(today.asked, id: \.reference) { AskedRow(asked: $0, store: store) }
            }
        }
        if !today.theirs.isEmpty {
            Section("today_not_come") {
                ForEach(today.theirs, id: \.reference) { TheirPromise(promise: $0, today: today.day) }
                more(today.theirsMore)
            }
        }
        if !today.people.isEmpty {
            Section("today_see") {
                ForEach(today.people, id: \.person.reference) { goodToSee($0) }
            }
        }
        if !today.next.isEmpty {
            Section("today_next") {
                ForEach(today.next, id: \.reference) { next($0) }
            }
        }
        end(today)
    }

    @ViewBuilder private func more(_ count: UInt32) -> some View {
        if count > 0 { Quiet(String(localized: "more_of \(Int(count))")) }
    }

    /// That the journal was repaired, and what is missing since; all of it lies in the file that is kept.
    @ViewBuilder private func mended(_ repaired: Repaired) -> some View {
        if repaired.missing.isEmpty {
            Quiet(String(localized: "repaired"))
        } else {
            Quiet(String(localized: "repaired_missing"))
            ForEach(repaired.missing.prefix(5), id: \.self) { Quiet($0.capital) }
            if repaired.missing.count > 5 { Quiet(String(localized: "more_of \(repaired.missing.count - 5)")) }
        }
    }

    private func goodToSee(_ proposal: Proposal) -> some View {
        let id = proposal.person.reference.id
        return WithButton(
            first: proposal.person.name, second: proposal.why, button: "today_card",
            open: { hallway.choose(.person(id)) }, act: { hallway.choose(.prep([id])) }
        )
        .swipeActions {
            Button("later") { store.putOff(proposal, until: Days.after(hallway.day, days: 7)) }
        }
    }

    private func next(_ act: NextAct) -> some View {
        let place = act.place
        let further = act.person.map { Place.person($0.reference.id) } ?? place
        return WithButton(
            first: act.person?.name ?? act.why.capital, second: act.person == nil ? "" : act.why.capital,
            button: place?.stepWord, open: { if let further { hallway.choose(further) } },
            act: { if let place { hallway.choose(place) } })
    }

    @ViewBuilder private func end(_ today: Today) -> some View {
        if today.toCheck > 0 {
            Button("today_to_check \(Int(today.toCheck))") { hallway.choose(.review) }.buttonStyle(.bordered)
        }
        Section {
            if today.mineLater > 0 { Quiet(String(localized: "today_later_ones \(Int(today.mineLater))")) }
            Quiet(today.isEmpty ? String(localized: "today_nothing") : String(localized: "today_all"))
            if let repaired = hallway.repaired { mended(repaired) }
            ForEach(hallway.refused, id: \.self) { Quiet(String(localized: "today_refused \($0)")) }
            ForEach(today.sync, id: \.device) { Quiet($0.said.capital) }
            if today.sync.isEmpty {
                Button("today_pair") { hallway.choose(.devices) }
            }
        }
        .listRowSeparator(.hidden)
    }
}

extension Today {
    /// Nothing waits.
    fileprivate var isEmpty: Bool {
        mine.isEmpty && theirs.isEmpty && asked.isEmpty && people.isEmpty && next.isEmpty && toCheck == 0
    }
}

#if os(iOS)
    #Preview { NavigationStack { TodayScreen(store: HallwayModel.sample.today) }.environment(HallwayModel.sample) }
#endif
