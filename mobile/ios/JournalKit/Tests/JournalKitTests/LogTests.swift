import Foundation
import Testing

@testable import JournalKit

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct LogTests {
    private let plain =
        "Had coffee with Ana Silva, she is moving to Lisbon in June. I said I would send her the visa contact by Friday"

    /// A journal in which Ana is known.
    private func known() async throws -> (Desk, Door) {
        let desk = try Desk()
        let door = desk.door()
        _ = try await door.ask { journal, now in try journal.log(text: "Tea with @Ana Silva", choices: [], now: now) }
        return (desk, door)
    }

    /// A door that does not open for now, since its key is away; an earlier run left "Lunch with Bo" unsaved behind it.
    private func leftUnsaved() async throws -> (desk: Desk, key: Data, later: Door) {
        let (desk, door) = try await known()
        let first = LogStore(door)
        first.type(Line("Lunch with Bo"))
        await first.keep()
        await door.shut()
        let key = try #require(try desk.keys.read("journal"))
        try desk.keys.lose()
        return (desk, key, desk.door())
    }

    @Test func aLineIsSavedAsItsChipsShowItAndWhatWasRefusedIsNot() async throws {
        let (_desk, door) = try await known()
        defer { withExtendedLifetime(_desk) {} }
        let log = LogStore(door)
        log.type(Line(plain))
        await until { log.chips.contains { $0.state == .asked } && log.chips.contains { $0.kind == .promise } }
        let promise = try #require(log.chips.first { $0.kind == .promise })
        let asked = try #require(log.chips.first { $0.state == .asked && $0.refuse != nil })
        log.touched = asked.id
        #expect(log.touchedChip == asked)
        log.choose(try #require(asked.refuse))
        #expect(log.touched == nil)
        await until { !log.chips.contains { $0.id == asked.id } }
        if promise.state == .asked {
            log.choose(try #require(promise.accept))
            await until { log.chips.contains { $0.kind == .promise && $0.state == .taken } }
        }
        log.save()
        #expect(log.line.text.isEmpty && log.saving != nil, "the field is free at once")
        await until { log.saved != nil }
        let saved = try #require(log.saved)
        #expect(saved.receipt.items.contains { $0.what == .promise && $0.text.contains("visa contact") })
        #expect(!saved.asked.contains { asked.text.contains($0.text) })
        let ana = saved.receipt.people[0].reference.id
        let card = try await door.ask { journal, now in try journal.prep(person: ana, now: now) }
        #expect(card.youOwe.count == 1 && card.youOwe[0].text.contains("visa contact"))
    }

    @Test func whatTheReceiptStillAsksIsAnsweredAndTakenBackBeforeTheLineItself() async throws {
        let (_desk, door) = try await known()
        defer { withExtendedLifetime(_desk) {} }
        let log = LogStore(door)
        log.type(Line(plain))
        log.save()
        await until { log.saved?.asked.isEmpty == false }
        let before = try #require(log.saved)
        let asked = before.asked[0]
        log.answer(asked, yes: true)
        await until { log.saved?.answered.map(\.suggestion) == [asked] }
        #expect(log.saved?.asked == Array(before.asked.dropFirst()))
        log.undo()
        await until { log.saved?.answered.isEmpty == true }
        #expect(log.saved?.asked == before.asked)
        log.undo()
        await until { log.saved == nil }
        #expect(log.line.text == plain)
        let lines = try await door.ask { journal, now in
            try journal.find(query: "Lisbon", order: .newest, after: 0, limit: 10, now: now).hits
        }
        #expect(lines.isEmpty)
    }

    @Test func aLineThatIsTakenBackTakesNothingAlongThatCameAfterIt() async throws {
        let (_desk, door) = try await known()
        defer { withExtendedLifetime(_desk) {} }
        let log = LogStore(door)
        log.type(Line("Lunch with @Bo Lindqvist"))
        log.save()
        await until { log.saved != nil }
        _ = try await door.askAtOnce { journal, now in try journal.log(text: "Tea with @Bo Lindqvist", choices: [], now: now) }
        log.undo()
        // Twice at once is once.
        log.undo()
        await until { log.saved == nil }
        #expect(log.line.text == "Lunch with @Bo Lindqvist" && log.trouble == nil)
        #expect(log.undone?.kept.map(\.person.name) == ["Bo Lindqvist"])
        let lines = try await door.ask { journal, now in
            try journal.find(query: "with:bo", order: .newest, after: 0, limit: 10, now: now).hits
        }
        let texts = Set(lines.map(\.text))
        #expect(texts.contains("Tea with @Bo Lindqvist") && !texts.contains("Lunch with @Bo Lindqvist"))
        log.type(Line("Lunch with @Bo"))
        #expect(log.undone == nil)
    }

    @Test func aLineThatCouldNotBeSavedComesBackBeforeWhatWasBegunMeanwhile() async throws {
        let (_desk, door) = try await known()
        defer { withExtendedLifetime(_desk) {} }
        let log = LogStore(door)
        await door.shut()
        log.type(Line("Lunch with Bo"))
        log.save()
        log.type(Line("and then"))
        #expect(Draft(data: log.kept).text == "Lunch with Bo\nand then", "what is on its way is not lost either")
        await until { log.saving == nil }
        #expect(log.line.text == "Lunch with Bo\nand then")
        await until { log.trouble != nil }
        #expect(log.trouble?.word == "closed")
    }

    @Test func aLineOutlivesTheAppWithWhatWasChosenOfIt() async throws {
        let (_desk, door) = try await known()
        defer { withExtendedLifetime(_desk) {} }
        let log = LogStore(door)
        log.type(Line("Coffee with Ana Silva and @Bo Lindqvist"))
        await until { log.chips.contains { $0.text.contains("Bo") && $0.toggle != nil } }
        log.choose(try #require(log.chips.first { $0.text.contains("Bo") }?.toggle))
        let kept = log.kept
        let again = LogStore(door, kept: kept)
        #expect(again.draft == log.draft)
        await until { again.chips.contains { $0.text.contains("Bo") && $0.there == false } }
    }

    @Test func ofManyKeysTheLastReadingCountsAndABlankLineHasNoChips() async throws {
        let (_desk, door) = try await known()
        defer { withExtendedLifetime(_desk) {} }
        let log = LogStore(door)
        let line = "Coffee with Ana Silva !send the deck by fri"
        for end in line.indices { log.type(Line(String(line[...end]))) }
        await until { !log.chips.isEmpty }
        let chips = log.chips
        let read = try await door.ask { journal, now in try journal.read(text: line, choices: [], now: now) }
        #expect(chips == read.chips)
        log.type(Line("  "))
        #expect(log.chips.isEmpty && log.choices.isEmpty && !log.canSave)
    }

    @Test func theRowNamesWhoIsLikelyAndItsKeysWriteIntoTheLine() async throws {
        let (_desk, door) = try await known()
        defer { withExtendedLifetime(_desk) {} }
        let log = LogStore(door)
        await until { !log.likely.isEmpty }
        log.type(Line("Lunch with"))
        log.name(log.likely[0])
        log.mark(.promise)
        #expect(log.line.text == "Lunch with @\"Ana Silva\" !" && log.written == 2)
        log.begin("Coffee with")
        #expect(log.line.text.hasPrefix("Lunch"), "a line that is begun stays")
        log.add("from the clipboard")
        #expect(log.line.text.hasSuffix("!\nfrom the clipboard"))
    }

    @Test func whatWasTypedAndNotSavedOutlivesTheAppInTheJournalsOwnFileAndNowhereElse() async throws {
        let (desk, door) = try await known()
        let log = LogStore(door)
        log.type(Line("Lunch with @Bo Lindqvist, marmalade"))
        await until { log.chips.contains { $0.toggle != nil } }
        log.choose(try #require(log.chips.first { $0.toggle != nil }?.toggle))
        await log.keep()
        let draft = log.draft
        await door.shut()
        for file in try FileManager.default.contentsOfDirectory(at: desk.folder, includingPropertiesForKeys: nil) {
            #expect(try Data(contentsOf: file).range(of: Data("marmalade".utf8)) == nil, "\(file.lastPathComponent)")
        }
        // The next run of the app, in which something was typed before the journal was open.
        let again = LogStore(desk.door())
        again.type(Line("and then"))
        await until { again.line.text != "and then" }
        #expect(again.draft == Draft("\(draft.text)\nand then", choices: draft.choices))
    }

    @Test func aKeyIsInTheFileSoonAndWhatWasSavedIsNotThereAnyMore() async throws {
        let (desk, door) = try await known()
        let log = LogStore(door)
        log.type(Line("Lunch with Bo"))
        // Nobody asks for it: it happens by itself.
        while try await unsaved(door) == nil { try await Task.sleep(for: .milliseconds(20)) }
        log.save()
        await until { log.saved != nil }
        #expect(try await unsaved(door) == nil, "a line that is saved must not come back")
        await door.shut()
        let again = LogStore(desk.door())
        await again.keep()
        #expect(again.line.text.isEmpty)
    }

    @Test func whatAnEarlierRunLeftIsNotWrittenOverWhileTheJournalCannotBeOpened() async throws {
        let (desk, key, later) = try await leftUnsaved()
        let log = LogStore(later)
        log.type(Line("and then"))
        await log.keep()
        try desk.keys.write("journal", key)
        await later.tryAgain()
        await log.keep()
        #expect(log.line.text == "Lunch with Bo\nand then")
    }

    @Test func whatAnEarlierRunLeftComesBackByItselfOnceTheJournalCanBeOpened() async throws {
        let (desk, key, later) = try await leftUnsaved()
        let log = LogStore(later)
        // Whatever looks for it by itself has looked by then, in vain.
        try await Task.sleep(for: .seconds(1))
        try desk.keys.write("journal", key)
        await later.tryAgain()
        await until { log.line.text == "Lunch with Bo" }
    }

    @Test func tryingAgainAfterAReadingThatFailedSavesNothing() async throws {
        let (desk, key, later) = try await leftUnsaved()
        let log = LogStore(later)
        log.type(Line("Coffee wi"))
        await until { log.trouble != nil }
        try desk.keys.write("journal", key)
        await later.tryAgain()
        log.again()
        await until { log.line.text == "Lunch with Bo\nCoffee wi" && !log.chips.isEmpty }
        #expect(log.trouble == nil && log.saved == nil && log.saving == nil)
        // A save that failed is what is tried again after it.
        await later.shut()
        log.save()
        await until { log.saving == nil }
        #expect(log.trouble != nil)
        log.again()
        #expect(log.saving != nil)
    }

    @Test func aLineThatIsBegunWhereAnotherStandsSaysThatThisOneComesFirst() async throws {
        let (_desk, door) = try await known()
        defer { withExtendedLifetime(_desk) {} }
        let log = LogStore(door)
        log.begin("@Ana Silva ")
        #expect(log.line.text == "@Ana Silva " && !log.first)
        log.begin("@Bo ")
        #expect(log.line.text == "@Ana Silva " && log.first)
        log.type(Line("@Ana Silva moves"))
        #expect(!log.first)
    }

    @Test func aLineThatIsSavedWhileAnotherIsOnItsWayIsSavedAfterIt() async throws {
        let (_desk, door) = try await known()
        defer { withExtendedLifetime(_desk) {} }
        let log = LogStore(door)
        for line in ["Lunch with @Bo Lindqvist", "Tea with @Bo Lindqvist", "Dinner with @Bo Lindqvist"] {
            log.type(Line(line))
            log.save()
            #expect(log.line.text.isEmpty)
        }
        #expect(Draft(data: log.kept).text.hasSuffix("Dinner with @Bo Lindqvist"), "none of them is lost where the app ends now")
        await until { log.saving == nil }
        #expect(log.saved?.draft.text == "Dinner with @Bo Lindqvist" && log.trouble == nil)
        let lines = try await door.ask { journal, now in
            try journal.find(query: "with:bo", order: .newest, after: 0, limit: 10, now: now).hits.map(\.text)
        }
        for meal in ["Lunch", "Tea", "Dinner"] { #expect(lines.filter { $0 == "\(meal) with @Bo Lindqvist" }.count == 1) }
        #expect(try await unsaved(door) == nil)
        await door.shut()
        for line in ["one", "two"] {
            log.type(Line(line))
            log.save()
        }
        log.type(Line("three"))
        await until { log.saving == nil }
        #expect(log.line.text == "one\ntwo\nthree", "none of them could be saved")
    }

    private func unsaved(_ door: Door) async throws -> String? {
        try await door.ask { journal, _ in try journal.settings().get(name: "unsaved") }
    }

    @Test(arguments: ["a", "é", "👩‍👩‍👧‍👦"])
    func ofTextThatIsTooLongAsMuchIsTakenAsALineCanHoldAndItIsSaid(letter: String) async throws {
        let (_desk, door) = try await known()
        defer { withExtendedLifetime(_desk) {} }
        let log = LogStore(door)
        log.type(Line("Tea with Ana Silva"))
        log.add(String(repeating: letter, count: 100_000))
        #expect(log.cut)
        #expect(log.line.text.utf8.count <= Inbox.longest)
        #expect(log.line.text.utf8.count > Inbox.longest - letter.utf8.count)
        #expect(log.line.text.hasSuffix(letter), "no letter is cut in two")
        log.save()
        await until { log.saved != nil || log.trouble != nil }
        #expect(log.trouble == nil)
        log.type(Line("Lunch"))
        #expect(!log.cut)
    }
}
