import Observation

/// One piece of long work that a screen shows and the user may stop: a forget, a check, tables made anew. It begins when it is made.
@MainActor
@Observable
public final class LongWork<Answer: Sendable> {
    /// How far it has come; nothing before the first word of it.
    public private(set) var progress: HallwayCore.Progress?
    /// Its answer, or why there is none; nothing while it goes on.
    public private(set) var outcome: Result<Answer, Trouble>?

    @ObservationIgnored private let work: Work

    init(_ door: Door, _ call: @escaping @Sendable (Journal, Work, Moment) throws -> Answer) {
        let (steps, listener) = AsyncStream.makeStream(of: HallwayCore.Progress.self, bufferingPolicy: .bufferingNewest(1))
        let work = Work(listener: Reached(listener))
        self.work = work
        Task { [weak self] in
            for await step in steps { self?.progress = step }
        }
        Task {
            outcome = await attempt { try await door.ask { journal, now in try call(journal, work, now) } }
            listener.finish()
        }
    }

    /// Asks it to end soon; what was done by then is whole.
    public func cancel() {
        work.cancel()
    }
}

/// Hears how far long work has come, on a thread of the core.
final class Reached: WorkListener, Sendable {
    private let steps: AsyncStream<HallwayCore.Progress>.Continuation

    init(_ steps: AsyncStream<HallwayCore.Progress>.Continuation) {
        self.steps = steps
    }

    func reached(progress: HallwayCore.Progress) {
        steps.yield(progress)
    }
}
