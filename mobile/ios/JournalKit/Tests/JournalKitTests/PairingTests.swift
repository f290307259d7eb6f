import Foundation
import Testing

@testable import JournalKit

/// One side of a pairing: a device with its journal.
@MainActor
final class Phone {
    let desk: Desk
    let door: Door
    let sync: SyncStore
    let pairing: PairingStore

    convenience init() throws {
        try self.init(Desk())
    }

    /// The device whose journal lies there.
    init(_ desk: Desk) throws {
        self.desk = desk
        door = desk.door()
        sync = SyncStore(door, multicast: false)
        pairing = PairingStore(door, sync: sync, multicast: false)
    }

    func log(_ line: String) async throws {
        _ = try await door.ask { journal, now in try journal.log(text: line, choices: [], now: now) }
    }

    func lines() async throws -> Int {
        try await door.ask { journal, now in
            try journal.find(query: "kind:tea", order: .newest, after: 0, limit: 10_000, now: now).hits.count
        }
    }

    /// Where the other device was reached.
    func addresses() async throws -> [String] {
        try await door.ask { journal, _ in try journal.devices().list().first?.addresses ?? [] }
    }

    var ticket: String? {
        if case .code(let ticket, _, _) = pairing.step { ticket } else { nil }
    }

    var digits: String? {
        if case .digits(let digits, _, _) = pairing.step { digits } else { nil }
    }

    var isPaired: Bool {
        if case .paired = pairing.step { true } else { false }
    }

    var failure: Trouble? {
        if case .failed(let trouble) = pairing.step { trouble } else { nil }
    }
}

/// Two devices that show the same digits, the first of which is asked.
@MainActor
func about(_ laptop: Phone, _ phone: Phone) async throws {
    laptop.pairing.showCode()
    await until { laptop.ticket != nil || laptop.failure != nil }
    guard case .code(let ticket, let squares, let seconds) = laptop.pairing.step else { throw Unexpected() }
    #expect(squares.count > 20 && squares.allSatisfy { $0.count == squares.count } && seconds <= 120)
    phone.pairing.join(ticket)
    await until { laptop.digits != nil && phone.digits != nil || phone.failure != nil }
    #expect(laptop.digits == phone.digits)
}

@MainActor
func paired(_ lines: Int = 1) async throws -> (Phone, Phone) {
    let (laptop, phone) = (try Phone(), try Phone())
    try await laptop.door.ask { journal, now in
        for number in 0..<lines {
            _ = try journal.log(text: "Tea with @Ana Silva !send visa contact \(number) by fri", choices: [], now: now)
        }
    }
    try await about(laptop, phone)
    laptop.pairing.answer(true)
    await until { laptop.isPaired && phone.isPaired || phone.failure != nil }
    #expect(phone.failure == nil)
    return (laptop, phone)
}

@MainActor
@Suite(.timeLimit(.minutes(2)))
struct PairingTests {
    @Test func twoDevicesWhoseDigitsAreTheSameHaveOneJournal() async throws {
        let (laptop, phone) = try await paired()
        #expect(try await phone.lines() == 1, "the first sync came with it")
        let devices = DevicesStore(phone.door)
        devices.follow()
        await until { devices.answer?.devices.count == 2 }
        let other = try #require(devices.answer?.devices.first { !$0.member.this })
        devices.rename(other, "the laptop")
        await until { devices.answer?.devices.contains { $0.member.name == "the laptop" } == true }
        let named = try #require(devices.answer?.devices.first { $0.member.name == "the laptop" })
        #expect(!devices.cutOff(named, typed: "laptop"))
        #expect(devices.cutOff(named, typed: "the laptop"))
        await until {
            devices.answer?.devices.contains { if case .revoked = $0.member.standing { true } else { false } } == true
        }
        withExtendedLifetime(laptop) {}
    }

    @Test func somebodyElseWithTheCodeGetsNothing() async throws {
        let (laptop, stranger) = (try Phone(), try Phone())
        try await laptop.log("Tea with @Ana Silva !send visa contact by fri")
        try await about(laptop, stranger)
        laptop.pairing.answer(false)
        await until { laptop.failure != nil && stranger.failure != nil }
        #expect(laptop.failure?.word == "not_paired" && stranger.failure?.word == "not_paired")
        #expect(laptop.pairing.saidNo && !stranger.pairing.saidNo)
        #expect(try await stranger.lines() == 0)
    }

    @Test func aCodeThatIsNotShownAnyMoreIsGoodForNothingAndATextThatIsNoneIsSaid() async throws {
        let (laptop, phone) = (try Phone(), try Phone())
        laptop.pairing.showCode()
        await until { laptop.ticket != nil }
        let ticket = try #require(laptop.ticket)
        laptop.pairing.cancel()
        await until { laptop.pairing.step == .idle }
        phone.pairing.join(ticket)
        await until { phone.failure != nil }
        #expect(phone.failure?.kind != .mistake)
        phone.pairing.join("good morning")
        await until { phone.failure?.kind == .say }
    }

    @Test func aCodeWhoseTimeIsOverLetsNobodyIn() async throws {
        let (laptop, phone) = (try Phone(), try Phone())
        laptop.pairing.showCode(for: 1)
        await until { laptop.ticket != nil }
        let ticket = try #require(laptop.ticket)
        await until { laptop.failure != nil }
        #expect(laptop.failure?.word == "not_paired" && laptop.failure?.sentence.contains("time ran out") == true)
        phone.pairing.join(ticket)
        await until { phone.failure != nil || phone.digits != nil }
        #expect(phone.failure != nil && phone.failure?.kind != .mistake)
        laptop.pairing.showCode(for: .max)
        await until { laptop.ticket != nil }
        guard case .code(_, _, 120) = laptop.pairing.step else { throw Unexpected() }
    }

    @Test func twoJournalsAreKeptTogetherOnlyOnAYes() async throws {
        for yes in [false, true] {
            let (laptop, phone) = (try Phone(), try Phone())
            try await laptop.log("Tea with @Ana Silva")
            try await phone.log("Tea with @Bo Lindqvist")
            laptop.pairing.showCode()
            await until { laptop.ticket != nil }
            phone.pairing.join(try #require(laptop.ticket))
            await until {
                if laptop.digits != nil { laptop.pairing.answer(true) }
                if case .keepBoth = phone.pairing.step { return true }
                return phone.failure != nil
            }
            guard case .keepBoth(_, let leftBehind) = phone.pairing.step else { throw Unexpected() }
            #expect(leftBehind.isEmpty)
            phone.pairing.answer(yes)
            await until {
                if laptop.digits != nil { laptop.pairing.answer(true) }
                return phone.isPaired || phone.failure != nil
            }
            #expect(try await phone.lines() == (yes ? 2 : 1))
            #expect(!phone.pairing.saidNo, "nobody said that the digits differ")
        }
    }

    @Test func aPairingThatTheAppDidNotOutliveLetsNobodyInAndIsBegunAnew() async throws {
        let (laptop, phone) = (try Phone(), try Phone())
        try await laptop.log("Tea with @Ana Silva")
        try await about(laptop, phone)
        await phone.door.shut()
        phone.pairing.cancel()
        await until { phone.pairing.step.isOver }
        laptop.pairing.answer(true)
        await until { laptop.failure != nil || laptop.isPaired }
        #expect(laptop.failure?.word == "not_paired", "a yes that nobody hears any more")
        let members = try await laptop.door.ask { journal, _ in try journal.devices().members() }
        #expect(members.filter { !$0.this }.isEmpty)
        let again = try Phone()
        try await about(laptop, again)
        laptop.pairing.answer(true)
        await until { again.isPaired || again.failure != nil }
        #expect(try await again.lines() == 1)
    }
}

@MainActor
@Suite(.timeLimit(.minutes(2)))
struct PairingEndTests {
    @Test func oneThatIsCancelledBeforeTheJournalAnsweredIsEndedAndTheNextBegins() async throws {
        let laptop = try Phone()
        for _ in 0..<3 {
            laptop.pairing.showCode()
            laptop.pairing.cancel()
            await until { laptop.pairing.step.isOver }
            #expect(laptop.pairing.step == .idle)
        }
        laptop.pairing.showCode()
        await until { laptop.ticket != nil || laptop.failure != nil }
        #expect(laptop.ticket != nil)
    }

    @Test func aStoreThatIsLetGoEndsWhatItBeganAndLeavesThePlaceOnTheNetwork() async throws {
        let phone = try Phone()
        var store: PairingStore? = PairingStore(phone.door, sync: phone.sync, multicast: false)
        weak var held = store
        store?.showCode()
        await until { if case .code = held?.step { true } else { false } }
        store = nil
        while held != nil { await Task.yield() }
        phone.pairing.showCode()
        await until { phone.ticket != nil || phone.failure != nil }
        #expect(phone.failure == nil)
    }

    @Test func aFailureIsLeftByTryingAgainAndNothingIsAnsweredThatWasNotAsked() async throws {
        let phone = try Phone()
        phone.pairing.answer(true)
        phone.pairing.cancel()
        #expect(phone.pairing.step == .idle)
        phone.pairing.join("good morning")
        await until { phone.failure?.kind == .say }
        phone.pairing.again()
        #expect(phone.pairing.step == .idle)
        #expect(PairingStore.mayBeCode(" HALLWAY1ABC") && !PairingStore.mayBeCode("https://example.org"))
    }
}

@MainActor
@Suite(.timeLimit(.minutes(2)))
struct SyncTests {
    @Test func whatIsLoggedOnOneIsOnTheOtherAndStoppingTakesASecondAtMost() async throws {
        let (laptop, phone) = try await paired()
        await laptop.sync.start()
        await phone.sync.start()
        await phone.sync.start()
        await until { !phone.sync.inStep.isEmpty && !laptop.sync.inStep.isEmpty }
        let today = TodayStore(phone.door)
        today.follow()
        try await laptop.log("Tea with @Bo Lindqvist !send him the deck")
        await until { (today.answer?.mine.count ?? 0) + Int(today.answer?.mineLater ?? 0) == 2 }
        await phone.sync.networkChanged()
        await phone.sync.found(try await laptop.door.ask { journal, _ in journal.endpoint() }, at: ["127.0.0.1:9", "rubbish"])
        #expect(phone.sync.trouble == nil)
        await phone.sync.stop()
        var took: [Duration] = []
        for _ in 0..<3 {
            await phone.sync.start()
            await until { !phone.sync.inStep.isEmpty }
            took.append(await ContinuousClock().measure { await phone.sync.stop() })
            #expect(!phone.sync.isRunning)
        }
        // A machine that does much else may hold up any one of them.
        #expect(took.contains { $0 < .seconds(1) }, "\(took)")
        await laptop.sync.stop()
        try await laptop.log("Tea with @Priya Shah")
        #expect(try await phone.lines() == 2, "nothing comes any more")
        await laptop.sync.start()
        let outcomes = try await phone.sync.once()
        guard case .inStep = outcomes.first?.end else { throw Unexpected() }
        #expect(try await phone.lines() == 3)
    }

    @Test func undoTakesBackThePhonesLineThoughOneOfTheLaptopCameInBetween() async throws {
        let (laptop, phone) = try await paired()
        await laptop.sync.start()
        await phone.sync.start()
        await until { !phone.sync.inStep.isEmpty && !laptop.sync.inStep.isEmpty }
        let log = LogStore(phone.door)
        log.type(Line("Tea with @Bo Lindqvist"))
        log.save()
        await until { log.saved != nil }
        let today = TodayStore(phone.door)
        today.follow()
        try await laptop.log("Tea with @Priya Shah !send her the deck")
        await until { (today.answer?.mine.count ?? 0) + Int(today.answer?.mineLater ?? 0) == 2 }
        #expect(try await phone.lines() == 3)
        log.undo()
        await until { log.saved == nil }
        #expect(log.line.text == "Tea with @Bo Lindqvist")
        #expect(try await phone.lines() == 2, "the laptop's line stands")
    }

    @Test func devicesWhoseClocksAreYearsApartHaveTheSame() async throws {
        let (laptop, phone) = try await paired()
        let moments: [Moment] = ["1999-01-01T00:00:00-11:00", "2038-01-20T00:00:00+14:00"]
        for (side, moment) in zip([laptop, phone], moments) {
            _ = try await side.door.ask { journal, _ in
                try journal.log(text: "Tea with @Ana Silva at \(moment)", choices: [], now: moment)
            }
        }
        await laptop.sync.start()
        await phone.sync.start()
        await until { !phone.sync.inStep.isEmpty && !laptop.sync.inStep.isEmpty }
        for side in [laptop, phone] {
            #expect(try await side.lines() == 3)
            await side.sync.stop()
        }
    }

    @Test func aCutInTheMiddleLosesNothingAndNothingIsHalf() async throws {
        let (laptop, phone) = try await paired()
        try await laptop.door.ask { journal, now in
            for number in 0..<400 { _ = try journal.log(text: "Tea with @Ana Silva, plan \(number)", choices: [], now: now) }
        }
        await laptop.sync.start()
        await phone.sync.start()
        await until { phone.sync.transfer.map { $0.records > 0 } == true || !phone.sync.inStep.isEmpty }
        await phone.sync.stop()
        let after = try await phone.lines()
        let check = try await phone.door.ask { journal, now in
            try journal.maintenance().check(work: Work(listener: nil), now: now)
        }
        #expect(check.file.isEmpty && check.unreadable.isEmpty && check.stale.isEmpty && after <= 401)
        await phone.sync.start()
        await until { !phone.sync.inStep.isEmpty }
        #expect(try await phone.lines() == 401)
    }

    @Test func aRunInTheBackgroundEndsWhenItsTaskIsCancelled() async throws {
        let (laptop, phone) = try await paired()
        let sync = phone.sync
        // Nobody answers: the laptop does not listen.
        let run = Task { try await sync.once() }
        run.cancel()
        let took = await ContinuousClock().measure { _ = await run.result }
        #expect(took < .seconds(5))
        withExtendedLifetime(laptop) {}
    }

    @Test func twoOfOneAppDoNotTakeTheJournalsPlaceFromEachOther() async throws {
        let (laptop, phone) = try await paired()
        await phone.sync.start()
        let second = SyncStore(Door(now: { wednesday }, open: { [desk = phone.desk] in try desk.open() }), multicast: false)
        await second.start()
        #expect(second.trouble?.word == "sync_elsewhere" && !second.isRunning)
        await phone.sync.stop()
        await second.start()
        #expect(second.isRunning && second.trouble == nil)
        await second.stop()
        withExtendedLifetime(laptop) {}
    }

    @Test func whatEndedOrCouldNotBeginGoesOnWhenTheNetworkChangesAndOnlyInFront() async throws {
        let (laptop, phone) = try await paired()
        await phone.sync.start()
        let second = SyncStore(Door(now: { wednesday }, open: { [desk = phone.desk] in try desk.open() }), multicast: false)
        await second.networkChanged()
        #expect(!second.isRunning && second.trouble == nil, "nobody is in front")
        await second.start()
        #expect(second.trouble?.word == "sync_elsewhere")
        await phone.sync.stop()
        await second.networkChanged()
        #expect(second.isRunning && second.trouble == nil)
        await second.stop()
        await second.networkChanged()
        #expect(!second.isRunning)
        withExtendedLifetime(laptop) {}
    }

    @Test func whoeverGoesWhileSyncWaitsForItsPlaceIsNotHeldUp() async throws {
        let (laptop, phone) = try await paired()
        await phone.sync.start()
        let second = SyncStore(Door(now: { wednesday }, open: { [desk = phone.desk] in try desk.open() }), multicast: false)
        let starts = Task { await second.start() }
        await until { second.isStarting }
        let took = await ContinuousClock().measure {
            await second.stop()
            await starts.value
        }
        #expect(took < .seconds(3), "five seconds are how long a place is waited for")
        #expect(!second.isRunning && second.trouble == nil)
        withExtendedLifetime(laptop) {}
    }

    @Test func afterAStartBehindTheLockSyncBeginsWhenTheAppIsInFront() async throws {
        let (laptop, phone) = try await paired()
        await phone.door.shut()
        let keys = LockedKeys(phone.desk.keys)
        let door = Door(
            now: { wednesday },
            open: { [folder = phone.desk.folder] in try openJournal(in: folder, keys: keys, now: wednesday) })
        let sync = SyncStore(door, multicast: false)
        await #expect(throws: Trouble.self) { try await sync.once() }
        await sync.start()
        #expect(sync.trouble?.word == "keys_locked" && !sync.isRunning)
        await sync.stop()
        keys.unlock()
        // The failure is remembered by the door, and met by whoever asks first.
        await sync.start()
        #expect(sync.isRunning && sync.trouble == nil)
        await sync.stop()
        withExtendedLifetime(laptop) {}
    }

    @Test func aPhoneWhoseSecretIsGoneSaysThatItHasToBePairedAndGoesOnUntilItIs() async throws {
        let (laptop, phone) = try await paired()
        await phone.door.shut()
        try FileManager.default.removeItem(at: phone.desk.keys.folder.appendingPathComponent("device"))
        let again = try Phone(phone.desk)
        await again.sync.start()
        #expect(!again.sync.isRunning)
        let trouble = try #require(again.sync.forgotten)
        #expect(trouble.sentence == Wording.newDevice.text && trouble.waysOut == [.place(.pairing)])
        try await again.log("Tea with @Bo Lindqvist")
        #expect(try await again.lines() == 2, "what was there is there, and more is written")
        try await about(laptop, again)
        laptop.pairing.answer(true)
        await until { laptop.isPaired && again.isPaired || again.failure != nil }
        #expect(again.failure == nil)
        await until { again.sync.isRunning }
        #expect(again.sync.forgotten == nil)
        #expect(try await laptop.lines() == 2)
        await again.sync.stop()
    }

    @Test func aPhoneThatWasCutOffAndNeverHeardOfItIsToldSoWithTheWayBackIn() async throws {
        let (laptop, phone) = try await paired()
        // One that is alone does not sync, and so tells nobody.
        let tablet = try Phone()
        try await about(laptop, tablet)
        laptop.pairing.answer(true)
        await until { laptop.isPaired && tablet.isPaired || tablet.failure != nil }
        let endpoint = try await phone.door.ask { journal, _ in journal.endpoint() }
        try await laptop.door.ask { journal, now in try journal.devices().revoke(endpoint: endpoint, now: now) }
        await laptop.sync.start()
        await phone.sync.start()
        await until { phone.sync.notice != nil }
        let notice = try #require(phone.sync.notice)
        #expect(notice.sentence.contains("cut off") && notice.waysOut == [.place(.pairing)])
        await phone.sync.stop()
        #expect(phone.sync.ends.isEmpty)
        await laptop.sync.stop()
    }

    @Test func aRunInTheBackgroundDialsDevicesWhereThePlatformFindsThem() async throws {
        let (laptop, phone) = try await paired()
        let (here, good) = (try await laptop.door.ask { journal, _ in journal.endpoint() }, try await phone.addresses())
        let there = try await phone.door.ask { journal, _ in journal.endpoint() }
        // Nobody is there: what was known before is not known any more.
        let nowhere = (1...8).map { "127.0.0.\($0):9" }
        for (side, other) in [(phone, here), (laptop, there)] {
            await side.sync.start()
            await side.sync.found(other, at: nowhere)
            await side.sync.stop()
            #expect(try await side.addresses() == nowhere)
        }
        try await laptop.log("Tea with @Priya Shah")
        await laptop.sync.start()
        guard case .notReachable = try await phone.sync.once().first?.end else { throw Unexpected() }
        let run = Task { try await phone.sync.once() }
        await until { phone.sync.looks }
        await phone.sync.found(here, at: good)
        guard case .inStep = try await run.value.first?.end else { throw Unexpected() }
        #expect(try await phone.lines() == 2 && !phone.sync.looks)
        await laptop.sync.stop()
    }

    @Test func ofARunThatEndedNothingIsHeardInTheNext() async throws {
        let (laptop, phone) = try await paired()
        await laptop.sync.start()
        for _ in 0..<5 {
            await phone.sync.start()
            await phone.sync.stop()
        }
        await phone.sync.start()
        await until { !phone.sync.inStep.isEmpty }
        // Whatever the runs before still had to say was said by now.
        try await Task.sleep(for: .milliseconds(200))
        #expect(phone.sync.isRunning && phone.sync.trouble == nil && !phone.sync.inStep.isEmpty)
        await phone.sync.stop()
        #expect(!phone.sync.isRunning && phone.sync.inStep.isEmpty)
        await laptop.sync.stop()
    }

    @Test func aJournalWithNoOtherDeviceOpensNothingOnTheNetworkAndAPairingGoesOnToSync() async throws {
        let (laptop, phone) = (try Phone(), try Phone())
        await phone.sync.start()
        #expect(!phone.sync.isRunning && phone.sync.trouble == nil)
        try await laptop.log("Tea with @Ana Silva")
        try await about(laptop, phone)
        laptop.pairing.answer(true)
        await until { laptop.isPaired && phone.isPaired || phone.failure != nil }
        await until { phone.sync.isRunning }
        #expect(!laptop.sync.isRunning, "nobody asked for it there")
        await phone.sync.stop()
    }

    @Test func theAppInFrontDoesInItsOwnTimeWhatWouldBeDoneInTheBackground() async throws {
        let (laptop, phone) = try await paired()
        await phone.sync.start()
        #expect(try await phone.sync.once().isEmpty)
        await phone.sync.stop()
        withExtendedLifetime(laptop) {}
    }
}
