import Foundation

/// A line with the words in question set apart: what stands before them, they themselves, and what follows.
public struct LineInQuestion: Hashable, Sendable {
    public let before: String
    public let asked: String
    public let after: String

    /// Where the line does not have the words as they are, all of it stands before.
    public init(_ line: String, _ words: String) {
        let found = words.isEmpty ? nil : line.range(of: words, options: [.caseInsensitive, .diacriticInsensitive])
        let place = found ?? line.endIndex..<line.endIndex
        before = String(line[..<place.lowerBound])
        asked = String(line[place])
        after = String(line[place.upperBound...])
    }
}

extension Question {
    /// The line it is about, with the words in question set apart; nothing where it is about no line.
    public var line: LineInQuestion? {
        switch self {
        case .said(let suggestion): LineInQuestion(suggestion.line, suggestion.text)
        case .whom(let guess): LineInQuestion(guess.line, guess.typed)
        case .doubtful(let line), .namesNobody(let line): LineInQuestion(line.line, "")
        case .same, .newcomer: nil
        }
    }
}
