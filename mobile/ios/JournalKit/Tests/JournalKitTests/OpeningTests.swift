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
        try desk.keys.write("journal", key)
        await door.tryAgain()
        #expect(try await door.ask { journal, now in try journal.today(now: now) }.firstDay)
        await door.shut()
        let asked = await attempt { try await door.ask { journal, now in try journal.today(now: now) } }
        guard case .failure(let trouble) = asked else { throw Unexpected() }
        #expect(trouble.word == "closed")
    }
}

struct Unexpected: Error {}
