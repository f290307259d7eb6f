import JournalKit
import SwiftUI

/// What stands above the keyboard: who is likely meant, the marks in words, and Save.
struct LogKeys: View {
    let store: LogStore

    var body: some View {
        VStack(spacing: 0) {
            Divider()
            // Its place is kept while nobody is known yet: nothing moves when the answer comes.
            row {
                ForEach(store.likely, id: \.reference.id) { person in
                    Button(person.short(among: store.likely)) { store.name(person) }
                        .touchable()
                        .accessibilityLabel("log_likely \(person.name)")
                }
            }
            row {
                ForEach(Mark.allCases, id: \.self) { mark in
                    Button(mark.word) { store.mark(mark) }
                        .touchable()
                        .foregroundStyle(.secondary)
                        .accessibilityLabel("mark_spoken \(Text(mark.word))")
                }
            }
            Button(store.saving == nil ? "log_save" : "log_saving", action: store.save)
                .buttonStyle(.wide(loud: true))
                .disabled(!store.canSave)
                .keyboardShortcut(.return, modifiers: .command)
                .padding(.horizontal, Size.edge)
                .padding(.vertical, 8)
        }
        .background(.bar)
    }

    private func row(@ViewBuilder _ keys: () -> some View) -> some View {
        ScrollView(.horizontal) {
            HStack(spacing: 20) { keys() }
                .frame(minHeight: Size.touch)
                .padding(.horizontal, Size.edge)
        }
        .scrollIndicators(.hidden)
        .font(.subheadline)
    }
}
