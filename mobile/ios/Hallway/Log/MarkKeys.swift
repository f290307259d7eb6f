import JournalKit
import SwiftUI
import UIKit

/// The marks in words, on top of the keyboard: there while one types, and gone with it.
struct MarkKeys: View {
    let press: @MainActor (Mark) -> Void

    var body: some View {
        KeyRow {
            ForEach(Mark.allCases, id: \.self) { mark in
                Button(mark.word) { press(mark) }
                    .touchable()
                    .foregroundStyle(.secondary)
                    .accessibilityLabel("mark_spoken \(Text(mark.word))")
            }
        }
    }
}

extension MarkKeys {
    /// What the keyboard carries above its keys.
    @MainActor
    static func onKeyboard(press: @escaping @MainActor (Mark) -> Void) -> UIView {
        let height = UIFontMetrics.default.scaledValue(for: Size.touch)
        let bar = UIInputView(frame: CGRect(x: 0, y: 0, width: 0, height: height), inputViewStyle: .keyboard)
        let row = UIHostingConfiguration { MarkKeys(press: press) }.margins(.all, 0).makeContentView()
        row.frame = bar.bounds
        row.autoresizingMask = [.flexibleWidth, .flexibleHeight]
        bar.addSubview(row)
        return bar
    }
}
