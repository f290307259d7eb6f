import JournalKit
import SwiftUI

/// The window: locked, or the screens. On a phone they stand behind a bar of words, on a tablet a list stands beside the thing.
struct RootView: View {
    @Environment(HallwayModel.self) private var hallway
    @Environment(\.scenePhase) private var scenePhase
    @Environment(\.horizontalSizeClass) private var width
    @SceneStorage("way") private var kept: Data?
    @State private var curtain = Curtain()
    /// Once open, what is shown stays as it is behind the curtain: nothing that is typed in a sheet goes.
    @State private var wasOpen = false

    var body: some View {
        Group {
            if hallway.lock.isClosed, !wasOpen {
                LockScreen()
            } else if width == .regular {
                Panes()
            } else {
                Bar()
            }
        }
        .safeAreaInset(edge: .top, spacing: 0) {
            if let progress = hallway.door.ordering.progress { OrderingBar(progress: progress) }
        }
        .tint(.hallwayAccent)
        .onAppear(perform: comeBack)
        .onChange(of: hallway.way) { _, way in kept = try? JSONEncoder().encode(way) }
        .onChange(of: hallway.lock.isClosed, initial: true) { _, closed in
            if !closed { wasOpen = true }
            draw()
        }
        .onChange(of: scenePhase) { draw() }
    }

    private func comeBack() {
        if let kept, let way = try? JSONDecoder().decode(Way.self, from: kept) { hallway.restore(way) }
    }

    /// Draws the curtain where nothing is to be seen: in the app switcher, when the user wants that, and as long as it is locked.
    private func draw() {
        let secret = hallway.preferences.isOn(.hidden) || hallway.preferences.isOn(.locked)
        if hallway.lock.isClosed, wasOpen {
            curtain.draw(locks: true) { LockScreen().environment(hallway).tint(.hallwayAccent) }
        } else if secret, scenePhase != .active {
            curtain.draw(locks: false) { PrivacyScreen() }
        } else {
            curtain.lift()
        }
    }
}

/// Log, Today, People, Goals.
private struct Bar: View {
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        TabView(selection: Binding(get: { hallway.way.tab }, set: hallway.go(to:))) {
            ForEach(Tab.allCases, id: \.self) { tab in
                NavigationStack(path: places(of: tab)) {
                    TabScreen(tab: tab).navigationDestination(for: Place.self) { PlaceScreen(place: $0) }
                }
                .tabItem { Label(tab.word, systemImage: tab.picture) }
                .tag(tab)
            }
        }
    }

    private func places(of tab: Tab) -> Binding<[Place]> {
        Binding(
            get: { hallway.way.tab == tab ? hallway.way.places : [] },
            set: { if hallway.way.tab == tab { hallway.walk($0) } })
    }
}

/// What a place of the bar shows before one goes anywhere.
struct TabScreen: View {
    let tab: Tab
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        switch tab {
        case .log: LogScreen(store: hallway.log)
        case .today: TodayScreen(store: hallway.today)
        case .people: PeopleScreen(store: hallway.people)
        case .goals: GoalsScreen(store: hallway.goals)
        }
    }
}

extension Tab {
    var word: LocalizedStringKey {
        switch self {
        case .log: "tab_log"
        case .today: "tab_today"
        case .people: "tab_people"
        case .goals: "tab_goals"
        }
    }

    var picture: String {
        switch self {
        case .log: "square.and.pencil"
        case .today: "sun.max"
        case .people: "person.2"
        case .goals: "flag"
        }
    }
}

#if os(iOS)
    #Preview { RootView().environment(HallwayModel.sample) }
#endif
