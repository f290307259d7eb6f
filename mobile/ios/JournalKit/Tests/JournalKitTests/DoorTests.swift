import Foundation
import Testing

@testable import JournalKit

@MainActor
@Suite(.timeLimit(.minutes(2)))
struct DoorTests {
    @Test func everyKindOfErrorIsToldApartAndHasASentenceForAPerson() throws {
        let desk = try Desk()
        let journal = try desk.open()
        _ = try journal.log(text: "Coffee with @Ana Silva", choices: [], now: wednesday)
        let say = try #require(thrown { try journal.people().resolve(name: "Anna Silba") })
        #expect(Trouble(say).kind == .say && Trouble(say).word == "no_such_person")
        #expect(Trouble(say).sentence.contains("Ana Silva"))
        let unknown = try #require(thrown { try journal.people().resolve(name: "Xerxes") })
        #expect(Trouble(unknown).hints == [.seePeople])
        let otherKey = try freshSecret()
        let decide = try #require(
            thrown { try Journal.open(directory: desk.folder.path, key: otherKey, secret: freshSecret(), now: wednesday) })
        #expect(Trouble(decide).kind == .keyGone && Trouble(decide).sentence.contains("Nothing was changed"))
        let work = Work(listener: nil)
        work.cancel()
        let stopped = try #require(thrown { try journal.maintenance().check(work: work, now: wednesday) })
        #expect(Trouble(stopped).kind == .stopped)
        let inUse = try #require(
            thrown {
                let key = try desk.keys.read("journal") ?? Data()
                return try repair(directory: desk.folder.path, key: key, work: Work(listener: nil), now: wednesday)
            })
        #expect(Trouble(inUse).kind == .tryAgain)
        let odd = try #require(thrown { try journal.prep(person: "nobody", now: wednesday) })
        #expect(!Trouble(odd).sentence.isEmpty)
        journal.shut()
        let closed = try #require(thrown { try journal.today(now: wednesday) })
        #expect(Trouble(closed).word == "closed" && Trouble(closed).kind == .tryAgain)
        let kinds: [(JournalError, Trouble.Kind)] = [
            (.Mistake(word: "internal", sentence: "s", hints: []), .mistake),
            (.TryAgain(word: "no_room", sentence: "s", hints: []), .full),
            (.Decide(word: "newer_schema", sentence: "s", hints: []), .decide),
        ]
        for (error, kind) in kinds { #expect(Trouble(error).kind == kind && Trouble(error).sentence == "s") }
    }

    @Test(arguments: [
        "", " ", "rubbish", "00000000", "\u{0}", "2026-13-45", "2026-11-18T25:61:00Z", "2026-11-18T14:05:00", "+262143-01-01",
        "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz", "👩‍👩‍👧‍👦", String(repeating: "f", count: 100_000),
    ])
    func aTextThatIsNoIdNoMomentAndNoDayIsRefusedInWords(bad: String) throws {
        let desk = try Desk()
        let journal = try desk.open()
        let (id, day) = ("00000000000000000000000000000000", "2026-11-18")
        let reference = Reference(id: bad, letters: "abc", part: nil)
        let calls: [(String, () throws -> Any)] = [
            ("a person", { try journal.prep(person: bad, now: wednesday) }),
            ("a person among several", { try journal.people().prepMeeting(people: [id, bad], now: wednesday) }),
            ("a goal", { try journal.goals().map(goal: bad, now: wednesday) }),
            ("an ask", { try journal.asks().letBe(ask: bad, now: wednesday) }),
            ("a device", { try journal.devices().trust(endpoint: bad, now: wednesday) }),
            ("a record in a reference", { try journal.show(reference: reference, now: wednesday) }),
            ("a moment", { try journal.today(now: bad) }),
            ("a moment at the end", { try journal.log(text: "Tea", choices: [], now: bad) }),
            ("a moment inside", { try journal.log(text: "Tea", choices: [.happened(at: bad)], now: wednesday) }),
            ("a day", { try journal.asks().notNow(ask: id, said: "", again: bad, at: nil, now: wednesday) }),
            (
                "a day inside",
                {
                    try journal.later(
                        references: [Reference(id: id, letters: "abc", part: nil)], when: .until(.day(bad)), because: "",
                        now: wednesday)
                }
            ),
        ]
        for (what, call) in calls {
            let error = try #require(thrown(call), "\(what) was taken")
            #expect(Trouble(error).kind == .say && Trouble(error).sentence.hasPrefix("this isn't a valid "), "\(what): \(error)")
        }
        #expect(try journal.today(now: "\(day)T14:05:00Z").firstDay, "the journal is as it was")
    }

    @Test func whenTheClockIsPutBackOrForwardNothingIsLostAndUndoTakesBackWhatWasDoneLast() async throws {
        let desk = try Desk()
        let clock = Clock(wednesday)
        let door = Door(now: { clock.now }, open: { try desk.open() })
        let (log, today) = (LogStore(door), TodayStore(door))
        today.follow()
        let moments: [Moment] = [
            "2026-11-18T14:05:00+00:00", "1999-01-01T00:00:00-11:00", "2038-01-20T00:00:00+14:00", "1970-01-01T00:00:00Z",
            "2026-11-18T14:04:00+00:00",
        ]
        for (number, moment) in moments.enumerated() {
            clock.now = moment
            log.type(Line("Tea with @Ana Silva, visit\(number) !send her plan\(number)"))
            log.save()
            await until { log.saved != nil || log.trouble != nil }
            #expect(log.trouble == nil, "at \(moment)")
            today.follow()
            await until {
                let shown = today.answer.map { $0.day == moment.prefix(10) && $0.mine.count + Int($0.mineLater) > 0 }
                return shown == true || today.trouble != nil
            }
            #expect(today.trouble == nil, "at \(moment)")
            log.type(Line("Lunch with @Ana Silva, mistake\(number)"))
            log.save()
            await until { log.saved != nil }
            log.undo()
            await until { log.saved == nil }
            #expect(log.line.text == "Lunch with @Ana Silva, mistake\(number)" && log.trouble == nil, "at \(moment)")
            let found = try await door.ask { journal, now in
                try journal.find(query: "with:ana", order: .newest, after: 0, limit: 100, now: now).hits.map(\.text)
            }
            #expect((0...number).allSatisfy { visit in found.contains { $0.contains("visit\(visit)") } }, "at \(moment)")
            #expect(!found.contains { $0.contains("mistake") }, "at \(moment)")
        }
        let check = try await door.ask { journal, now in
            try journal.maintenance().check(work: Work(listener: nil), now: now)
        }
        #expect(check.unreadable.isEmpty && check.stale.isEmpty)
        await door.shut()
    }

    @Test func aWatchTellsOfChangesUntilItIsStopped() async throws {
        let desk = try Desk()
        let door = desk.door()
        var revisions = door.revisions().makeAsyncIterator()
        let first = try #require(await revisions.next())
        _ = try await door.ask { journal, now in try journal.log(text: "Coffee with @Ana Silva", choices: [], now: now) }
        let second = try #require(await revisions.next())
        #expect(second > first)
        _ = try await door.ask { journal, now in
            _ = try journal.log(text: "Tea with @Ana Silva", choices: [], now: now)
            _ = try journal.log(text: "Lunch with @Ana Silva", choices: [], now: now)
        }
        let later = try #require(await revisions.next())
        #expect(later > second)
        await door.shut()
    }

    @Test func longWorkTellsHowFarItHasComeAndStopsWhenItIsToldTo() async throws {
        let desk = try Desk()
        let door = desk.door()
        try await door.ask { journal, now in
            for number in 0..<300 { _ = try journal.log(text: "Tea with @Ana Silva \(number)", choices: [], now: now) }
        }
        let stopped = await stops(door)
        guard case .failure(let trouble) = stopped else { throw Unexpected() }
        #expect(trouble.kind == .stopped)
        let whole = LongWork(door) { try $0.maintenance().check(work: $1, now: $2) }
        await until { whole.outcome != nil }
        let check = try #require(whole.outcome).get()
        #expect(check.records >= 300 && check.stale.isEmpty)
        #expect(whole.progress?.total ?? 0 > 0)
    }

    /// Cancels a check as soon as it says how far it is.
    private func stops(_ door: Door) async -> Result<Check, Trouble>? {
        let work = LongWork(door) { journal, work, now in
            try journal.maintenance().rebuildAll(work: work, now: now)
            return try journal.maintenance().check(work: work, now: now)
        }
        await until { work.progress != nil || work.outcome != nil }
        work.cancel()
        await until { work.outcome != nil }
        return work.outcome
    }

    @Test func afterAnUpdateQuestionsWaitUntilTheJournalIsInOrderAndALineDoesNot() async throws {
        let desk = try Desk()
        let first = desk.door()
        try await first.ask { journal, now in
            for number in 0..<300 { _ = try journal.log(text: "Tea with @Ana Silva \(number)", choices: [], now: now) }
        }
        // As an update leaves it that is ended in the middle.
        let work = LongWork(first) { try $0.maintenance().rebuildAll(work: $1, now: $2) }
        await until { work.progress != nil || work.outcome != nil }
        work.cancel()
        await until { work.outcome != nil }
        let left = try await first.ask { journal, _ in try journal.maintenance().rebuilding() }
        #expect(left != nil)
        await first.shut()
        let second = desk.door()
        var seen = false
        let watching = Task { @MainActor in
            await until { second.ordering.progress != nil }
            seen = true
        }
        _ = try await second.askAtOnce { journal, now in try journal.log(text: "Tea with @Bo Lindqvist", choices: [], now: now) }
        let teas = try await second.ask { journal, now in
            try journal.find(query: "kind:tea", order: .newest, after: 0, limit: 1_000, now: now).hits.count
        }
        #expect(teas == 301)
        #expect(try await second.ask { journal, _ in try journal.maintenance().rebuilding() } == nil)
        #expect(seen && second.ordering.progress == nil)
        watching.cancel()
        await second.shut()
    }

    @Test func aLineOfTheInboxIsLoggedOnceThoughTheAppEndedInBetween() async throws {
        let desk = try Desk()
        let folder = desk.folder.appendingPathComponent("inbox")
        let inbox = Inbox(folder)
        let said = try #require(Date(moment: "2026-11-17T09:30:00+00:00"))
        try inbox.put("Tea with Ana Silva 🫖\nand more", at: said, zone: TimeZone(secondsFromGMT: 0)!)
        #expect(throws: Inbox.TooLong.self) { try inbox.put(String(repeating: "é", count: 40_000), at: said) }
        // As a process leaves it that ended in the middle of writing, and one that writes something else.
        try Data("hallway-line 1\n2026".utf8).write(to: folder.appendingPathComponent("half-written.part"))
        try Data([0xff, 0xfe]).write(to: folder.appendingPathComponent("no-line-at-all.line"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let waiting = names.first { $0.hasSuffix(".line") && !$0.hasPrefix("no") }
        let file = folder.appendingPathComponent(try #require(waiting))
        let bytes = try Data(contentsOf: file)
        let first = desk.door()
        let taken = try await first.takeInbox(folder)
        #expect(taken.logged.map(\.text) == ["Tea with Ana Silva 🫖\nand more"])
        #expect(taken.logged[0].at.hasPrefix("2026-11-17T09:30:00"))
        #expect(taken.refused.map(\.name) == ["no-line-at-all.line"])
        await first.shut()
        // It was logged, and ended before the file was gone.
        try bytes.write(to: file)
        let second = desk.door()
        #expect(try await second.takeInbox(folder).logged.isEmpty)
        let lines = try await second.ask { journal, now in
            try journal.find(query: "tea", order: .newest, after: 0, limit: 10, now: now).hits
        }
        #expect(lines.count == 1)
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test func whatALockedScreenMayShowHoldsNoWordOfANote() async throws {
        let desk = try Desk()
        let glance = try await desk.door().ask { journal, now in
            _ = try journal.log(text: "Coffee with @Ana Silva, layoffs ahead !call the lawyer by today", choices: [], now: now)
            return try journal.relationships().glance(now: now)
        }
        #expect(glance.due == 1)
        let said = String(describing: glance)
        #expect(!said.contains("layoffs") && !said.contains("lawyer") && !said.contains("Silva"))
    }
}

@Suite(.timeLimit(.minutes(10)))
struct FullInboxTests {
    @Test func manyLinesThatWaitedInTheInboxAreAllLoggedOnce() async throws {
        let desk = try Desk()
        let many = ProcessInfo.processInfo.environment["HALLWAY_LONG"] == nil ? 1_000 : 10_000
        let folder = desk.folder.appendingPathComponent("inbox")
        let inbox = Inbox(folder)
        let said = try #require(Date(moment: "2026-11-17T09:30:00+00:00"))
        for number in 0..<many { try inbox.put("Tea with @Ana Silva \(number)", at: said, zone: TimeZone(secondsFromGMT: 0)!) }
        let door = desk.door()
        #expect(try await door.takeInbox(folder).logged.count == many)
        #expect(inbox.waiting == 0)
        #expect(try await door.takeInbox(folder).logged.isEmpty)
        let found = try await door.ask { journal, now in
            try journal.find(query: "kind:tea", order: .newest, after: 0, limit: 10_000, now: now).hits
        }
        #expect(found.count == many)
        await door.shut()
    }
}
