import JournalKit
import SwiftUI

/// A quiet sentence, as where a list ends.
struct Quiet: View {
    let words: String

    init(_ words: String) {
        self.words = words
    }

    var body: some View {
        Text(words)
            .font(.subheadline)
            .foregroundStyle(.secondary)
            .frame(maxWidth: .infinity, alignment: .leading)
    }
}

/// A label and what belongs to it: side by side, or one below the other where text is large.
struct Labelled<Content: View>: View {
    let label: LocalizedStringKey
    let content: Content
    @Environment(\.dynamicTypeSize) private var size
    @ScaledMetric private var width: CGFloat = 104

    init(_ label: LocalizedStringKey, @ViewBuilder content: () -> Content) {
        self.label = label
        self.content = content()
    }

    var body: some View {
        let layout =
            size >= .xxLarge
            ? AnyLayout(VStackLayout(alignment: .leading, spacing: 2))
            : AnyLayout(HStackLayout(alignment: .firstTextBaseline, spacing: 12))
        layout {
            Text(label)
                .font(.footnote)
                .foregroundStyle(.secondary)
                .frame(width: size >= .xxLarge ? nil : width, alignment: .leading)
            VStack(alignment: .leading, spacing: 4) { content }
                .frame(maxWidth: .infinity, alignment: .leading)
        }
        .accessibilityElement(children: .contain)
    }
}

/// Lines under a label; nothing where there are none.
struct Lines: View {
    let label: LocalizedStringKey
    let lines: [String]

    init(_ label: LocalizedStringKey, _ lines: [String]) {
        self.label = label
        self.lines = lines
    }

    var body: some View {
        if !lines.isEmpty {
            Labelled(label) {
                ForEach(Array(lines.enumerated()), id: \.offset) { _, line in Text(line) }
            }
        }
    }
}

/// Somebody or something, and below it what is said of it.
struct TwoLines: View {
    let first: String
    let second: String

    var body: some View {
        VStack(alignment: .leading, spacing: 2) {
            Text(first).foregroundStyle(.primary)
            if !second.isEmpty { Text(second).font(.subheadline).foregroundStyle(.secondary) }
        }
        .frame(maxWidth: .infinity, alignment: .leading)
        .multilineTextAlignment(.leading)
    }
}

/// Somebody, why now, and the one button that does it: beside it or, where text is large, below.
struct WithButton: View {
    let first: String
    let second: String
    let button: LocalizedStringKey?
    /// What the button says to a screen reader, where its word alone says too little.
    var says: LocalizedStringKey?
    let open: (@MainActor () -> Void)?
    let act: @MainActor () -> Void
    @Environment(\.dynamicTypeSize) private var size

    var body: some View {
        let layout =
            size.isAccessibilitySize
            ? AnyLayout(VStackLayout(alignment: .leading, spacing: 8)) : AnyLayout(HStackLayout(alignment: .center, spacing: 12))
        layout {
            if let open {
                Button(action: open) { TwoLines(first: first, second: second) }.buttonStyle(.plain)
            } else {
                TwoLines(first: first, second: second)
            }
            if let button {
                Button(button, action: act).buttonStyle(.bordered).accessibilityLabel(says ?? button)
            }
        }
    }
}

/// A line of words, and a button that takes it. What is typed is not swept away with the sheet.
struct WordsSheet: View {
    let title: LocalizedStringKey
    let label: LocalizedStringKey
    @Binding var words: String
    let take: @MainActor () -> Void
    @Environment(\.dismiss) private var dismiss
    @FocusState private var typing: Bool

    private var isBlank: Bool { words.allSatisfy(\.isWhitespace) }

    var body: some View {
        NavigationStack {
            Form {
                TextField(label, text: $words, axis: .vertical).focused($typing)
            }
            .navigationTitle(title)
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .cancellationAction) {
                    Button("cancel") { dismiss() }
                }
                ToolbarItem(placement: .confirmationAction) {
                    Button("log_save") {
                        dismiss()
                        take()
                    }
                    .disabled(isBlank)
                }
            }
            .onAppear { typing = true }
        }
        .presentationDetents([.medium, .large])
        .interactiveDismissDisabled(!isBlank)
    }
}

/// Where something waits, is over or went wrong: one sentence in the middle, and at the foot what one can do.
struct Centered<Middle: View, Foot: View>: View {
    let middle: Middle
    let foot: Foot

    init(@ViewBuilder middle: () -> Middle, @ViewBuilder foot: () -> Foot) {
        self.middle = middle()
        self.foot = foot()
    }

    var body: some View {
        GeometryReader { space in
            ScrollView {
                VStack(spacing: 16) { middle }
                    .multilineTextAlignment(.center)
                    .padding(Size.edge)
                    .frame(maxWidth: .infinity, minHeight: space.size.height)
            }
        }
        .safeAreaInset(edge: .bottom) {
            VStack(spacing: 8) { foot }.padding(Size.edge).frame(maxWidth: Size.reading).background(.background)
        }
    }
}
