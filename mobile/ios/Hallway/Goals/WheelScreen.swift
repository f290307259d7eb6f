import JournalKit
import SwiftUI

/// How far people have come: a ring of the eight stages with how many are at each, and the same as a list.
struct WheelScreen: View {
    let store: WheelStore
    @Environment(HallwayModel.self) private var hallway
    @Environment(\.dynamicTypeSize) private var size
    @State private var chosen: Int?

    var body: some View {
        List {
            if let shown = store.answer {
                if shown.wheel.people.isEmpty { Quiet(String(localized: "wheel_empty")) } else { content(shown.wheel) }
                nobody(in: shown.nobodyIn)
            }
        }
        .listStyle(.plain)
        .navigationTitle("wheel_title")
        .navigationBarTitleDisplayMode(.inline)
        .following(store)
    }

    @ViewBuilder private func content(_ wheel: Wheel) -> some View {
        let (stages, open) = (wheel.stages, chosen ?? wheel.largest)
        // The list below says the same, so that a screen reader passes the ring by.
        WheelRing(counts: stages.map(\.people.count), chosen: open, choose: { chosen = $0 }) {
            // Large words do not fit into the ring; the list has them.
            if !size.isAccessibilitySize {
                Text(stages[open].stage.word).font(.headline)
                Text("people \(stages[open].people.count)").font(.subheadline).foregroundStyle(.secondary)
            }
        }
        .listRowSeparator(.hidden)
        if wheel.turned > 0 { Quiet(String(localized: "wheel_turned \(Int(wheel.turned))")) }
        ForEach(Array(stages.enumerated()), id: \.offset) { place, stage in
            row(stage, isOpen: place == open) { chosen = place }
        }
    }

    /// Departments of people known by name alone; a touch opens who works there.
    @ViewBuilder private func nobody(in departments: [NobodyIn]) -> some View {
        if !departments.isEmpty {
            Section("wheel_nobody_in") {
                ForEach(departments, id: \.department) { one in
                    Button {
                        hallway.open(.person(one.whom.reference.id))
                    } label: {
                        TwoLines(first: one.department, second: one.way)
                    }
                    .buttonStyle(.plain)
                }
            }
        }
    }

    @ViewBuilder private func row(_ stage: StageShown, isOpen: Bool, choose: @escaping @MainActor () -> Void) -> some View {
        Button(action: choose) {
            HStack {
                Text(stage.stage.word).fontWeight(isOpen ? .semibold : .regular).frame(maxWidth: .infinity, alignment: .leading)
                Text(stage.people.count, format: .number).foregroundStyle(.secondary)
            }
        }
        .buttonStyle(.plain)
        .accessibilityLabel(stage.stage.word)
        .accessibilityValue("people \(stage.people.count)")
        .accessibilityHint(isOpen ? "unfolded" : "folded")
        if isOpen {
            ForEach(stage.people, id: \.person.reference) { one in
                Button {
                    hallway.open(.person(one.person.reference.id))
                } label: {
                    TwoLines(first: one.person.name, second: one.why.capital).padding(.leading, 16)
                }
                .buttonStyle(.plain)
            }
        }
    }
}
