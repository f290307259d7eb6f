import Observation

/// How far tables have been made anew after an update, as long as that takes; else nothing. A line can be logged meanwhile.
@MainActor
@Observable
public final class Ordering {
    public private(set) var progress: HallwayCore.Progress?

    nonisolated init() {}

    func follow(_ steps: AsyncStream<HallwayCore.Progress>) async {
        for await step in steps { progress = step }
        progress = nil
    }
}
