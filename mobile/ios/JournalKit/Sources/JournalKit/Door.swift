import Foundation

/// The only way from a screen to the journal. Every call runs on a queue of its own, never on the main thread nor on one of the few
/// that Swift's tasks share, and whoever asks before the journal is open waits for it: a screen may stand and be typed into at once.
///
/// `open` makes or opens the journal with the secrets that the device keeps. It may fail (the key is gone, the file is newer than the
/// app): then every question fails with the same sentence, until ``tryAgain()``.
public actor Door {
    /// The moment at which things are asked and done.
    public nonisolated let now: @Sendable () -> Moment
    private nonisolated let open: @Sendable () throws -> Journal
    private nonisolated let changes = Changes()
    private var journal: Task<Journal, any Error>?
    // Held: a watch ends when it is let go.
    private var watch: Watch?

    public init(now: @escaping @Sendable () -> Moment, open: @escaping @Sendable () throws -> Journal) {
        self.now = now
        self.open = open
        Task { _ = try? await self.opened() }
    }

    /// One question or act. Throws what the journal throws; ``Trouble/init(_:)`` makes a sentence of it.
    public nonisolated func ask<Answer: Sendable>(
        _ call: @escaping @Sendable (Journal, Moment) throws -> Answer
    ) async throws -> Answer {
        let journal = try await opened()
        return try await away { [now] in try call(journal, now()) }
    }

    /// The revisions of the journal, the present one first: whoever shows something asks again at each. While one is dealt with,
    /// those that come meanwhile count as one.
    public nonisolated func revisions() -> AsyncStream<UInt64> {
        changes.follow()
    }

    /// Opens the journal once more, after it could not be opened; whoever follows asks anew.
    public func tryAgain() async {
        if let journal, case .success = await journal.result { return }
        journal = nil
        _ = try? await opened()
        changes.again()
    }

    /// Lets the file go; what runs is finished first. Every later question fails.
    public func shut() async {
        guard let open = try? await opened() else { return }
        let last = watch
        watch = nil
        try? await away {
            last?.stop()
            open.shut()
        }
    }

    private func opened() async throws -> Journal {
        let opening = journal ?? Task { try await begin() }
        journal = opening
        return try await opening.value
    }

    private func begin() async throws -> Journal {
        let (journal, watch) = try await away { [open, changes, now] in
            let journal = try open()
            // What an update left to be made anew: a screen answers whole, or waits.
            try journal.maintenance().rebuild(work: Work(listener: nil), now: now())
            return (journal, try journal.watch(listener: changes))
        }
        self.watch = watch
        return journal
    }
}

/// Runs something that blocks where it may.
func away<Answer: Sendable>(_ call: @escaping @Sendable () throws -> Answer) async throws -> Answer {
    try await withCheckedThrowingContinuation { done in
        queue.async { done.resume(with: Result { try call() }) }
    }
}

private let queue = DispatchQueue(label: "app.hallway.journal", qos: .userInitiated, attributes: .concurrent)

/// Hears of changes on a thread of the core and passes them on to whoever follows.
private final class Changes: ChangeListener, @unchecked Sendable {
    // Everything below is touched under the lock alone.
    private let lock = NSLock()
    private var latest: UInt64 = 0
    private var followers: [UUID: AsyncStream<UInt64>.Continuation] = [:]

    func changed(revision: UInt64) {
        lock.withLock {
            latest = revision
            yield()
        }
    }

    func again() {
        lock.withLock { yield() }
    }

    func follow() -> AsyncStream<UInt64> {
        let (stream, follower) = AsyncStream.makeStream(of: UInt64.self, bufferingPolicy: .bufferingNewest(1))
        let name = UUID()
        follower.onTermination = { [weak self] _ in self?.forget(name) }
        lock.withLock {
            followers[name] = follower
            follower.yield(latest)
        }
        return stream
    }

    /// Under the lock.
    private func yield() {
        for follower in followers.values { follower.yield(latest) }
    }

    private func forget(_ name: UUID) {
        lock.withLock { followers[name] = nil }
    }
}
