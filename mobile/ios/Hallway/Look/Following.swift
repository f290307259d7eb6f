import JournalKit
import SwiftUI

extension View {
    /// Follows the journal while it is shown, and says at the foot what was done here and what went wrong; that only once, where
    /// another store of the screen says it already.
    func following<Answer: Sendable>(_ store: Held<Answer>, beside said: Trouble? = nil) -> some View {
        modifier(Following(store: store, said: said))
    }

    /// Says at the foot what went wrong and what helps; `again` asks once more.
    func saying(_ trouble: Trouble?, again: @escaping @MainActor () -> Void) -> some View {
        modifier(Saying(trouble: trouble, again: again))
    }
}

private struct Following<Answer: Sendable>: ViewModifier {
    let store: Held<Answer>
    let said: Trouble?
    @Environment(\.accessibilityReduceMotion) private var still

    func body(content: Content) -> some View {
        content
            .saying(store.trouble == said ? nil : store.trouble, again: store.follow)
            .safeAreaInset(edge: .bottom, spacing: 0) {
                if let deed = store.done {
                    DoneBar(deed: deed, undo: store.undo).transition(.opacity)
                }
            }
            .animation(still ? nil : .easeOut(duration: 0.12), value: store.done)
            .sensoryFeedback(trigger: store.done) { _, done in done == nil ? nil : .success }
            .onChange(of: store.done) { _, done in
                if let done { AccessibilityNotification.Announcement(done.words).post() }
            }
            .onAppear(perform: store.follow)
            .onDisappear(perform: store.leave)
    }
}

private struct Saying: ViewModifier {
    let trouble: Trouble?
    let again: @MainActor () -> Void

    func body(content: Content) -> some View {
        content
            .safeAreaInset(edge: .bottom, spacing: 0) {
                if let trouble { TroubleBar(trouble: trouble, again: again) }
            }
            .onChange(of: trouble) { _, trouble in
                if let trouble { AccessibilityNotification.Announcement(trouble.words).post() }
            }
    }
}

/// What was done, with the way back.
private struct DoneBar: View {
    let deed: Deed
    let undo: @MainActor () -> Void

    var body: some View {
        HStack {
            Text(deed.words).font(.subheadline).frame(maxWidth: .infinity, alignment: .leading)
            if deed.canBeUndone { Button("undo", action: undo).keyboardShortcut("z", modifiers: .command) }
        }
        .padding(.horizontal, Size.edge)
        .touchable()
        .background(.bar)
    }
}

/// What went wrong, in words, and what helps: going to where something can be done about it, trying again or, where the key is gone,
/// pairing with the laptop anew.
struct TroubleBar: View {
    let trouble: Trouble
    let again: @MainActor () -> Void
    /// It is about the line in the field, which stands there still.
    var ofLine = false
    @Environment(HallwayModel.self) private var hallway

    var body: some View {
        VStack(alignment: .leading, spacing: 8) {
            Text(trouble.kind == .full && ofLine ? String(localized: "trouble_full_line") : trouble.words)
            switch trouble.kind {
            case .keyGone: StartAnew()
            case .full, .tryAgain, .stopped, .mistake: Button("try_again", action: tryAgain).touchable()
            case .decide where trouble.mayBeRepaired: Repair(again: again)
            case .say, .decide: EmptyView()
            }
            Flow {
                ForEach(trouble.waysOut, id: \.self) { out in
                    Button(out.word) { hallway.take(out) }.touchable()
                }
            }
        }
        .font(.subheadline)
        .frame(maxWidth: .infinity, alignment: .leading)
        .padding(.horizontal, Size.edge)
        .padding(.vertical, 10)
        .background(.bar)
        .overlay(alignment: .top) { Rectangle().fill(.red).frame(height: 2).accessibilityHidden(true) }
    }

    private func tryAgain() {
        hallway.tryAgain()
        again()
    }
}
