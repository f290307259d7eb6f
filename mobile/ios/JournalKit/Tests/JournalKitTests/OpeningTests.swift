import Foundation
import Testing

@testable import JournalKit

@Suite(.timeLimit(.minutes(1)))
struct OpeningTests {
    @Test func aLineThatWasLoggedIsOnTheCardBeforeTheNextMeeting() throws {
        let desk = try Desk()
        let journal = try desk.open()
        let receipt = try journal.log(
            text: "Coffee with @Ana Silva !send visa contact by fri", choices: [], now: wednesday)
        #expect(receipt.people.map(\.name) == ["Ana Silva"])
        let card = try journal.prep(person: receipt.people[0].reference.id, now: "2026-11-25T14:05:00+00:00")
        #expect(card.youOwe.map(\.text) == ["send visa contact"])
    }

    @Test func aJournalWhoseKeyIsGoneIsNotOpenedWithANewOneAndNothingIsDeleted() throws {
        let desk = try Desk()
        try desk.open().shut()
        let before = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).sorted()
        try desk.keys.lose()
        let error = try #require(thrown { try desk.open() })
        #expect(error is KeyGone)
        #expect(Trouble(error).kind == .keyGone)
        #expect(Trouble(error).sentence.contains("nothing was deleted"))
        #expect(try desk.keys.read("journal") == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).sorted() == before)
    }

    @Test func aJournalThatCannotBeReadIsSetAsideWholeAndANewOneTakesItsPlace() throws {
        let desk = try Desk()
        let journal = try desk.open()
        _ = try journal.log(text: "Coffee with @Ana Silva", choices: [], now: wednesday)
        journal.shut()
        let key = try #require(try desk.keys.read("journal"))
        let secret = try #require(try desk.keys.read("device"))
        try desk.keys.lose()
        let aside = try setAside(in: desk.folder)
        #expect(try desk.open().today(now: wednesday).firstDay)
        let found = try Journal.open(directory: aside.path, key: key, secret: secret, now: wednesday)
        #expect(try found.people().list(matching: nil, now: wednesday).map(\.person.name) == ["Ana Silva"])
    }

    @Test func aDamagedJournalIsRepairedWhereItCanBeAndSetAsideWhole() async throws {
        let desk = try Desk()
        let file = try damaged(desk)
        let door = desk.door()
        // What a repair would write has no place.
        let place = desk.folder.appendingPathComponent("journal.hallway.repairing")
        try FileManager.default.createDirectory(at: place.appendingPathComponent("in"), withIntermediateDirectories: true)
        await #expect(throws: Trouble.self) {
            try await door.without { now in try repairJournal(in: desk.folder, keys: desk.keys, now: now) }
        }
        let why = await attempt { try await door.ask { try $0.today(now: $1) } }
        guard case .failure(let trouble) = why else { throw Unexpected() }
        #expect(trouble.mayBeRepaired, "it is as it was")
        try FileManager.default.removeItem(at: place)
        let repaired = try await door.without { now in try repairJournal(in: desk.folder, keys: desk.keys, now: now) }
        #expect(FileManager.default.fileExists(atPath: repaired.kept))
        #expect(try await door.ask { try $0.today(now: $1) }.firstDay == false)
        let aside = try await door.without { _ in try setAside(in: desk.folder) }
        #expect(try await door.ask { try $0.today(now: $1) }.firstDay)
        #expect(FileManager.default.fileExists(atPath: aside.appendingPathComponent(file.lastPathComponent).path))
    }

    /// Leaves a journal there of which one page is damaged that Today has to read, and says in which file.
    private func damaged(_ desk: Desk) throws -> URL {
        let journal = try desk.open()
        for number in 0..<40 {
            _ = try journal.log(text: "Tea with @\"Ana Silva\", plan \(number)", choices: [], now: wednesday)
        }
        journal.shut()
        let file = desk.folder.appendingPathComponent("journal.hallway")
        let whole = try Data(contentsOf: file)
        for page in 1..<whole.count / 4096 {
            for name in try FileManager.default.contentsOfDirectory(atPath: desk.folder.path) {
                try FileManager.default.removeItem(at: desk.folder.appendingPathComponent(name))
            }
            var bytes = whole
            bytes[page * 4096 + 1_000] ^= 0x10
            try bytes.write(to: file)
            let error = thrown {
                let journal = try desk.open()
                defer { journal.shut() }
                return try journal.today(now: wednesday)
            }
            if let error, Trouble(error).mayBeRepaired { return file }
        }
        throw Unexpected()
    }

    @Test func aPhoneThatIsStillLockedIsNotOneWithoutAKey() throws {
        struct Locked: KeyStore {
            func read(_ name: String) throws -> Data? { throw KeysLocked() }
            func write(_ name: String, _ secret: Data) throws { throw KeysLocked() }
        }
        let desk = try Desk()
        let error = try #require(thrown { try openJournal(in: desk.folder, keys: Locked(), now: wednesday) })
        #expect(Trouble(error).kind == .tryAgain)
    }

    @Test func aFileThatCannotBeOpenedBehindTheLockIsSaidToWaitForIt() throws {
        let desk = try Desk()
        // A file where the folder should be: nothing below it can be opened, whoever tries.
        let taken = desk.folder.appendingPathComponent("taken")
        try Data().write(to: taken)
        let folder = taken.appendingPathComponent("journal")
        for isLocked in [false, true] {
            let error = try #require(
                thrown { try openJournal(in: folder, keys: desk.keys, now: wednesday, isLocked: { isLocked }) })
            #expect(Trouble(error).kind == .tryAgain)
            #expect((error is KeysLocked) == isLocked)
            #expect((Trouble(error).sentence == Wording.keysLocked.text) == isLocked)
        }
        try desk.keys.lose()
        _ = try openJournal(in: desk.folder, keys: desk.keys, now: wednesday, isLocked: { true })
    }

    @Test func aDoorThatCouldNotBeOpenedOpensWhenItIsTriedAgain() async throws {
        let desk = try Desk()
        try desk.open().shut()
        let key = try #require(try desk.keys.read("journal"))
        try desk.keys.lose()
        let door = desk.door()
        for _ in 0..<2 {
            let asked = await attempt { try await door.ask { journal, now in try journal.today(now: now) } }
            guard case .failure(let trouble) = asked else { throw Unexpected() }
            #expect(trouble.kind == .keyGone)
        }
        #expect(await door.tryAgain() == false, "nothing has changed yet")
        try desk.keys.write("journal", key)
        #expect(await door.tryAgain(), "it opens now")
        #expect(await door.tryAgain() == false, "it was open")
        #expect(try await door.ask { journal, now in try journal.today(now: now) }.firstDay)
        await door.shut()
        let asked = await attempt { try await door.ask { journal, now in try journal.today(now: now) } }
        guard case .failure(let trouble) = asked else { throw Unexpected() }
        #expect(trouble.word == "closed")
    }
}

struct Unexpected: Error {}
