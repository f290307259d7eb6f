import Observation

/// Pairing with another of the user's devices, step by step. Sync makes room for it and goes on afterwards.
@MainActor
@Observable
public final class PairingStore {
    public enum Step: Hashable, Sendable {
        /// Nothing has begun, or it was cancelled.
        case idle
        /// The journal answers, or the other device is looked for.
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

        /// Nothing is under way.
        public var isOver: Bool {
            switch self {
            case .idle, .paired, .failed: true
            default: false
            }
        }
    }

    public private(set) var step = Step.idle
    /// The user said that the digits differ: somebody else has the code.
    public private(set) var saidNo = false

    @ObservationIgnored private let door: Door
    @ObservationIgnored private let sync: SyncStore
    @ObservationIgnored private let multicast: Bool
    @ObservationIgnored private var pairing: Pairing?
    @ObservationIgnored private var following: Task<Void, Never>?
    /// Nobody wants it any more.
    @ObservationIgnored private var ends = false
    /// What is shown again once it was said whether both journals are kept.
    @ObservationIgnored private var behind = Step.begun

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

    /// The same with a code that is good for so many seconds, two minutes at most.
    func showCode(for seconds: UInt32) {
        begin { [multicast] journal, hears in
            try journal.showCodeFor(seconds: seconds, listener: hears, multicast: multicast)
        }
    }

    /// Joins the device whose code was read or pasted. Only the first reading of it counts: a camera reads it many times.
    public func join(_ ticket: String) {
        begin { [multicast] journal, hears in
            try journal.join(ticket: ticket, listener: hears, multicast: multicast)
        }
    }

    /// Whether a text that a camera read could be a code of Hallway's; whether it is one the journal says.
    public nonisolated static func mayBeCode(_ text: String) -> Bool {
        text.drop(while: \.isWhitespace).hasPrefix("HALLWAY")
    }

    /// Answers the question that stands; anything but yes changes nothing.
    public func answer(_ yes: Bool) {
        guard let pairing else { return }
        switch step {
        case .digits(_, _, asks: true):
            saidNo = !yes
            if yes { step = .begun }
        case .keepBoth:
            if yes { step = behind }
        default:
            return
        }
        Task { try? await away { pairing.answer(yes: yes) } }
    }

    /// Ends it, as soon as it can be. Nobody is let in who was not before.
    public func cancel() {
        guard !step.isOver else { return }
        ends = true
        guard let pairing else { return }
        Task { try? await away { pairing.cancel() } }
    }

    /// Once more from the beginning.
    public func again() {
        if step.isOver { step = .idle }
    }

    private func begin(_ call: @escaping @Sendable (Journal, Hears) throws -> Pairing) {
        guard step.isOver else { return }
        (step, behind, saidNo, ends) = (.begun, .begun, false, false)
        let before = following
        // It does not hold the store: one that is let go ends what it began.
        following = Task { [weak self, sync, door] in
            await before?.value
            await sync.aside {
                let (told, hears) = Hears.make()
                let begun = await attempt { try await door.ask { journal, _ in try call(journal, hears) } }
                switch begun {
                case .success(let pairing):
                    if !Task.isCancelled { self?.has(pairing) }
                    for await one in told { self?.hear(one) }
                    if Task.isCancelled { try? await away { pairing.cancel() } }
                case .failure(let why):
                    self?.step = .failed(why)
                }
                self?.pairing = nil
            }
        }
    }

    private func has(_ pairing: Pairing) {
        self.pairing = pairing
        // It was cancelled before there was anything to cancel.
        if ends { cancel() }
    }

    private func hear(_ one: Hears.One) {
        switch one {
        case .event(.code(let ticket, let squares, let seconds)):
            step = .code(ticket: ticket, squares: squares, seconds: seconds)
        case .event(.digits(let digits, let device, let asks)):
            step = .digits(digits, device, asks: asks)
        case .event(.keepBoth(let device, let leftBehind)):
            behind = step
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
        case .ended(nil, .some(.Stopped)) where ends:
            step = .idle
        case .ended(nil, let why):
            step = why.map { .failed(Trouble($0)) } ?? .idle
        }
    }

    deinit {
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
