import JournalKit
import SwiftUI

/// A tablet: the list left, the thing right. Log is a sheet over both.
struct Panes: View {
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        NavigationSplitView {
            TabScreen(tab: list)
                .toolbar {
                    ToolbarItem(placement: .bottomBar) {
                        Picker("where", selection: Binding(get: { list }, set: hallway.go(to:))) {
                            ForEach(Tab.allCases.filter { $0 != .log }, id: \.self) { Text($0.word).tag($0) }
                        }
                        .pickerStyle(.segmented)
                    }
                    ToolbarItem(placement: .bottomBar) {
                        Button("tab_log", systemImage: Tab.log.picture) { hallway.go(to: .log) }
                    }
                }
        } detail: {
            NavigationStack(path: Binding(get: { Array(hallway.way.places.dropFirst()) }, set: walk)) {
                Group {
                    if let place = hallway.way.places.first {
                        PlaceScreen(place: place)
                    } else {
                        ContentUnavailableView("choose_something", systemImage: "sidebar.left")
                    }
                }
                .navigationDestination(for: Place.self) { PlaceScreen(place: $0) }
            }
        }
        .sheet(isPresented: Binding(get: { isLogging }, set: { if !$0 { hallway.go(to: .today) } })) {
            NavigationStack {
                LogScreen(store: hallway.log)
                    .toolbar {
                        ToolbarItem(placement: .cancellationAction) {
                            Button("close") { hallway.go(to: .today) }
                        }
                    }
            }
        }
    }

    /// What stands left: behind the sheet it is what the day holds.
    private var list: Tab { hallway.way.tab == .log ? .today : hallway.way.tab }

    private var isLogging: Bool { hallway.way == Way(.log) }

    private func walk(_ further: [Place]) {
        hallway.walk(hallway.way.places.prefix(1) + further)
    }
}
