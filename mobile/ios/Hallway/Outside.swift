/// Something that goes on outside the screens: what the user switched on, and what the system wakes the app for.
@MainActor
protocol Outside: AnyObject {
    /// The app comes to the front.
    func front()

    /// The app goes.
    func away()

    /// Something is about to be switched on: a word about why that cannot be, and then it stays off.
    func asks(for option: Option) async -> OptionNote?

    /// Something was switched on or off.
    func turned(_ option: Option)
}

extension Outside {
    func front() {}
    func away() {}
    func asks(for option: Option) async -> OptionNote? { nil }
    func turned(_ option: Option) {}
}
