import Foundation

/// What stands in the field, and the cursor or the selection in it, in UTF-16 code units as UIKit counts them.
public struct Line: Hashable, Sendable {
    public var text: String
    public var selection: Range<Int>

    /// A line with this selection, as far as it lies in the line; with none the cursor stands at the end.
    public init(_ text: String = "", selection: Range<Int>? = nil) {
        let end = text.utf16.count
        self.text = text
        self.selection = selection.map { $0.clamped(to: 0..<end) } ?? end..<end
    }

    /// The line with a mark put in at the cursor. A mark follows a space and touches what comes after it; keyboards turn "word !send"
    /// into "word! send", so the key that inserts a mark sees to both.
    public func marked(_ mark: Mark) -> Line {
        putting(mark.rawValue, touching: true)
    }

    /// The line with a person named at the cursor, as somebody who was there.
    public func naming(_ name: String) -> Line {
        putting(mention(name), touching: false)
    }

    private func putting(_ words: String, touching: Bool) -> Line {
        let before = String(text[..<place(selection.lowerBound)])
        let after = String(text[place(selection.upperBound)...])
        let gap = before.last.map(\.isWhitespace) ?? true ? "" : " "
        let followed = after.hasPrefix(" ")
        let put = before + gap + words + (touching || followed ? "" : " ")
        // What was typed after the cursor moves up to a mark, and away from a name.
        let rest = touching ? String(after.drop { $0 == " " }) : after
        let cursor = put.utf16.count + (!touching && followed ? 1 : 0)
        return Line(put + rest, selection: cursor..<cursor)
    }

    /// The place in the text that so many code units stand before; the beginning of the letter that it would cut.
    private func place(_ units: Int) -> String.Index {
        let index = text.utf16.index(text.utf16.startIndex, offsetBy: units)
        return index.samePosition(in: text) ?? text.rangeOfComposedCharacterSequence(at: index).lowerBound
    }
}

/// Somebody named in a line, as one who was there.
func mention(_ name: String) -> String {
    name.contains(" ") ? "@\"\(name)\"" : "@\(name)"
}

/// The marks of a line, in the order of the keys above the keyboard.
public enum Mark: String, CaseIterable, Sendable {
    case person = "@"
    case promise = "!"
    case theirs = "?"
    case gave = ">"
    case got = "<"
    case about = "+"
    case topic = "#"
}
