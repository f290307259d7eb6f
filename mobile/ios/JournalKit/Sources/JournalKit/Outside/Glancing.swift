import Foundation

extension Door {
    /// What the widgets show from now on: nobody where the app asks for the lock of the phone. Of the encounters those are kept that
    /// are not over.
    public nonisolated func glance(locked: Bool, among encounters: [Encounter], at now: Date) async throws -> GlanceShown {
        if locked { return GlanceShown() }
        let likely = try await ask { journal, now in
            let names = try journal.relationships().glance(now: now).names
            let people = try journal.people().latest(limit: UInt32(names.count), now: now)
            return zip(names, people).map { GlanceShown.Somebody(name: $0, id: $1.reference.id) }
        }
        let meetings = encounters.filter { $0.end > now }.map { encounter in
            GlanceShown.Meeting(
                people: encounter.people.map { GlanceShown.Somebody(name: firstName(of: $0), id: $0.reference.id) },
                begin: encounter.begin, end: encounter.end)
        }
        return GlanceShown(likely: likely, meetings: meetings)
    }
}
