import Foundation
import Testing

@testable import JournalKit

/// A line's page, whom somebody knows, what the user set of themselves, and where troubles lead.
@MainActor
@Suite(.timeLimit(.minutes(1)))
struct PagesTests {
    @Test func aLineHasAPageIsDeletedAndComesBackWhole() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva #travel !send the visa contact by friday")
        defer { withExtendedLifetime(_desk) {} }
        let ana = try await person("Ana Silva", door)
        let last = try await door.ask { journal, _ in try journal.resolve(typed: "-") }
        let line = LineStore(door, line: last.id)
        line.follow()
        await until { line.answer != nil }
        let page = try #require(line.answer)
        #expect(page.people.map(\.reference.id) == [ana] && page.kind == .coffee && page.topics == ["travel"])
        #expect(page.items.map(\.what) == [.promise] && page.day == "2026-11-18")
        line.delete()
        await until { line.answer?.deleted != nil && line.done?.kind == .deleted }
        line.undo()
        await until { line.answer.map { $0.deleted == nil } == true }
        #expect(line.answer?.items.map(\.what) == [.promise])
    }

    @Test func whomSomebodyKnowsIsNotedOnceAndTakenBack() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva", "Lunch with @Bo Lindqvist")
        defer { withExtendedLifetime(_desk) {} }
        let (ana, bo) = (try await person("Ana Silva", door), try await person("Bo Lindqvist", door))
        let hers = KnowsStore(door, person: ana)
        hers.follow()
        await until { hers.answer?.isEmpty == true }
        hers.seek("")
        await until { hers.candidates.map(\.reference.id) == [bo] }
        hers.note(hers.candidates[0], how: "from university")
        await until { hers.answer?.map(\.how) == ["from university"] }
        hers.seek("Bo")
        await until { hers.candidates.isEmpty }
        let his = KnowsStore(door, person: bo)
        his.follow()
        await until { his.answer?.map(\.person.name) == ["Ana Silva"] }
        hers.undo()
        await until { hers.answer?.isEmpty == true && his.answer?.isEmpty == true }
    }

    @Test func thePaceIsTheUsersOnEveryDeviceAndTakenBack() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva")
        defer { withExtendedLifetime(_desk) {} }
        let me = MeStore(door)
        me.follow()
        await until { me.answer != nil }
        #expect(me.answer?.pace == nil)
        me.pace(3)
        await until { me.answer?.pace == 3 && me.done?.about == "3" }
        me.pace(nil)
        await until { me.answer.map { $0.pace == nil } == true && me.done?.about == "" }
        me.undo()
        await until { me.answer?.pace == 3 }
        let week = WeekStore(door)
        week.follow()
        await until { week.answer?.conversations == 1 }
    }

    @Test func aTroubleLeadsToWhereSomethingCanBeDoneAboutIt() {
        let trouble = Trouble(
            JournalError.Say(
                word: "w", sentence: "s",
                hints: [.noteAnswer(ask: "a"), .letAskBe(ask: "a"), .reopenPromise(promise: "p"), .seePeople, .writeLine]))
        #expect(trouble.waysOut == [.place(.asks), .tab(.people)])
        #expect(Hint.editPerson(name: "Ana").wayOut == .person("Ana"))
        #expect(Hint.addNamesake(name: "Ana").wayOut == .line("Ana"))
        #expect(Hint.closeGoal(goal: "lead").wayOut == .goal("lead"))
        #expect(Trouble(JournalError.Say(word: "w", sentence: "s", hints: [.repair])).waysOut.isEmpty)
    }

    @Test func whatIsChosenInTheListStandsAloneBesideIt() {
        var way = Way(.people, [.person("ana"), .line("l")])
        way.choose(.person("bo"))
        #expect(way == Way(.people, [.person("bo")]))
        way.enter(.prep(["bo"]))
        way.choose(.person("ana"))
        #expect(way.places == [.person("ana")])
        #expect(way.back() && way == Way(.people))
    }

    @Test func theNextWeekBeginsOnTheDayThatTheUserSays() {
        // A Wednesday.
        #expect(Days.nextWeek(after: "2026-11-18", first: 2) == "2026-11-23")
        #expect(Days.nextWeek(after: "2026-11-18", first: 1) == "2026-11-22")
        #expect(Days.nextWeek(after: "2026-11-18", first: 4) == "2026-11-25")
        #expect(Days.nextWeek(after: "2026-12-31", first: 6) == "2027-01-01")
    }

    @Test func theWordsInQuestionStandApartInTheirLine() {
        let line = LineInQuestion("Tea with Zoë, I said I'd send her the deck", "Send her the deck")
        #expect(line.before == "Tea with Zoë, I said I'd " && line.asked == "send her the deck" && line.after.isEmpty)
        let none = LineInQuestion("Tea with Zoë", "the deck")
        #expect(none.before == "Tea with Zoë" && none.asked.isEmpty && none.after.isEmpty)
        #expect(LineInQuestion("Tea", "").before == "Tea")
    }
}
