/// Something that goes on outside the screens: what the user switched on, and what the system wakes the app for.
@MainActor
protocol Outside: AnyObject {
    /// The app comes to the front.
    func front()

    /// The app goes.
    func away()

    /// Something is switched on or off; where that cannot be, a word about why, and it stays as it was.
    func turned(_ option: Option, on: Bool) async -> OptionNote?
}

extension Outside {
    func front() {}
    func away() {}
    func turned(_ option: Option, on: Bool) async -> OptionNote? { nil }
}
