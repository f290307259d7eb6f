import Foundation

/// Days as the journal's own sentences write them, so that a screen has one way: `12 Oct`, `Fri 20 Nov`.
public enum Days {
    /// `12 Oct`; with its year if that is not today's.
    public static func short(_ day: NaiveDate, today: NaiveDate) -> String {
        write(day, year(day) == year(today) ? "d MMM" : "d MMM yyyy")
    }

    /// `Fri 20 Nov`.
    public static func withWeekday(_ day: NaiveDate) -> String {
        write(day, "EEE d MMM")
    }

    /// `Friday` for a day of the last week, else as ``short(_:today:)`` writes it.
    public static func since(_ day: NaiveDate, today: NaiveDate) -> String {
        day < today && day > after(today, days: -7) ? write(day, "EEEE") : short(day, today: today)
    }

    /// What the journal says of something whose day has not come, nor begun anywhere: the clock of the device that wrote it was
    /// ahead. Nothing of any other.
    public static func clock(_ day: NaiveDate, today: NaiveDate) -> String? {
        day > after(today, days: 1) ? "the clock was ahead" : nil
    }

    /// `November`; with its year if that is not today's.
    public static func month(of day: NaiveDate, today: NaiveDate) -> String {
        write(day, year(day) == year(today) ? "LLLL" : "LLLL yyyy")
    }

    /// `9:41`, at the place where it was.
    public static func time(_ at: Moment) -> String {
        let clock = at.dropFirst(11).prefix(5)
        return String(clock.hasPrefix("0") ? clock.dropFirst() : clock)
    }

    /// The day that many days later, or earlier.
    public static func after(_ day: NaiveDate, days: Int) -> NaiveDate {
        guard let date = date(day) else { return day }
        return plain.string(from: date.addingTimeInterval(Double(days) * 86_400))
    }

    /// The first day after this one that is the first of a week; `first` counts days as calendars do, Sunday being 1.
    public static func nextWeek(after day: NaiveDate, first: Int) -> NaiveDate {
        guard let date = date(day) else { return day }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = nowhere
        let ahead = (first - calendar.component(.weekday, from: date) + 7) % 7
        return after(day, days: ahead == 0 ? 7 : ahead)
    }

    /// A day as a control of the platform takes it: its noon there.
    public static func noon(_ day: NaiveDate, in zone: TimeZone = .current) -> Date? {
        formatter("yyyy-MM-dd HH:mm", zone).date(from: "\(day) 12:00")
    }

    // A day has no zone: it is counted where every day has its 24 hours.
    private static let nowhere = TimeZone(secondsFromGMT: 0) ?? .current
    private static let plain = formatter("yyyy-MM-dd", nowhere)

    private static func date(_ day: NaiveDate) -> Date? {
        plain.date(from: day)
    }

    private static func year(_ day: NaiveDate) -> Substring {
        day.prefix(while: { $0 != "-" })
    }

    private static func write(_ day: NaiveDate, _ pattern: String) -> String {
        date(day).map(formatter(pattern, nowhere).string(from:)) ?? day
    }

    private static func formatter(_ pattern: String, _ zone: TimeZone) -> DateFormatter {
        let formatter = DateFormatter()
        // The journal's sentences are English, and so are its days.
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.calendar = Calendar(identifier: .gregorian)
        formatter.timeZone = zone
        formatter.dateFormat = pattern
        return formatter
    }
}
