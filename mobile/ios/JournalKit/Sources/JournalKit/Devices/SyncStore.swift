import Observation

/// How far a transfer has come.
public struct Transfer: Hashable, Sendable {
    public let device: OtherDevice
    public let direction: Direction
    public let records: UInt64
    /// How many there are in all; nothing while that is not known.
    public let total: UInt64?
}

/// This device among the user's others: in step while the app is in front.
@MainActor
@Observable
public final class SyncStore {
    public private(set) var isRunning = false
    /// With which it is in step, the last one last.
    public private(set) var inStep: [OtherDevice] = []
    /// What is on its way; nothing when that ended.
    public private(set) var transfer: Transfer?
    /// What sync has to say besides, in a sentence.
    public private(set) var note: String?
    public private(set) var trouble: Trouble?

    @ObservationIgnored private let door: Door
    @ObservationIgnored private let multicast: Bool
    @ObservationIgnored private var sync: DeviceSync?
    @ObservationIgnored private var last: Task<Void, Never>?

    /// With `multicast` the core itself looks for devices on the network; without, the platform does and says what it ``found(_:at:)``.
    public init(_ door: Door, multicast: Bool) {
        self.door = door
        self.multicast = multicast
    }

    /// The app came to the front: from now on it stays in step. Several calls are one.
    public func start() async {
        await inOrder { store in await store.begin() }
    }

    /// The app goes to the back, or a pairing wants the network: it ends within a second.
    public func stop() async {
        await inOrder { store in
            if let sync = store.sync { try? await away { sync.stop() } }
            store.isRunning = false
            store.transfer = nil
        }
    }

    /// Brings this device in step once, for the seconds that the system gives in the background. A task that is cancelled ends it.
    public func once() async throws -> [PeerOutcome] {
        let (run, multicast) = (OneSync(), multicast)
        let (_, news) = News.make()
        return try await withTaskCancellationHandler {
            try await door.ask { journal, _ in try journal.sync().once(run: run, listener: news, multicast: multicast) }
        } onCancel: {
            run.cancel()
        }
    }

    /// The device is on another network, or awake again.
    public func networkChanged() async {
        await tell { sync in try sync.networkChanged() }
    }

    /// The platform's own search found a device at these addresses.
    public func found(_ device: EndpointId, at addresses: [String]) async {
        await tell { sync in try sync.found(device: device, addresses: addresses) }
    }

    private func begin() async {
        guard !isRunning else { return }
        let (events, news) = News.make()
        let (known, multicast) = (sync, multicast)
        let begun = await attempt { [door] in
            try await door.ask { journal, _ in
                let sync = known ?? journal.sync()
                try sync.start(listener: news, multicast: multicast)
                return sync
            }
        }
        switch begun {
        case .success(let sync):
            (self.sync, isRunning, trouble) = (sync, true, nil)
            Task { [weak self] in
                for await one in events { self?.hear(one) }
            }
        case .failure(let why):
            trouble = why
        }
    }

    private func tell(_ call: @escaping @Sendable (DeviceSync) throws -> Void) async {
        guard let sync else { return }
        if case .failure(let why) = await attempt({ try await away { try call(sync) } }) { trouble = why }
    }

    private func hear(_ one: News.One) {
        switch one {
        case .ended(let why):
            (isRunning, transfer) = (false, nil)
            if let why, case .Stopped = why { return }
            trouble = why.map(Trouble.init)
        case .event(.progress(let device, let direction, let records, _, let total)):
            transfer = Transfer(device: device, direction: direction, records: records, total: total)
        case .event(.inStep(let device)):
            inStep = inStep.filter { $0.endpoint != device.endpoint } + [device]
            transfer = nil
        case .event(.ended(let outcome, _)):
            inStep.removeAll { $0.endpoint == outcome.device.endpoint }
            transfer = nil
        case .event(.note(let text, _)):
            note = text
        case .event:
            break
        }
    }

    /// One after the other, so that a stop ends what the start before it began.
    private func inOrder(_ what: @escaping @MainActor (SyncStore) async -> Void) async {
        let before = last
        let mine = Task {
            await before?.value
            await what(self)
        }
        last = mine
        await mine.value
    }
}

/// Hears of sync on a thread of the core, and passes it on in order.
private final class News: SyncNews, Sendable {
    enum One: Sendable {
        case event(SyncEvent)
        case ended(JournalError?)
    }

    private let out: AsyncStream<One>.Continuation

    private init(_ out: AsyncStream<One>.Continuation) {
        self.out = out
    }

    static func make() -> (AsyncStream<One>, News) {
        let (stream, out) = AsyncStream.makeStream(of: One.self)
        return (stream, News(out))
    }

    func onEvent(event: SyncEvent) {
        out.yield(.event(event))
    }

    func ended(why: JournalError?) {
        out.yield(.ended(why))
        out.finish()
    }

    deinit {
        out.finish()
    }
}
