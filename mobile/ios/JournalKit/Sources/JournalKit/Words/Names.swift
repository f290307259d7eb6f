extension Named {
    /// The first name, or the whole one where two of these share it.
    public func short(among others: [Named]) -> String {
        others.filter { $0.firstName == firstName }.count > 1 ? name : firstName
    }

    /// The word that a name begins with.
    public var firstName: String { String(name.prefix { $0 != " " }) }

    /// The first letters of the first and the last word of a name.
    public var initials: String {
        let words = name.split(separator: " ")
        return [words.first, words.dropFirst().last].compactMap { $0?.first?.uppercased() }.joined()
    }
}

extension String {
    /// A sentence as it begins on a line of its own: the journal writes its own so that they may stand in the middle of one.
    public var capital: String { prefix(1).uppercased() + dropFirst() }
}
