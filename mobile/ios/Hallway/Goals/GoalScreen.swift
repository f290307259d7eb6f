import JournalKit
import SwiftUI

/// A goal: its map, what is missing, what comes next, and the wins that speak for it. A seat stands open from the beginning.
struct GoalScreen: View {
    @Bindable var store: GoalStore
    @State private var seat: PersonId?
    @State private var over: Over?
    /// Whose seat opens once the sheet before it is gone.
    @State private var then: PersonId?
    @State private var ends = false
    @Environment(HallwayModel.self) private var hallway

    /// What stands open over the goal.
    private enum Over: Identifiable {
        case putOn, win

        var id: Over { self }
    }

    init(store: GoalStore, seat: PersonId? = nil) {
        self.store = store
        _seat = State(initialValue: seat)
    }

    var body: some View {
        ScrollView {
            if let shown = store.answer {
                VStack(alignment: .leading, spacing: 16) { content(shown) }
                    .padding(.vertical, 12)
                    .frame(maxWidth: Size.reading, alignment: .leading)
                    .frame(maxWidth: .infinity)
            }
        }
        .navigationTitle(store.answer?.map.goal.name ?? "")
        .navigationBarTitleDisplayMode(.inline)
        .toolbar {
            if let goal = store.answer?.map.goal, goal.closed == nil {
                Button("goal_end") { ends = true }
            }
        }
        .confirmationDialog("goal_how_ended", isPresented: $ends, titleVisibility: .visible) {
            ForEach(Outcome.all, id: \.self) { outcome in
                Button(outcome.word) { store.close(Closing(outcome: outcome, said: "", next: nil)) }
            }
            Button("cancel", role: .cancel) {}
        }
        .following(store)
        .sheet(item: $over, onDismiss: openSeat) { over in
            switch over {
            case .putOn: PutOnSheet(store: store) { then = $0 }
            case .win: WordsSheet(title: "win_note", label: "win_what", words: $store.win, take: store.won)
            }
        }
        .sheet(isPresented: Binding(get: { seated != nil }, set: { if !$0 { seat = nil } })) {
            if let seated, let goal = store.answer?.map.goal { SeatSheet(one: seated, goal: goal, store: store) }
        }
    }

    private func openSeat() {
        guard let someone = then else { return }
        (seat, then) = (someone, nil)
    }

    private var seated: OnTheMap? {
        store.answer?.map.people.first { $0.person.reference.id == seat }
    }

    @ViewBuilder private func content(_ shown: GoalShown) -> some View {
        let goal = shown.map.goal
        VStack(alignment: .leading, spacing: 6) {
            Text(goal.under(today: hallway.day)).font(.subheadline).foregroundStyle(.secondary)
            if !goal.success.isEmpty { Text(goal.success) }
        }
        .padding(.horizontal, Size.edge)
        MapPicture(map: shown.map, open: { seat = $0.person.reference.id }, fill: { over = .putOn })
        Flow {
            Button("map_put_on") { over = .putOn }
            Button("kit_title") { hallway.open(.kit(store.goal, reader: nil)) }
        }
        .buttonStyle(.bordered)
        .padding(.horizontal, Size.edge)
        missing(shown.map.otherGaps)
        couldJoin(shown.map.couldJoin)
        next(shown.next)
        wins(shown.wins)
    }

    @ViewBuilder private func missing(_ gaps: [GapFound]) -> some View {
        if !gaps.isEmpty {
            Part("goal_missing") {
                ForEach(gaps, id: \.why) { Text($0.why.capital) }
            }
        }
    }

    /// Who could be on the map, with what says so; the button puts them there.
    @ViewBuilder private func couldJoin(_ people: [CouldJoin]) -> some View {
        if !people.isEmpty {
            Part("goal_could_join") {
                ForEach(people, id: \.person.reference) { one in
                    let id = one.person.reference.id
                    WithButton(
                        first: one.person.name, second: one.because, button: "could_add",
                        says: "could_add_spoken \(one.person.name)", open: { hallway.open(.person(id)) },
                        act: { store.seat(one.person, .unsaid) { seat = id } })
                }
            }
        }
    }

    @ViewBuilder private func next(_ acts: [NextAct]) -> some View {
        if !acts.isEmpty {
            Part("today_next") {
                ForEach(acts, id: \.reference) { act in
                    let place = act.place.flatMap(elsewhere)
                    WithButton(
                        first: act.person?.name ?? act.why.capital, second: act.person == nil ? "" : act.why.capital,
                        button: place?.stepWord, open: nil, act: { if let place { go(place) } })
                }
            }
        }
    }

    /// An act of this goal that is done here needs no button that leads here.
    private func elsewhere(_ place: Place) -> Place? {
        if case .goal(_, seat: nil) = place { nil } else { place }
    }

    private func go(_ place: Place) {
        if case .goal(store.goal, let someone?) = place { seat = someone } else { hallway.open(place) }
    }

    private func wins(_ matrix: WinMatrix) -> some View {
        Part("goal_wins") {
            ForEach(matrix.wins, id: \.reference) { win in
                VStack(alignment: .leading, spacing: 2) {
                    Text(win.what)
                    if !win.effect.isEmpty { Text(win.effect).font(.subheadline) }
                    Text([Days.short(win.day, today: hallway.day), win.whoKnows(among: matrix.people)].joined)
                        .font(.footnote)
                        .foregroundStyle(.secondary)
                }
                .accessibilityElement(children: .combine)
            }
            if matrix.wins.isEmpty { Quiet(String(localized: "wins_empty")) }
            Button("win_note") { over = .win }.touchable()
        }
    }
}

/// A part of a screen under its name.
struct Part<Content: View>: View {
    let title: LocalizedStringKey
    let content: Content

    init(_ title: LocalizedStringKey, @ViewBuilder content: () -> Content) {
        self.title = title
        self.content = content()
    }

    var body: some View {
        VStack(alignment: .leading, spacing: 10) {
            Text(title).font(.subheadline.weight(.semibold)).foregroundStyle(.hallwayAccent).accessibilityAddTraits(.isHeader)
            content
        }
        .frame(maxWidth: .infinity, alignment: .leading)
        .padding(.horizontal, Size.edge)
    }
}

extension WinLine {
    /// Who on the map knows it; nothing where nobody is on it.
    fileprivate func whoKnows(among people: [Named]) -> String? {
        if people.isEmpty { return nil }
        if nobodyKnows { return String(localized: "win_nobody_knows") }
        let knows = known.filter { if case .nobody = $0 { false } else { true } }.count
        return String(localized: "win_known \(knows)")
    }
}
