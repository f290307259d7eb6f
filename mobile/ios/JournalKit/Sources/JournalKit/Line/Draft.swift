import Foundation

/// A line that is not saved yet: what was typed, and what was chosen of its chips.
public struct Draft: Codable, Hashable, Sendable {
    public var text: String
    public var choices: [Choice]

    public init(_ text: String = "", choices: [Choice] = []) {
        self.text = text
        self.choices = choices
    }

    public var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

    /// The draft as bytes: what outlives an app that the system ends.
    public var data: Data {
        // Text and plain values: there is nothing in them that could not be written.
        (try? JSONEncoder().encode(self)) ?? Data()
    }

    /// The draft in these bytes. Choices that another version of the app wrote are left out where they are not understood: the text
    /// is what cannot be had again.
    public init(data: Data) {
        let kept = try? JSONDecoder().decode(Kept.self, from: data)
        self.init(kept?.text ?? "", choices: kept?.choices.compactMap(\.choice) ?? [])
    }

    private struct Kept: Decodable {
        let text: String
        let choices: [Perhaps]

        enum CodingKeys: CodingKey { case text, choices }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            text = try fields.decode(String.self, forKey: .text)
            choices = (try? fields.decode([Perhaps].self, forKey: .choices)) ?? []
        }
    }

    private struct Perhaps: Decodable {
        let choice: Choice?

        init(from decoder: any Decoder) throws {
            choice = try? Choice(from: decoder)
        }
    }

    /// Both lines as one, the first above the second.
    func above(_ second: Draft) -> Draft {
        if isBlank { return second }
        if second.isBlank { return self }
        return Draft(text.above(second.text), choices: choices + second.choices)
    }
}
