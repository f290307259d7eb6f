import Foundation

/// Looks what lies ahead and brings notifications and widgets up to date, one look after the other: what was switched off while a
/// look went on stays off. What cannot be known now stays as it was said last.
@MainActor
public final class Lookout {
    /// What the user wants, at the moment it is asked.
    public struct Wants: Sendable {
        /// The calendar is read.
        public let calendar: Bool
        /// Nobody is named on a locked screen.
        public let locked: Bool

        public init(calendar: Bool, locked: Bool) {
            self.calendar = calendar
            self.locked = locked
        }
    }

    private let door: Door
    private let wants: @MainActor () -> Wants
    private let events: @Sendable (Date) async -> [CalendarEvent]
    private let announce: @Sendable ([Notice]) async -> Void
    private let show: @MainActor (GlanceShown) -> Void
    private var last: Task<Void, Never>?

    /// `events` reads the calendar around a moment, `announce` takes the place of all notices that were handed over before, `show` is
    /// what widgets show from then on.
    public init(
        _ door: Door, wants: @escaping @MainActor () -> Wants, events: @escaping @Sendable (Date) async -> [CalendarEvent],
        announce: @escaping @Sendable ([Notice]) async -> Void, show: @escaping @MainActor (GlanceShown) -> Void
    ) {
        self.door = door
        self.wants = wants
        self.events = events
        self.announce = announce
        self.show = show
    }

    /// Looks, after those that look already.
    public func look() async {
        let before = last
        let mine = Task {
            await before?.value
            await lookNow()
        }
        last = mine
        await mine.value
    }

    /// Where one goes next: to the card of whoever is met next, or to Today.
    public func next() async -> Link {
        let now = moment
        guard let next = await encounters(now, reads: wants().calendar)?.next(at: now) else { return .today }
        return .prep(next.people.map(\.reference.id))
    }

    private var moment: Date { Date(moment: door.now()) ?? .now }

    private func lookNow() async {
        await door.openAgain()
        let (now, wants) = (moment, wants())
        let known = await encounters(now, reads: wants.calendar)
        // Of a journal that cannot be opened nobody knows who is met: what was to be said before holds.
        if let known { await announce(known.notices(from: now)) }
        // A widget that cannot be brought up to date now goes on showing what it showed.
        if let shown = try? await door.glance(locked: wants.locked, among: known ?? [], at: now) { show(shown) }
    }

    /// Nothing where they cannot be known now.
    private func encounters(_ now: Date, reads: Bool) async -> [Encounter]? {
        guard reads else { return [] }
        return try? await door.encounters(among: events(now))
    }
}
