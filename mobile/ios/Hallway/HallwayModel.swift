import JournalKit
import SwiftUI

/// What the app's one window shows: the stores of its screens, and the way one came to the one that is shown.
@MainActor
@Observable
final class HallwayModel {
    let door: Door
    let preferences: Preferences
    let lock: Lock
    let sync: SyncStore
    /// Pairing goes on through rotation, and ends when its screen is left.
    let pairing: PairingStore

    let log: LogStore
    let today: TodayStore
    let people: PeopleStore
    let review: ReviewStore
    let goals: GoalsStore
    let devices: DevicesStore

    private(set) var way = Way()
    /// What was said outside the app and could not be taken, in sentences.
    private(set) var refused: [String] = []
    /// The journal is being repaired.
    private(set) var repairing = false
    /// Why the last repair could not be done, until the journal opens, is set aside, or the user leaves it at that.
    private(set) var notRepaired: Trouble?
    /// What came of a repair, as long as the app runs.
    private(set) var repaired: Repaired?
    /// The field of People is being written into.
    var isSeeking = false

    /// What goes on outside the screens.
    @ObservationIgnored private(set) var outside: [any Outside] = []
    /// Where the journal lies.
    @ObservationIgnored private let folder: @Sendable () throws -> URL
    /// Where its key is.
    @ObservationIgnored private let keys: any KeyStore
    /// Where what was said outside the app waits; nothing where the system gives it no place.
    @ObservationIgnored private let inbox: URL?

    init(
        _ door: Door, in folder: @escaping @Sendable () throws -> URL, keys: any KeyStore, preferences: Preferences, inbox: URL?
    ) {
        self.door = door
        self.folder = folder
        self.keys = keys
        self.preferences = preferences
        self.inbox = inbox
        lock = Lock { preferences.isOn(.locked) }
        // Without multicast: browsing is the system's, and needs no entitlement.
        let sync = SyncStore(door, multicast: false)
        self.sync = sync
        pairing = PairingStore(door, sync: sync, multicast: false)
        log = LogStore(door)
        today = TodayStore(door)
        people = PeopleStore(door)
        review = ReviewStore(door)
        goals = GoalsStore(door)
        devices = DevicesStore(door)
        outside = waysIn(self)
    }

    /// The day it is.
    var day: NaiveDate { String(door.now().prefix(10)) }

    // MARK: coming and going

    /// The app comes to the front: what was said outside it is taken in.
    func front() {
        lock.front()
        Task { await sync.start() }
        takeInbox()
        for way in outside { way.front() }
    }

    /// The app goes. What is typed and not saved is in the file before the system may end it.
    func away() {
        lock.away()
        for way in outside { way.away() }
        let rest = BackgroundTime()
        Task { [log, sync] in
            await log.keep()
            await sync.stop()
            rest.end()
        }
    }

    /// Has the journal log what was said outside the app.
    func takeInbox() {
        guard let inbox else { return }
        // Where the journal cannot be opened yet, it waits.
        Task { [door] in
            if let taken = try? await door.takeInbox(inbox) { refused += taken.refused.map(\.why) }
        }
    }

    /// Opens the journal once more, and asks again; what waited for it is taken in.
    func tryAgain() {
        Task { [door] in
            if await door.tryAgain() { notRepaired = nil }
            takeInbox()
        }
    }

    /// Sets aside, whole, what this phone cannot read any more, and begins empty: the laptop gives the journal anew. False where
    /// even that could not be done.
    func startAnew() async -> Bool {
        // A damaged one may be open, and sync has it open too.
        await sync.stop()
        let moved = try? await door.without { [folder] _ in try setAside(in: try folder()) }
        await sync.start()
        if moved != nil { notRepaired = nil }
        return moved != nil
    }

    /// Brings what can be read of a damaged journal into a new file, which takes its place; the damaged one is kept beside it. Where
    /// that cannot be done, the trouble stands as it is.
    func repair() async {
        guard !repairing else { return }
        repairing = true
        // Sync has the file open too.
        await sync.stop()
        do {
            repaired = try await door.without { [folder, keys] now in
                try repairJournal(in: try folder(), keys: keys, now: now)
            }
            notRepaired = nil
            // What is missing is said there.
            go(to: .today)
        } catch {
            notRepaired = Trouble(error)
        }
        repairing = false
        await sync.start()
    }

    /// The user does nothing about a damaged journal for now.
    func leaveIt() {
        notRepaired = nil
    }

    /// Turns something on or off; what could not be done is said.
    func turn(_ option: Option, on: Bool) async -> OptionNote? {
        if on, option == .locked, !DeviceOwner.canBeAsked { return .noLock }
        if on, let note = await missing(for: option) { return note }
        preferences.turn(option, on: on)
        for way in outside { way.turned(option) }
        return nil
    }

    /// What is not allowed that something needs, after it was asked for if it never was; nothing where all is there.
    func missing(for option: Option) async -> OptionNote? {
        for way in outside {
            if let note = await way.asks(for: option) { return note }
        }
        return nil
    }

    // MARK: the way

    /// A place of the bottom bar, which begins anew.
    func go(to tab: Tab) {
        left(way.places)
        way.go(to: tab)
    }

    /// One step in.
    func open(_ place: Place) {
        comes(to: place)
        way.enter(place)
    }

    /// A sitting of Review begins where the user comes to it, and not where it is uncovered again.
    private func comes(to place: Place) {
        if place == .review, !way.places.contains(.review) { review.begin() }
    }

    /// Something in the list of a place of the bar: beside the list, it takes the place of what stood there.
    func choose(_ place: Place) {
        comes(to: place)
        left(way.places)
        way.choose(place)
    }

    /// One step out, if that does not leave the app.
    func back() {
        if !way.places.isEmpty { walk(way.places.dropLast()) }
    }

    /// The field of People.
    func find() {
        go(to: .people)
        isSeeking = true
    }

    /// To where something can be done about a trouble. Who or what is not there any more is passed over.
    func take(_ out: WayOut) {
        switch out {
        case .line(nil): go(to: .log)
        case .line(let name?):
            log.begin(Line().naming(name).text)
            go(to: .log)
        case .tab(let tab): go(to: tab)
        case .place(let place): open(place)
        case .person(let name): go { .person(try $0.people().resolve(name: name)) }
        case .goal(let name): go { .goal(try $0.goals().resolve(typed: name)) }
        }
    }

    private func go(where place: @escaping @Sendable (Journal) throws -> Place) {
        Task { [door] in
            if let place = try? await door.ask({ journal, _ in try place(journal) }) { open(place) }
        }
    }

    /// The stack of screens is another one: the user swiped back.
    func walk(_ places: some Collection<Place>) {
        left(way.places.filter { !places.contains($0) })
        way.places = Array(places)
    }

    /// The way that the system kept through the end of the process.
    func restore(_ kept: Way) {
        way = kept
    }

    /// Log, with a line begun about these people unless another one is.
    func log(with people: [Named], mark: Mark? = nil) {
        var line = people.reduce(Line()) { $0.naming($1.name) }
        if let mark { line = line.marked(mark) }
        log.begin(line.text)
        go(to: .log)
    }

    /// Follows a link. Somebody it names who is not there is left out.
    func follow(_ link: Link) {
        left(way.places)
        way.follow(link)
        guard case .log(let people) = link, !people.isEmpty else { return }
        Task { [door] in
            let named = try? await door.ask { journal, _ in
                let all = journal.people()
                return people.compactMap { try? all.named(person: $0) }
            }
            if let named, !named.isEmpty { log(with: named) }
        }
    }

    /// Text that another app handed over: it stands in the field, and nothing is saved before the user says so.
    func take(_ text: String) {
        log.add(text)
        go(to: .log)
    }

    private func left(_ places: [Place]) {
        guard places.contains(.pairing) else { return }
        pairing.cancel()
        pairing.again()
    }
}
