import JournalKit
import SwiftUI

/// What stands at the foot of Log: who is likely meant, and Save. The marks stand on the keyboard.
struct LogKeys: View {
    let store: LogStore
    @Environment(\.verticalSizeClass) private var height

    var body: some View {
        VStack(spacing: 0) {
            Divider()
            // A phone on its side has room for one row under the line.
            if height == .compact {
                HStack(spacing: 12) {
                    likely
                    save.controlSize(.large).prominent().padding(.trailing, Size.edge)
                }
            } else {
                likely
                save.buttonStyle(.wide(loud: true)).padding(.horizontal, Size.edge).padding(.vertical, 8)
            }
        }
        .background(.bar)
    }

    /// Its place is kept while nobody is known yet: nothing moves when the answer comes.
    private var likely: some View {
        KeyRow {
            ForEach(store.likely, id: \.reference.id) { person in
                Button(person.short(among: store.likely)) { store.name(person) }
                    .touchable()
                    .accessibilityLabel("log_likely \(person.name)")
            }
        }
    }

    private var save: some View {
        Button(store.saving == nil ? "log_save" : "log_saving", action: store.save)
            .disabled(!store.canSave)
            .keyboardShortcut(.return, modifiers: .command)
    }
}

/// Words beside each other, one touch each; the row is scrolled where they are too many.
struct KeyRow<Keys: View>: View {
    @ViewBuilder let keys: () -> Keys

    var body: some View {
        ScrollView(.horizontal) {
            HStack(spacing: 20) { keys() }
                .frame(minHeight: Size.touch)
                .padding(.horizontal, Size.edge)
        }
        .scrollIndicators(.hidden)
        .font(.subheadline)
    }
}
