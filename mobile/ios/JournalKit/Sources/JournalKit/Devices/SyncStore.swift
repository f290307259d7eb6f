import Observation

/// How far a transfer has come.
public struct Transfer: Hashable, Sendable {
    public let device: OtherDevice
    public let direction: Direction
    public let records: UInt64
    /// How many there are in all; nothing while that is not known.
    public let total: UInt64?
}

/// This device among the user's others: in step while the app is in front. A journal with no other device opens nothing on the
/// network.
@MainActor
@Observable
public final class SyncStore {
    public private(set) var isRunning = false
    /// It is about to run, and may be waiting for its place on the network.
    private(set) var isStarting = false
    /// It is still looking for another device: the platform's own search is worth its battery.
    public private(set) var looks = false
    /// With which it is in step, the last one last.
    public private(set) var inStep: [OtherDevice] = []
    /// Nobody answered at any address the last time.
    public private(set) var notFound = false
    /// Why a device could not be brought in step the last time, where there is more to say than that it was not found.
    public private(set) var ends: [EndpointId: Trouble] = [:]
    /// What is on its way; nothing when that ended.
    public private(set) var transfer: Transfer?
    /// What sync has to say besides, in a sentence.
    public private(set) var note: String?
    public private(set) var trouble: Trouble?

    /// The user's other devices do not know this one: nothing comes in step before the user pairs it, wherever they are in the app.
    public var forgotten: Trouble? { trouble?.word == "new_device" ? trouble : nil }

    /// What does not pass by itself: it is said wherever in the app the user is.
    public var notice: Trouble? {
        forgotten ?? ends.values.first { !$0.waysOut.isEmpty || $0.word == Trouble.incompatible }
    }

    @ObservationIgnored private let door: Door
    @ObservationIgnored private let multicast: Bool
    @ObservationIgnored private var sync: DeviceSync?
    @ObservationIgnored private var last: Task<Void, Never>?
    @ObservationIgnored private var quiet: Task<Void, Never>?
    /// The app is in front.
    @ObservationIgnored private var wanted = false
    /// The number of the run that is under way: what one before it still says is not listened to.
    @ObservationIgnored private var run = 0
    @ObservationIgnored private var inBackground: OneSync?

    /// How long after a start or a change of network devices are looked for.
    private nonisolated static let looksFor = Duration.seconds(60)

    /// With `multicast` the core itself looks for devices on the network; without, the platform does and says what it ``found(_:at:)``.
    public init(_ door: Door, multicast: Bool) {
        self.door = door
        self.multicast = multicast
    }

    /// The app came to the front: from now on it stays in step. Several calls are one. A journal that could not be opened behind the
    /// lock of the phone is tried once more.
    public func start() async {
        wanted = true
        inBackground?.cancel()
        await inOrder { store in await store.begin() }
    }

    /// The app goes to the back: it ends within a second.
    public func stop() async {
        wanted = false
        if isStarting { Task { await giveUp() } }
        await inOrder { store in await store.end() }
    }

    /// Does something that needs the journal's place on the network, while sync has let it go.
    func aside(_ what: @escaping @MainActor () async -> Void) async {
        await inOrder { store in
            await store.end()
            await what()
            if store.wanted { await store.begin() }
        }
    }

    /// Brings this device in step with every other once, for the seconds that the system gives in the background. Meanwhile it looks
    /// for them, and dials them where the platform ``found(_:at:)`` them. A task that is cancelled ends it; so does the app that comes
    /// to the front, which does it anyway.
    public func once() async throws -> [PeerOutcome] {
        let (run, multicast) = (OneSync(), multicast)
        let (_, news) = News.make()
        return try await withTaskCancellationHandler {
            try await inOrder { [door] store -> Result<[PeerOutcome], Trouble> in
                guard !store.wanted else { return .success([]) }
                store.inBackground = run
                defer { store.inBackground = nil }
                await door.openAgain()
                let taking = await attempt { try await door.ask { journal, _ in try journal.takesPart() ? journal.sync() : nil } }
                guard case .success(let sync?) = taking else { return taking.map { _ in [] } }
                store.looks = true
                defer { store.looks = false }
                return await attempt { try await away { try sync.once(run: run, listener: news, multicast: multicast) } }
            }.get()
        } onCancel: {
            run.cancel()
        }
    }

    /// The device is on another network, or awake again.
    public func networkChanged() async {
        guard isRunning else {
            // What ended by itself, or could not begin, may go on another network.
            if wanted { await inOrder { store in await store.begin() } }
            return
        }
        look()
        await tell { sync in try sync.networkChanged() }
    }

    /// The platform's own search found a device at these addresses.
    public func found(_ device: EndpointId, at addresses: [String]) async {
        if let inBackground {
            // A run that is over by now needs no address any more.
            try? await away { try inBackground.found(device: device, addresses: addresses) }
        } else {
            await tell { sync in try sync.found(device: device, addresses: addresses) }
        }
    }

    private func begin() async {
        // Whoever went meanwhile wants nothing any more.
        guard wanted, !isRunning else { return }
        await door.openAgain()
        let known = sync
        let taking = await attempt { [door] in
            try await door.ask { journal, _ in try journal.takesPart() ? known ?? journal.sync() : nil }
        }
        switch taking {
        case .success(let sync?): await begin(sync)
        case .success(nil): trouble = nil
        case .failure(let why): trouble = why
        }
    }

    /// Ends a start that waits for its place, which would hold up whoever stops it: more than once, since it may not wait yet.
    private func giveUp() async {
        while isStarting, !wanted, let sync {
            try? await away { sync.stop() }
            try? await Task.sleep(for: .milliseconds(20))
        }
    }

    private func begin(_ sync: DeviceSync) async {
        let (events, news) = News.make()
        (self.sync, isStarting) = (sync, true)
        let begun = await attempt { [multicast] in try await away { try sync.start(listener: news, multicast: multicast) } }
        isStarting = false
        switch begun {
        case .success:
            run += 1
            (isRunning, trouble, notFound) = (true, nil, false)
            look()
            Task { [weak self, run] in
                for await one in events { self?.hear(one, of: run) }
            }
        case .failure(let why):
            trouble = why.kind == .stopped ? nil : why
        }
    }

    private func end() async {
        if isRunning, let sync { try? await away { sync.stop() } }
        run += 1
        over()
    }

    private func over() {
        quiet?.cancel()
        (isRunning, looks, inStep, notFound, ends, transfer) = (false, false, [], false, [:], nil)
    }

    /// Looks for a while: a radio that always listens empties the battery.
    private func look() {
        quiet?.cancel()
        looks = true
        quiet = Task { [weak self] in
            guard (try? await Task.sleep(for: Self.looksFor)) != nil else { return }
            self?.looks = false
        }
    }

    private func tell(_ call: @escaping @Sendable (DeviceSync) throws -> Void) async {
        guard isRunning, let sync else { return }
        if case .failure(let why) = await attempt({ try await away { try call(sync) } }) { trouble = why }
    }

    private func hear(_ one: News.One, of run: Int) {
        guard run == self.run else { return }
        switch one {
        case .ended(let why):
            over()
            if let why, case .Stopped = why { return }
            trouble = why.map(Trouble.init)
        case .event(.progress(let device, let direction, let records, _, let total)):
            transfer = Transfer(device: device, direction: direction, records: records, total: total)
        case .event(.inStep(let device)):
            inStep = inStep.filter { $0.endpoint != device.endpoint } + [device]
            (looks, notFound, transfer) = (false, false, nil)
            ends[device.endpoint] = nil
        case .event(.ended(let outcome, _)):
            inStep.removeAll { $0.endpoint == outcome.device.endpoint }
            transfer = nil
            if case .notReachable = outcome.end { notFound = true } else { notFound = false }
            let device = outcome.device
            // That it is not found now undoes no word of its own.
            let before = ends[device.endpoint].flatMap { $0.kind == .decide ? $0 : nil }
            ends[device.endpoint] = Trouble(outcome.end, of: device.name) ?? before
        case .event(.note(let text, _)):
            note = text
        case .event:
            break
        }
    }

    /// One after the other, so that a stop ends what the start before it began. Whoever waits and is cancelled cancels it.
    private func inOrder<Answer: Sendable>(_ what: @escaping @MainActor (SyncStore) async -> Answer) async -> Answer {
        let before = last
        let mine = Task {
            await before?.value
            return await what(self)
        }
        last = Task { _ = await mine.value }
        return await withTaskCancellationHandler {
            await mine.value
        } onCancel: {
            mine.cancel()
        }
    }
}

extension Journal {
    /// There is another device to be in step with. Throws ``NewDevice`` where those do not know this one.
    fileprivate func takesPart() throws -> Bool {
        guard try devices().list().contains(where: { $0.member.standing == .member }) else { return false }
        let this = endpoint()
        guard try devices().members().contains(where: { $0.endpoint == this }) else { throw NewDevice() }
        return true
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
