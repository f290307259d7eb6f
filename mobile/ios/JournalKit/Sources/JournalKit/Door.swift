import Foundation

/// The only way from a screen to the journal. Every call runs on a queue of its own, never on the main thread nor on one of the few
/// that Swift's tasks share, and whoever asks before the journal is open waits for it: a screen may stand and be typed into at once.
///
/// `open` makes or opens the journal with the secrets that the device keeps. It may fail (the key is gone, the file is newer than the
/// app): then every question fails with the same sentence, until ``tryAgain()``.
///
/// After an update the journal's tables may have to be made anew first. Questions wait for that (``ordering`` says how far it is); a
/// line does not, and is saved meanwhile.
public actor Door {
    /// The moment at which things are asked and done.
    public nonisolated let now: @Sendable () -> Moment
    /// How far tables have been made anew after an update.
    public nonisolated let ordering = Ordering()
    private nonisolated let open: @Sendable () throws -> Journal
    private nonisolated let changes = Changes()
    private var journal: Task<Journal, any Error>?
    /// The journal once its tables are in order.
    private var ordered: Task<Journal, any Error>?
    private var making: Work?
    // Held: a watch ends when it is let go.
    private var watch: Watch?

    public init(now: @escaping @Sendable () -> Moment, open: @escaping @Sendable () throws -> Journal) {
        self.now = now
        self.open = open
        Task { _ = try? await self.inOrder() }
    }

    /// One question or act. Throws what the journal throws; ``Trouble/init(_:)`` makes a sentence of it.
    public nonisolated func ask<Answer: Sendable>(
        _ call: @escaping @Sendable (Journal, Moment) throws -> Answer
    ) async throws -> Answer {
        let journal = try await inOrder()
        return try await away { [now] in try call(journal, now()) }
    }

    /// What needs no table that may have to be made anew, and waits for none: a line as it is typed and saved, a setting, the inbox.
    public nonisolated func askAtOnce<Answer: Sendable>(
        _ call: @escaping @Sendable (Journal, Moment) throws -> Answer
    ) async throws -> Answer {
        let journal = try await opened()
        return try await away { [now] in try call(journal, now()) }
    }

    /// One act, through a door of its own: so it is known which it was, whatever else is done meanwhile. It waits for no table.
    public nonisolated func act<Answer: Sendable>(
        _ call: @escaping @Sendable (Journal, Moment) throws -> Answer
    ) async throws -> Acted<Answer> {
        try await askAtOnce { journal, now in
            let own = try journal.anotherDoor()
            return Acted(answer: try call(own, now), act: try own.maintenance().lastAct())
        }
    }

    /// The revisions of the journal, the present one first: whoever shows something asks again at each. While one is dealt with,
    /// those that come meanwhile count as one.
    public nonisolated func revisions() -> AsyncStream<UInt64> {
        changes.follow()
    }

    /// Opens the journal once more, after it could not be opened; whoever follows asks anew. True where it opens now and did not before.
    @discardableResult
    public func tryAgain() async -> Bool {
        if let ordered, case .success = await ordered.result { return false }
        if let journal, case .failure = await journal.result { self.journal = nil }
        ordered = nil
        let opens = (try? await inOrder()) != nil
        changes.again()
        return opens
    }

    /// Opens the journal once more if it could not be opened, and waits for no table; whoever follows asks anew once they are in order.
    func openAgain() async {
        guard let last = journal, case .failure = await last.result, journal == last else { return }
        (journal, ordered) = (nil, nil)
        Task {
            _ = try? await self.inOrder()
            self.changes.again()
        }
        _ = try? await opened()
    }

    /// Lets the file go; what runs is finished first. Every later question fails.
    public func shut() async {
        guard let open = try? await opened() else { return }
        making?.cancel()
        let last = watch
        watch = nil
        try? await away {
            last?.stop()
            open.shut()
        }
    }

    /// Lets the file go, does something for which nobody may have it open, and opens it again, whatever came of that; whoever follows asks
    /// anew. Where it could not be opened before and nothing came of that either, all is as it was.
    public func without<Answer: Sendable>(_ what: @escaping @Sendable (Moment) throws -> Answer) async throws -> Answer {
        let wasOpen = (try? await opened()) != nil
        await shut()
        let came = await attempt { [now] in try await away { try what(now()) } }
        if case .failure = came, !wasOpen { return try came.get() }
        (journal, ordered) = (nil, nil)
        _ = try? await inOrder()
        changes.again()
        return try came.get()
    }

    private func opened() async throws -> Journal {
        let opening = journal ?? Task { try await begin() }
        journal = opening
        return try await opening.value
    }

    private func inOrder() async throws -> Journal {
        let ordering = ordered ?? Task { try await order() }
        ordered = ordering
        return try await ordering.value
    }

    /// Makes anew what an update left to be made. Stopped in the middle, by the end of the app too, it goes on there the next time.
    private func order() async throws -> Journal {
        let journal = try await opened()
        let (steps, reached) = AsyncStream.makeStream(of: HallwayCore.Progress.self, bufferingPolicy: .bufferingNewest(1))
        let work = Work(listener: Reached(reached))
        making = work
        defer { making = nil }
        let told = Task { [ordering] in await ordering.follow(steps) }
        let made = await attempt { [now] in
            try await away {
                let maintenance = journal.maintenance()
                if try maintenance.rebuilding() != nil { try maintenance.rebuild(work: work, now: now()) }
            }
        }
        reached.finish()
        await told.value
        try made.get()
        return journal
    }

    private func begin() async throws -> Journal {
        let (journal, watch) = try await away { [open, changes] in
            let journal = try open()
            return (journal, try journal.watch(listener: changes))
        }
        self.watch = watch
        return journal
    }
}

/// What an act answers, and which one it was; none where it changed nothing that can be taken back.
public struct Acted<Answer: Sendable>: Sendable {
    public let answer: Answer
    public let act: ActId?
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
