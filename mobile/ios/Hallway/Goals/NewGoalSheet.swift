import JournalKit
import SwiftUI

/// A new goal: what it is called, of what kind, and on which day it is decided.
struct NewGoalSheet: View {
    @Bindable var store: GoalsStore
    let today: NaiveDate
    @Environment(\.dismiss) private var dismiss
    @State private var kind = GoalKind.promotion
    @State private var hasDay = false
    @State private var day = Date.now
    @FocusState private var typing: Bool
    @Environment(HallwayModel.self) private var hallway

    private var isBlank: Bool { store.name.allSatisfy(\.isWhitespace) }

    var body: some View {
        NavigationStack {
            Form {
                TextField("goal_name", text: $store.name).focused($typing)
                Picker("goal_kind", selection: $kind) {
                    ForEach(GoalKind.all, id: \.self) { Text($0.word).tag($0) }
                }
                Toggle("goal_has_day", isOn: $hasDay)
                if hasDay {
                    DatePicker("goal_day", selection: $day, displayedComponents: .date)
                        .datePickerStyle(.graphical)
                        .environment(\.calendar, hallway.preferences.calendar)
                }
            }
            .navigationTitle("goal_set")
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .cancellationAction) {
                    Button("cancel") { dismiss() }
                }
                ToolbarItem(placement: .confirmationAction) {
                    Button("goal_begin") {
                        dismiss()
                        store.set(kind, decision: hasDay ? day.day() : nil)
                    }
                    .disabled(isBlank)
                }
            }
            .onAppear {
                typing = true
                day = Days.noon(Days.after(today, days: 90)) ?? day
            }
        }
        .interactiveDismissDisabled(!isBlank)
    }
}
