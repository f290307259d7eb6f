extension String {
    /// Both as one text, the first above the second; one that is blank is left out.
    public func above(_ second: String) -> String {
        if allSatisfy(\.isWhitespace) { return second }
        if second.allSatisfy(\.isWhitespace) { return self }
        return "\(self)\n\(second)"
    }
}
