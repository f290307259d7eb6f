import Observation

/// Pairing with another of the user's devices, step by step. Sync makes room for it and goes on afterwards.
@MainActor
@Observable
public final class PairingStore {
    public enum Step: Hashable, Sendable {
        /// Nothing has begun, or it was cancelled.
        case idle
        /// It was asked for, and the journal answers.
        case begun
        /// Show this: the code as squares, dark ones true, and as text to copy.
        case code(ticket: String, squares: [[Bool]], seconds: UInt64)
        /// Show the digits; where it asks, the user says here whether both screens show the same.
        case digits(String, OtherDevice, asks: Bool)
        /// Both devices have a journal: whether both are kept together.
        case keepBoth(OtherDevice, leftBehind: [OtherDevice])
        /// They are one journal's devices, and the first sync goes on.
        case syncing(OtherDevice, Transfer?)
        /// It is done.
        case paired(OtherDevice)
        /// It is not done, and why.
        case failed(Trouble)
    }

    public private(set) var step = Step.idle

    @ObservationIgnored private let door: Door
    @ObservationIgnored private let sync: SyncStore
    @ObservationIgnored private let multicast: Bool
    @ObservationIgnored private var pairing: Pairing?
    @ObservationIgnored private var following: Task<Void, Never>?

    /// With `multicast` the core itself looks for the other device on the network.
    public init(_ door: Door, sync: SyncStore, multicast: Bool) {
        self.door = door
        self.sync = sync
        self.multicast = multicast
    }

    /// Shows a code for the other device to read.
    public func showCode() {
        begin { [multicast] journal, hears in try journal.showCode(listener: hears, multicast: multicast) }
    }

    /// Joins the device whose code was read or pasted.
    public func join(_ ticket: String) {
        begin { [multicast] journal, hears in
            try journal.join(ticket: ticket, listener: hears, multicast: multicast)
        }
    }

    /// Answers the question that stands; anything but yes changes nothing.
    public func answer(_ yes: Bool) {
        guard let pairing else { return }
        Task { try? await away { pairing.answer(yes: yes) } }
    }

    /// Ends it. Nobody is let in who was not before.
    public func cancel() {
        guard let pairing else { return }
        Task { try? await away { pairing.cancel() } }
    }

    private func begin(_ call: @escaping @Sendable (Journal, Hears) throws -> Pairing) {
        guard following == nil else { return }
        step = .begun
        following = Task { [sync, door] in
            let wasInStep = sync.isRunning
            await sync.stop()
            let (told, hears) = Hears.make()
            switch await attempt({ try await door.ask { journal, _ in try call(journal, hears) } }) {
            case .success(let pairing):
                self.pairing = pairing
                for await one in told { hear(one) }
            case .failure(let why):
                step = .failed(why)
            }
            pairing = nil
            following = nil
            if wasInStep { await sync.start() }
        }
    }

    private func hear(_ one: Hears.One) {
        switch one {
        case .event(.code(let ticket, let squares, let seconds)):
            step = .code(ticket: ticket, squares: squares, seconds: seconds)
        case .event(.digits(let digits, let device, let asks)):
            step = .digits(digits, device, asks: asks)
        case .event(.keepBoth(let device, let leftBehind)):
            step = .keepBoth(device, leftBehind: leftBehind)
        case .event(.paired(let device)):
            step = .syncing(device, nil)
        case .event(.sync(.progress(let device, let direction, let records, _, let total))):
            let transfer = Transfer(device: device, direction: direction, records: records, total: total)
            step = .syncing(device, transfer)
        case .event(.sync):
            break
        case .ended(.some(let device), _):
            step = .paired(device)
        case .ended(nil, let why):
            step = why.map { .failed(Trouble($0)) } ?? .idle
        }
    }

    deinit {
        // A pairing that is let go is cancelled.
        following?.cancel()
    }
}

/// Hears of a pairing on a thread of the core, and passes it on in order.
private final class Hears: PairingListener, Sendable {
    enum One: Sendable {
        case event(PairingEvent)
        case ended(OtherDevice?, JournalError?)
    }

    private let out: AsyncStream<One>.Continuation

    private init(_ out: AsyncStream<One>.Continuation) {
        self.out = out
    }

    static func make() -> (AsyncStream<One>, Hears) {
        let (stream, out) = AsyncStream.makeStream(of: One.self)
        return (stream, Hears(out))
    }

    func onEvent(event: PairingEvent) {
        out.yield(.event(event))
    }

    func ended(device: OtherDevice?, why: JournalError?) {
        out.yield(.ended(device, why))
        out.finish()
    }

    deinit {
        out.finish()
    }
}
