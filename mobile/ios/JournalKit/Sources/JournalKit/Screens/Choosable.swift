extension Journal {
    /// People of this name or, while none is typed, those talked with last: who can be chosen, at most so many.
    func choosable(except out: Set<PersonId>, _ name: String, _ most: Int, _ now: Moment) throws -> [Named] {
        let blank = name.allSatisfy(\.isWhitespace)
        // As many more as may be left out.
        let found =
            blank
            ? try people().latest(limit: UInt32(most + out.count), now: now)
            : try people().list(matching: name, now: now).map(\.person)
        return Array(found.filter { !out.contains($0.reference.id) }.prefix(most))
    }
}
