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
