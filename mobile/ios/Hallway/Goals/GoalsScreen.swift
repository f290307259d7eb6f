import JournalKit
import SwiftUI

/// Goals: the open ones, those that ended, and the two views over all of them.
struct GoalsScreen: View {
    let store: GoalsStore
    @Environment(HallwayModel.self) private var hallway
    @State private var setting = false

    var body: some View {
        List {
            if let goals = store.answer {
                Section {
                    if goals.isEmpty { Quiet(String(localized: "goals_empty")) }
                    ForEach(goals, id: \.reference) { row($0) }
                }
                Section {
                    view("wheel_title", "wheel_what", .wheel)
                    view("asks_title", "asks_what", .asks)
                }
            }
        }
        .navigationTitle("tab_goals")
        .safeAreaInset(edge: .bottom) {
            Button("goal_set") { setting = true }
                .buttonStyle(.wide(loud: true))
                .padding(.horizontal, Size.edge)
                .padding(.vertical, 8)
        }
        .following(store)
        .sheet(isPresented: $setting) { NewGoalSheet(store: store, today: hallway.day) }
    }

    private func row(_ goal: GoalLine) -> some View {
        Button {
            hallway.choose(.goal(goal.reference.id))
        } label: {
            TwoLines(first: goal.name, second: goal.under(today: hallway.day)).opacity(goal.closed == nil ? 1 : 0.7)
        }
        .buttonStyle(.plain)
    }

    private func view(_ title: LocalizedStringKey, _ what: LocalizedStringKey, _ place: Place) -> some View {
        Button {
            hallway.choose(place)
        } label: {
            VStack(alignment: .leading, spacing: 2) {
                Text(title)
                Text(what).font(.footnote).foregroundStyle(.secondary)
            }
        }
        .buttonStyle(.plain)
    }
}

#if os(iOS)
    #Preview { NavigationStack { GoalsScreen(store: HallwayModel.sample.goals) }.environment(HallwayModel.sample) }
#endif
