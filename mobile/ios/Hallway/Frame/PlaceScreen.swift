import JournalKit
import SwiftUI

/// The screen of a place one step or more behind the bar.
struct PlaceScreen: View {
    let place: Place
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        // Another place is another screen, also where both look alike.
        screen.id(place)
    }

    @ViewBuilder private var screen: some View {
        let door = hallway.door
        switch place {
        case .prep(let people): Keeping(PrepStore(door, people: people)) { PrepScreen(store: $0) }
        case .person(let person):
            Keeping(PersonStore(door, person: person)) { store in
                Keeping(KnowsStore(door, person: person)) { PersonScreen(store: store, knows: $0) }
            }
        case .line(let line): Keeping(LineStore(door, line: line)) { LineScreen(store: $0) }
        case .review: ReviewScreen(store: hallway.review)
        case .goal(let goal, let seat): Keeping(GoalStore(door, goal: goal)) { GoalScreen(store: $0, seat: seat) }
        case .kit(let goal, let reader): KitScreen(goal: goal, reader: reader)
        case .wheel: Keeping(WheelStore(door)) { WheelScreen(store: $0) }
        case .asks: Keeping(AsksStore(door)) { AsksScreen(store: $0) }
        case .draft(let person, let kind, let goal):
            Keeping(AskDraftStore(door, person: person, kind: kind, goal: goal)) { DraftScreen(store: $0) }
        case .devices: DevicesScreen(store: hallway.devices)
        case .pairing: PairScreen(store: hallway.pairing)
        case .settings: Keeping(MeStore(door)) { SettingsScreen(me: $0) }
        }
    }
}

/// Keeps a store as long as its screen is there.
struct Keeping<Store: AnyObject, Content: View>: View {
    @State private var store: Store
    private let content: (Store) -> Content

    init(_ store: Store, @ViewBuilder content: @escaping (Store) -> Content) {
        _store = State(initialValue: store)
        self.content = content
    }

    var body: some View { content(store) }
}
