import Observation

/// Whether the app asks for the lock of the phone before it shows anything. It keeps eyes off the screen; what keeps the file is
/// its key.
@MainActor
@Observable
public final class Lock {
    /// Nothing is to be seen until ``open()``.
    public private(set) var isClosed: Bool

    @ObservationIgnored private let isOn: @MainActor () -> Bool
    @ObservationIgnored private let clock: @MainActor () -> ContinuousClock.Instant
    @ObservationIgnored private var left: ContinuousClock.Instant?

    /// For so long one may look something up elsewhere and come back.
    private static let forgetsAfter = Duration.seconds(30)

    /// `isOn` says whether the user wants it; `clock` goes on while the phone sleeps.
    public init(isOn: @escaping @MainActor () -> Bool, clock: @escaping @MainActor () -> ContinuousClock.Instant = { .now }) {
        self.isOn = isOn
        self.clock = clock
        isClosed = isOn()
    }

    /// The app comes to the front.
    public func front() {
        if let left, isOn(), clock() - left > Self.forgetsAfter { isClosed = true }
        left = nil
    }

    /// The app goes.
    public func away() {
        if left == nil { left = clock() }
    }

    /// Whoever holds the phone has shown who they are.
    public func open() {
        isClosed = false
    }
}
