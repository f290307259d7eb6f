import Foundation
import Testing

@testable import JournalKit

@Suite(.timeLimit(.minutes(1)))
struct FirstLineTests {
    @Test func aLineThatWasLoggedIsOnTheCardBeforeTheNextMeeting() throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let journal = try Journal.open(
            directory: directory.path, key: freshSecret(), secret: freshSecret(), now: "2026-11-18T14:05:00+00:00")
        let receipt = try journal.log(
            text: "Coffee with @Ana Silva !send visa contact by fri", choices: [], now: "2026-11-18T14:05:00+00:00")
        #expect(receipt.people.map(\.name) == ["Ana Silva"])
        let card = try journal.prep(person: receipt.people[0].reference.id, now: "2026-11-25T14:05:00+00:00")
        #expect(card.youOwe.map(\.text) == ["send visa contact"])
    }
}
