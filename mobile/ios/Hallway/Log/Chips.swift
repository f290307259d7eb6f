import JournalKit
import SwiftUI

/// The chips of the line, in its order: solid for what was taken, dashed for what is asked.
struct Chips: View {
    let store: LogStore
    @State private var unfolded = false
    @Namespace private var space

    /// More chips than this fold into one, until it is touched.
    private static let fold = 8

    private var shown: [Chip] {
        unfolded || store.chips.count <= Self.fold ? store.chips : Array(store.chips.prefix(Self.fold - 1))
    }

    var body: some View {
        Flow {
            ForEach(shown, id: \.id) { chip in
                ChipView(chip: chip, store: store).accessibilityRotorEntry(id: chip.id, in: space)
            }
            if shown.count < store.chips.count {
                let more = store.chips.count - shown.count
                Button("log_fold \(more)") { unfolded = true }
                    .buttonStyle(ChipStyle(asked: false))
                    .accessibilityLabel("log_fold_spoken \(more)")
            }
        }
        .accessibilityRotor("rotor_doubts") {
            ForEach(shown.filter { $0.state != .taken }, id: \.id) { chip in
                AccessibilityRotorEntry(chip.words, id: chip.id, in: space)
            }
        }
    }
}

/// One chip: a touch opens its sheet, a long press its other meanings, a sweep refuses it.
private struct ChipView: View {
    let chip: Chip
    let store: LogStore
    @Environment(\.accessibilityReduceMotion) private var still

    var body: some View {
        Button(chip.words) { store.touched = chip.id }
            .buttonStyle(ChipStyle(asked: chip.state != .taken))
            .contentTransition(.opacity)
            .animation(still ? nil : .easeOut(duration: 0.12), value: chip.words)
            .contextMenu { meanings }
            .highPriorityGesture(DragGesture(minimumDistance: 30).onEnded(sweep))
            .accessibilityElement(children: .ignore)
            .accessibilityAddTraits(.isButton)
            .accessibilityLabel(chip.words)
            .accessibilityValue(chip.state.word)
            .accessibilityHint("chip_change")
            .accessibilityAction { store.touched = chip.id }
            .accessibilityActions {
                if let yes = chip.accept { Button("chip_accept") { store.choose(yes) } }
                if let toggle = chip.toggle { Button(chip.toggleWord) { store.choose(toggle) } }
                if let no = chip.refuse { Button("chip_remove") { store.choose(no) } }
            }
    }

    @ViewBuilder private var meanings: some View {
        if let toggle = chip.toggle { Button(chip.toggleWord) { store.choose(toggle) } }
        if let yes = chip.accept { Button("chip_accept") { store.choose(yes) } }
        if let no = chip.refuse { Button(chip.refuseWord, role: .destructive) { store.choose(no) } }
    }

    private func sweep(_ drag: DragGesture.Value) {
        let way = drag.translation
        guard abs(way.width) > Size.touch, abs(way.width) > abs(way.height), let no = chip.refuse else { return }
        store.choose(no)
    }
}

/// The look of a chip: as high as a thumb needs, though what is drawn of it is less.
struct ChipStyle: ButtonStyle {
    let asked: Bool

    func makeBody(configuration: Configuration) -> some View {
        configuration.label
            .font(.subheadline)
            .foregroundStyle(.primary)
            .padding(.horizontal, 12)
            .padding(.vertical, 8)
            .background {
                if asked {
                    RoundedRectangle(cornerRadius: 10)
                        .strokeBorder(.secondary, style: StrokeStyle(lineWidth: 1.5, dash: [5, 4]))
                } else {
                    RoundedRectangle(cornerRadius: 10).fill(.hallwaySoft)
                }
            }
            .touchable()
            .opacity(configuration.isPressed ? 0.6 : 1)
    }
}

/// What a chip may mean instead, and that it is not so.
struct ChipSheet: View {
    let chip: Chip
    let choose: @MainActor (Choice) -> Void

    var body: some View {
        NavigationStack {
            List {
                if let yes = chip.accept {
                    if chip.state == .doubt {
                        Button(chip.text) { choose(yes) }
                    } else {
                        Button("chip_accept") { choose(yes) }
                    }
                }
                ForEach(Array(chip.alternatives.enumerated()), id: \.offset) { _, other in
                    Button(other.text.capital) { choose(other.choice) }
                }
                if let toggle = chip.toggle { Button(chip.toggleWord) { choose(toggle) } }
                if let no = chip.refuse { Button(chip.refuseWord, role: .destructive) { choose(no) } }
            }
            .navigationTitle((chip.question.isEmpty ? chip.text : chip.question).capital)
            .navigationBarTitleDisplayMode(.inline)
        }
        .presentationDetents([.medium, .large])
        .presentationDragIndicator(.visible)
    }
}
