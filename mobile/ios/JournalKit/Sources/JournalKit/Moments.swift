import Foundation

extension Date {
    /// The day at that place, as the journal takes it.
    public func day(in zone: TimeZone = .current) -> NaiveDate {
        String(moment(in: zone).prefix(10))
    }

    /// The moment that the journal gave; nothing for a text that is none.
    public init?(moment: Moment) {
        // Whole seconds are exact enough for a screen.
        let whole = moment.replacing(/\.\d+/, with: "")
        guard let date = try? Date(whole, strategy: Date.ISO8601FormatStyle(timeZoneSeparator: .colon)) else { return nil }
        self = date
    }
}

extension Due {
    /// The day on which something is due.
    public var day: NaiveDate {
        switch self {
        case .day(let day): day
        case .at(let moment): String(moment.prefix(10))
        }
    }
}

extension Reference {
    /// The reference as one reads it: `kqmz`, or `kqmz.2` for a part of a line.
    public var text: String {
        part.map { "\(letters).\($0)" } ?? letters
    }
}
