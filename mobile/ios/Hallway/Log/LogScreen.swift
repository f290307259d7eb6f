import JournalKit
import SwiftUI

/// Log: the field, its chips, and everything else within reach of a thumb.
struct LogScreen: View {
    @Bindable var store: LogStore
    @Environment(\.dynamicTypeSize) private var size
    @Environment(\.accessibilityReduceMotion) private var still

    var body: some View {
        page
            .safeAreaInset(edge: .bottom, spacing: 0) { LogKeys(store: store) }
            .navigationTitle("tab_log")
            .navigationBarTitleDisplayMode(.inline)
            .sheet(isPresented: Binding(get: { store.touchedChip != nil }, set: { if !$0 { store.touched = nil } })) {
                if let chip = store.touchedChip { ChipSheet(chip: chip, choose: store.choose) }
            }
            .animation(still ? nil : .easeOut(duration: 0.12), value: store.saved)
            .sensoryFeedback(trigger: store.saved) { before, saved in before == nil && saved != nil ? .success : nil }
            .onChange(of: store.saved) { before, saved in
                if before == nil, let saved { AccessibilityNotification.Announcement(saved.receipt.words).post() }
            }
    }

    /// Where text is very large, everything above the keys scrolls as one.
    @ViewBuilder private var page: some View {
        if size.isAccessibilitySize {
            ScrollView {
                VStack(spacing: 0) {
                    field.frame(minHeight: 240)
                    under
                }
            }
        } else {
            VStack(spacing: 0) {
                field.frame(minHeight: 96, maxHeight: .infinity).layoutPriority(1)
                ViewThatFits(in: .vertical) {
                    under
                    ScrollView { under }
                }
            }
        }
    }

    private var field: some View {
        LineField(line: store.line, written: store.written, typed: store.type, mark: store.mark)
            .overlay(alignment: .topLeading) {
                if store.line.text.isEmpty {
                    Text("log_empty")
                        .font(.title3)
                        .foregroundStyle(.secondary)
                        .padding(.horizontal, Size.edge)
                        .padding(.vertical, LineField.above)
                        .allowsHitTesting(false)
                        .accessibilityHidden(true)
                }
            }
    }

    /// What the line is read as, and what was saved last.
    private var under: some View {
        VStack(alignment: .leading, spacing: 8) {
            if store.label { Quiet(String(localized: "log_label")).padding(.horizontal, Size.edge) }
            // Before the chips: what is wrong must not be scrolled out of sight.
            if let trouble = store.trouble { TroubleBar(trouble: trouble, again: store.again, ofLine: true) }
            if store.first { Quiet(String(localized: "log_first")).padding(.horizontal, Size.edge) }
            if store.cut { Quiet(String(localized: "log_cut")).padding(.horizontal, Size.edge) }
            Chips(store: store).padding(.horizontal, Size.edge)
            if let undone = store.undone, undone.leaves { Quiet(undone.words).padding(.horizontal, Size.edge) }
            if let saved = store.saved { ReceiptPanel(saved: saved, store: store).transition(.opacity) }
        }
        .frame(maxWidth: .infinity, alignment: .leading)
    }
}

#if os(iOS)
    #Preview { LogScreen(store: HallwayModel.sample.log).environment(HallwayModel.sample) }
#endif
