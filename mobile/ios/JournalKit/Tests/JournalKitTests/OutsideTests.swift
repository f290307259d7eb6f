import Foundation
import Testing

@testable import JournalKit

/// A moment of that Wednesday.
private func at(_ time: String) -> Date {
    Date(moment: "2026-11-18T\(time):00+00:00") ?? .distantPast
}

private let utc = TimeZone(secondsFromGMT: 0) ?? .current

@Suite(.timeLimit(.minutes(1)))
struct MeetingTests {
    private func known() async throws -> (Desk, Door) {
        let desk = try Desk()
        let door = desk.door()
        for line in ["Coffee with @Ana Silva", "Lunch with @Bo Lindqvist", "Tea with @Grace Hopper", "Tea with @Grace Kim"] {
            _ = try await door.ask { journal, now in try journal.log(text: line, choices: [], now: now) }
        }
        return (desk, door)
    }

    @Test func aMeetingIsWithThoseWhoWereInvitedOrStandInItsTitleAndOfTwoOfANameWithNobody() async throws {
        let (desk, door) = try await known()
        defer { withExtendedLifetime(desk) {} }
        let events = [
            CalendarEvent(title: "1:1", begin: at("15:00"), end: at("15:30"), attendees: ["Ana Silva", "Somebody Else"]),
            CalendarEvent(title: "Lunch with Bo Lindqvist", begin: at("12:00"), end: at("13:00"), attendees: ["", "Bo Lindqvist"]),
            CalendarEvent(title: "Dentist", begin: at("16:00"), end: at("17:00"), attendees: ["Grace"]),
            CalendarEvent(title: String(repeating: "🫖", count: 500), begin: at("17:00"), end: at("18:00"), attendees: []),
        ]
        let met = try await door.encounters(among: events)
        #expect(met.map(\.firstNames) == ["Ana", "Bo"])
        #expect(met.next(at: at("14:05"))?.firstNames == "Ana", "the one at noon is over")
        #expect(met.next(at: at("12:30"))?.firstNames == "Bo", "the one that goes on comes before the one that begins later")
        #expect(met.next(at: at("15:30")) == nil)
    }

    @Test func aNoticeSaysFirstNamesAndATimeAndLeadsToTheCardOrToALine() async throws {
        let (desk, door) = try await known()
        defer { withExtendedLifetime(desk) {} }
        let event = CalendarEvent(
            title: "Layoffs, confidential", begin: at("15:00"), end: at("15:30"), attendees: ["Ana Silva", "Bo Lindqvist"])
        let met = try await door.encounters(among: [event])
        let ids = met[0].people.map(\.reference.id)
        let notices = met.notices(from: at("14:05"))
        #expect(notices.map(\.kind) == [.before, .after] && notices.map(\.at) == [at("14:50"), at("15:35")])
        #expect(notices[0].title(in: utc, Locale(identifier: "en_GB")) == "Ana, Bo, 15:00")
        #expect(notices[1].title() == "A line about Ana, Bo?")
        #expect(notices[0].link == .prep(ids) && notices[1].link == .log(with: ids))
        #expect(met.notices(from: at("14:50")).map(\.kind) == [.after], "what was said already is not said again")
        #expect(Set(notices.map(\.id)).count == 2)
        #expect(notices.map(\.id) == met.notices(from: at("14:10")).map(\.id), "looked at twice it is said once")
    }

    @Test func aDayOfMeetingsNeverAsksThePhoneForMoreNoticesThanItKeeps() async throws {
        let (desk, door) = try await known()
        defer { withExtendedLifetime(desk) {} }
        let events = (0..<50).map { number in
            let begin = at("15:00") + Double(number) * 60
            return CalendarEvent(title: "", begin: begin, end: begin + 1_800, attendees: ["Ana Silva"])
        }
        let notices = try await door.encounters(among: events).notices(from: at("14:05"))
        #expect(notices.count == 48 && notices.map(\.at) == notices.map(\.at).sorted())
    }

    @Test func aReplyIsALineAboutWhoeverWasMetAndAnEmptyOneIsNone() {
        #expect(line(about: ["Ana Silva", "Bo"], reply: " she is moving \n") == "@\"Ana Silva\" @Bo she is moving")
        #expect(line(about: ["Ana Silva"], reply: " \n") == nil)
    }
}

@Suite(.timeLimit(.minutes(1)))
struct SayingTests {
    @Test func whatWasSaidBeforeTheFirstUnlockWaitsInTheInboxAndIsLoggedAtTheMomentItWasSaid() async throws {
        let desk = try Desk()
        let locked = LockedKeys(desk.keys)
        let inbox = Inbox(desk.folder.appendingPathComponent("inbox"))
        let door = Door(
            now: { wednesday }, open: { [folder = desk.folder] in try openJournal(in: folder, keys: locked, now: wednesday) })
        #expect(try await door.say("Tea with Ana Silva", at: at("09:30"), zone: utc, in: inbox) == .waits)
        #expect(inbox.waiting == 1)
        locked.unlock()
        let taken = try await door.takeInbox(inbox.folder)
        #expect(taken.logged.map(\.text) == ["Tea with Ana Silva"] && taken.logged[0].at.hasPrefix("2026-11-18T09:30:00"))
        #expect(inbox.waiting == 0)
        #expect(try await door.say("Lunch with Bo", at: at("13:00"), zone: utc, in: inbox) == .saved)
    }

    @Test func whereThereIsNoRoomNothingIsHalfWrittenAndWhoeverAskedHearsIt() async throws {
        let desk = try Desk()
        // A file where the folder should be: nothing can be written below it, whoever tries.
        let taken = desk.folder.appendingPathComponent("taken")
        try Data().write(to: taken)
        let inbox = Inbox(taken.appendingPathComponent("inbox"))
        let door = desk.door()
        await #expect(throws: Inbox.Full.self) { try await door.say("Tea with Ana Silva", in: inbox) }
        #expect(Trouble(Inbox.Full()).kind == .full && Trouble(Inbox.TooLong()).kind == .say)
        await #expect(throws: Inbox.TooLong.self) { try await door.say(String(repeating: "a", count: 65_537), in: inbox) }
        let free = Inbox(desk.folder.appendingPathComponent("inbox"))
        #expect(try await door.say("Tea with Ana Silva", in: free) == .saved)
        #expect(try FileManager.default.contentsOfDirectory(atPath: free.folder.path).isEmpty)
    }

    @MainActor
    @Test func aReplyThatCanBeKeptNowhereStandsInTheFieldOnceAndIsNotSaidAloud() async throws {
        let desk = try Desk()
        let door = desk.door()
        let taken = desk.folder.appendingPathComponent("taken")
        try Data().write(to: taken)
        for inbox in [Inbox(taken.appendingPathComponent("inbox")), nil] {
            let arrivals = Arrivals()
            let said = try #require(await arrivals.reply("@Ana she is leaving", to: door, in: inbox))
            #expect(said == Wording.inboxFull.text, "no word of the line")
            #expect(arrivals.take() == Arrival(.log(with: []), words: "@Ana she is leaving"))
        }
        let arrivals = Arrivals()
        let inbox = Inbox(desk.folder.appendingPathComponent("inbox"))
        #expect(await arrivals.reply("@Ana she is leaving", to: door, in: inbox) == nil && arrivals.take() == nil)
        await door.shut()
        #expect(await arrivals.reply("@Ana she is back", to: door, in: inbox) == Wording.saidWaits.text)
        #expect(arrivals.take() == nil && inbox.waiting == 1)
    }

    @Test func whatWasTypedBeforeTheSharedTextCameStaysBelowIt() {
        #expect("from the browser".above("about Ana") == "from the browser\nabout Ana")
        #expect("from the browser".above(" \n") == "from the browser" && "".above("about Ana") == "about Ana")
    }

    @Test func manyLinesThatCameAtOnceAreAllLoggedOnce() async throws {
        let desk = try Desk()
        let (inbox, door) = (Inbox(desk.folder.appendingPathComponent("inbox")), desk.door())
        try await withThrowingTaskGroup(of: Said.self) { all in
            for number in 0..<12 {
                all.addTask { try await door.say("Tea with @Ana Silva \(number)", at: at("09:30"), in: inbox) }
            }
            for try await said in all { #expect(said == .saved) }
        }
        let lines = try await door.ask { journal, now in
            try journal.find(query: "tea", order: .newest, after: 0, limit: 100, now: now).hits
        }
        #expect(lines.count == 12)
    }
}

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct OutsideTests {
    @Test func aWidgetShowsFirstNamesAndATimeAndNobodyWhereTheAppIsLocked() async throws {
        let desk = try Desk()
        let door = desk.door()
        _ = try await door.ask { journal, now in
            try journal.log(text: "Coffee with @Ana Silva, layoffs ahead !call the lawyer by today", choices: [], now: now)
        }
        let met = try await door.encounters(among: [
            CalendarEvent(title: "Layoffs", begin: at("15:00"), end: at("15:30"), attendees: ["Ana Silva"]),
            CalendarEvent(title: "Over", begin: at("09:00"), end: at("09:30"), attendees: ["Ana Silva"]),
        ])
        let shown = try await door.glance(locked: false, among: met, at: at("14:05"))
        #expect(shown.likely.map(\.name) == ["Ana"] && shown.meetings.map(\.begin) == [at("15:00")])
        let file = GlanceFile(desk.folder.appendingPathComponent("glance.json"))
        #expect(file.read() == GlanceShown())
        #expect(try file.write(shown) && file.read() == shown)
        #expect(try !file.write(shown), "what is kept already draws no widget anew")
        let bytes = try String(contentsOf: desk.folder.appendingPathComponent("glance.json"), encoding: .utf8)
        for word in ["ayoffs", "lawyer", "Silva"] { #expect(!bytes.contains(word)) }
        #expect(try await door.glance(locked: true, among: met, at: at("14:05")) == GlanceShown())
        #expect(shown.next(at: at("15:29")) != nil && shown.next(at: at("15:30")) == nil)
        #expect(shown.changes(from: at("14:05")) == [at("14:05"), at("15:30")])
    }

    @Test func aPromiseIsKeptOnceThoughItIsAskedForTwice() async throws {
        let desk = try Desk()
        let door = desk.door()
        _ = try await door.ask { journal, now in
            try journal.log(text: "Coffee with @Ana Silva !send visa contact by fri", choices: [], now: now)
        }
        let promise = try #require(try await door.mine().first)
        try await door.keep(promise.reference.id)
        await #expect(throws: NotOpen.self) { try await door.keep(promise.reference.id) }
        #expect(try await door.mine().isEmpty && Trouble(NotOpen()).kind == .say)
    }

    @Test func whateverIsReadIsToldAtFirstAndWheneverItChanges() async throws {
        let arrivals = Arrivals()
        let (told, tell) = AsyncStream.makeStream(of: Link?.self)
        var heard = told.makeAsyncIterator()
        whenever({ arrivals.waiting?.link }, tell: { tell.yield($0) })
        #expect(await heard.next() == .some(nil))
        arrivals.arrive(.today)
        #expect(await heard.next() == .today)
        arrivals.arrive(.today)
        arrivals.arrive(.log(with: []))
        #expect(await heard.next() == .log(with: []), "the same once more is not told")
    }

    @Test func aLinkIsFollowedOnceAndTheLastOneCounts() {
        let arrivals = Arrivals()
        arrivals.arrive(.today)
        arrivals.arrive(.log(with: []), words: "Tea with Ana")
        arrivals.arrive(.next)
        #expect(arrivals.take() == Arrival(.next, words: "Tea with Ana"), "words are not lost for another link")
        #expect(arrivals.take() == nil)
    }

    @Test func whoIsAnnouncedOnTheNetworkIsTheDeviceOfThatNameAndNobodyElse() throws {
        let bytes: [UInt8] = (0..<32).map { UInt8($0 * 7 + 3) }
        let hex = bytes.map { String(format: "%02x", Int($0)) }.joined()
        // By another way: the bits written out, five to a letter.
        var bits: [Int] = []
        for byte in bytes { for place in 0..<8 { bits.append(Int(byte >> (7 - place)) & 1) } }
        bits += [0, 0, 0, 0]
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
        var name = ""
        for at in stride(from: 0, to: 260, by: 5) { name.append(letters[bits[at..<at + 5].reduce(0) { $0 * 2 + $1 }]) }
        #expect(Nearby.device(named: name) == hex && Nearby.device(named: name.uppercased()) == hex)
        for wrong in ["", String(name.dropLast()), name + "a", name.replacing("a", with: "1"), String(repeating: "7", count: 52)] {
            #expect(wrong == name || Nearby.device(named: wrong) == nil, "\(wrong)")
        }
    }

    @Test func anAddressOfThePlatformIsOneOfTheCore() {
        #expect(Nearby.address(host: "192.168.1.7%en0", port: 41641) == "192.168.1.7:41641")
        #expect(Nearby.address(host: "2001:db8::1", port: 1) == "[2001:db8::1]:1")
        #expect(Nearby.address(host: "fe80::1%en0", port: 41641) == nil)
        #expect(Nearby.address(host: "192.168.1.7", port: 0) == nil && Nearby.address(host: "laptop", port: 1) == nil)
        #expect(Nearby.address(host: "", port: 1) == nil)
    }
}

/// What a lookout said, and a calendar that answers when it is let.
@MainActor
private final class Looked {
    var isOn = true
    var announced: [[Notice]] = []
    var shown: [GlanceShown] = []
    /// Held back until it is called.
    var answers: [CheckedContinuation<Void, Never>] = []

    func lookout(_ door: Door, waits: Bool = false) -> Lookout {
        let event = CalendarEvent(title: "", begin: at("15:00"), end: at("15:30"), attendees: ["Ana Silva"])
        return Lookout(
            door, wants: { Lookout.Wants(calendar: self.isOn, locked: !self.isOn) },
            events: { _ in
                if waits { await self.hold() }
                return [event]
            },
            announce: { notices in await self.note(notices) }, show: { self.shown.append($0) })
    }

    private func hold() async {
        await withCheckedContinuation { answers.append($0) }
    }

    private func note(_ notices: [Notice]) {
        announced.append(notices)
    }
}

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct LookoutTests {
    @Test func ofAJournalThatCannotBeOpenedNothingIsTakenBackThatWasToBeSaid() async throws {
        let (_desk, first) = try await desk("Coffee with @Ana Silva")
        await first.shut()
        let key = try #require(try _desk.keys.read("journal"))
        try FileManager.default.removeItem(at: _desk.keys.folder.appendingPathComponent("journal"))
        let (door, said) = (_desk.door(), Looked())
        let lookout = said.lookout(door)
        await lookout.look()
        #expect(said.announced.isEmpty && said.shown.isEmpty)
        #expect(await lookout.next() == .today)
        said.isOn = false
        await lookout.look()
        #expect(said.announced == [[]], "what was switched off is not said any more, whatever state the journal is in")
        #expect(said.shown == [GlanceShown()])
        said.isOn = true
        try _desk.keys.write("journal", key)
        await lookout.look()
        #expect(said.announced.last?.map(\.kind) == [.before, .after], "the journal is tried once more")
        #expect(said.shown.last?.meetings.count == 1)
        guard case .prep = await lookout.next() else { throw Unexpected() }
    }

    @Test func whatIsSwitchedOffWhileALookGoesOnStaysOff() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva")
        defer { withExtendedLifetime(_desk) {} }
        let said = Looked()
        let lookout = said.lookout(door, waits: true)
        let looks = Task { await lookout.look() }
        while said.answers.isEmpty { await Task.yield() }
        said.isOn = false
        let off = Task { await lookout.look() }
        // Were it not in turn, it would be done by now.
        for _ in 0..<1_000 { await Task.yield() }
        said.answers[0].resume()
        await looks.value
        await off.value
        #expect(said.announced.last == [] && said.shown.last == GlanceShown())
    }
}

/// Secrets that cannot be read before the phone was unlocked.
final class LockedKeys: KeyStore, @unchecked Sendable {
    private let lock = NSLock()
    private let keys: FolderKeys
    private var isLocked = true

    init(_ keys: FolderKeys) {
        self.keys = keys
    }

    func unlock() {
        lock.withLock { isLocked = false }
    }

    func read(_ name: String) throws -> Data? {
        try check()
        return try keys.read(name)
    }

    func write(_ name: String, _ secret: Data) throws {
        try check()
        try keys.write(name, secret)
    }

    private func check() throws {
        if lock.withLock({ isLocked }) { throw KeysLocked() }
    }
}
