import JournalKit
import SwiftUI
import UIKit

/// The field of Log. UIKit's own, since only that says where the cursor is: a mark is put in there.
struct LineField: UIViewRepresentable {
    let line: Line
    /// Grows when the line changes elsewhere than here; until then the field keeps its own, with what the keyboard is composing.
    let written: Int
    let typed: @MainActor (Line) -> Void
    /// A mark of the keyboard was pressed.
    let mark: @MainActor (Mark) -> Void

    /// The space above the first line, in points.
    static let above: CGFloat = 20

    func makeUIView(context: Context) -> UITextView {
        let view = FocusedTextView()
        view.delegate = context.coordinator
        view.font = .preferredFont(forTextStyle: .title3)
        view.adjustsFontForContentSizeCategory = true
        view.backgroundColor = .clear
        view.textContainerInset = UIEdgeInsets(top: Self.above, left: Size.edge, bottom: Self.above, right: Size.edge)
        view.textContainer.lineFragmentPadding = 0
        view.autocapitalizationType = .sentences
        view.keyboardDismissMode = .interactive
        view.alwaysBounceVertical = true
        // A space more or less would part a mark from its word.
        view.smartInsertDeleteType = .no
        view.inputAccessoryView = MarkKeys.onKeyboard { [coordinator = context.coordinator] in coordinator.mark($0) }
        view.accessibilityLabel = String(localized: "log_field")
        view.accessibilityHint = String(localized: "log_empty")
        take(into: view, context.coordinator)
        return view
    }

    func updateUIView(_ view: UITextView, context: Context) {
        context.coordinator.typed = typed
        context.coordinator.mark = mark
        if context.coordinator.written != written { take(into: view, context.coordinator) }
    }

    func makeCoordinator() -> Coordinator {
        Coordinator(typed: typed, mark: mark)
    }

    /// The line as it stands in the store.
    private func take(into view: UITextView, _ coordinator: Coordinator) {
        coordinator.written = written
        view.text = line.text
        view.selectedRange = NSRange(location: line.selection.lowerBound, length: line.selection.count)
    }

    @MainActor
    final class Coordinator: NSObject, UITextViewDelegate {
        var typed: @MainActor (Line) -> Void
        var mark: @MainActor (Mark) -> Void
        var written: Int?

        init(typed: @escaping @MainActor (Line) -> Void, mark: @escaping @MainActor (Mark) -> Void) {
            self.typed = typed
            self.mark = mark
        }

        func textViewDidChange(_ view: UITextView) {
            tell(view)
        }

        func textViewDidChangeSelection(_ view: UITextView) {
            // What is still being composed is told when it is text.
            if view.markedTextRange == nil { tell(view) }
        }

        private func tell(_ view: UITextView) {
            let range = view.selectedRange
            typed(Line(view.text, selection: range.location..<range.location + range.length))
        }
    }
}

/// A field that has the keyboard as soon as it is on the screen.
private final class FocusedTextView: UITextView {
    override func didMoveToWindow() {
        super.didMoveToWindow()
        if window != nil { becomeFirstResponder() }
    }
}
