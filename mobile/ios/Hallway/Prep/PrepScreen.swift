import JournalKit
import SwiftUI

/// The card, read at the door in ten seconds: what is owed, the first sentence, what not to say, then memory.
struct PrepScreen: View {
    let store: PrepStore
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        ScrollView {
            if let meeting = store.answer {
                VStack(alignment: .leading, spacing: 12) {
                    Lines("prep_connects", meeting.connects)
                    ForEach(meeting.people, id: \.person.reference) { card in
                        if card.person != meeting.people.first?.person { Divider() }
                        // Of several people a card is folded to what is owed and the first sentence.
                        PrepCard(card: card, today: hallway.day, isWhole: meeting.people.count == 1, keep: store.keep)
                    }
                }
                .padding(Size.edge)
                .frame(maxWidth: Size.reading, alignment: .leading)
                .frame(maxWidth: .infinity)
            }
        }
        .navigationTitle("prep_title")
        .navigationBarTitleDisplayMode(.inline)
        .safeAreaInset(edge: .bottom, spacing: 0) {
            if let people = store.answer?.people.map(\.person) { after(people) }
        }
        .following(store)
    }

    /// Looks like a field and leads to the one of Log, with them filled in.
    private func after(_ people: [Named]) -> some View {
        Button {
            hallway.log(with: people)
        } label: {
            Text(people.count == 1 ? "prep_log \(people[0].firstName)" : "prep_log_several")
                .foregroundStyle(.secondary)
                .frame(maxWidth: .infinity, minHeight: Size.touch, alignment: .leading)
                .padding(.horizontal, 16)
                .background(.quaternary, in: .capsule)
        }
        .buttonStyle(.plain)
        .padding(.horizontal, Size.edge)
        .padding(.vertical, 8)
        .background(.bar)
    }
}

#if os(iOS)
    #Preview {
        NavigationStack { PeopleScreen(store: HallwayModel.sample.people) }.environment(HallwayModel.sample)
    }
#endif
