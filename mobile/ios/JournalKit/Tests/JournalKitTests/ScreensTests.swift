import Foundation
import Testing

@testable import JournalKit

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct ScreensTests {
    private func desk(_ lines: String...) async throws -> (Desk, Door) {
        let desk = try Desk()
        let door = desk.door()
        for line in lines {
            _ = try await door.ask { journal, now in try journal.log(text: line, choices: [], now: now) }
        }
        return (desk, door)
    }

    private func person(_ name: String, _ door: Door) async throws -> PersonId {
        try await door.ask { journal, _ in try journal.people().resolve(name: name) }
    }

    @Test func whatWasKeptOnTodayIsGoneAndComesBack() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva !send visa contact by fri !call the bank")
        defer { withExtendedLifetime(_desk) {} }
        let today = TodayStore(door)
        today.follow()
        await until { today.answer?.mine.count == 2 || today.answer?.mineLater == 1 }
        let promise = try #require(today.answer?.mine.first { $0.text == "send visa contact" })
        today.keep(promise)
        today.undo()
        await until { today.done?.kind == .undone }
        #expect(today.done == Deed(about: "send visa contact", kind: .undone))
        await until { today.answer?.mine.contains { $0.text == "send visa contact" } == true }
        today.putOff(promise, until: "2026-11-27")
        await until { today.done?.kind == .putOff }
        await until { today.answer?.mine.first { $0.text == "send visa contact" }?.due?.day != "2026-11-20" }
        today.letGo(promise)
        await until { today.done?.kind == .letGo }
        await until { today.answer?.mine.contains { $0.text == "send visa contact" } == false }
        today.leave()
        #expect(today.done == nil)
    }

    @Test func aCardAndTheCardsOfAMeeting() async throws {
        let (_desk, door) = try await desk(
            "Coffee with @Ana Silva !send visa contact by fri +need: a second analyst", "Lunch with @Bo Lindqvist")
        defer { withExtendedLifetime(_desk) {} }
        let (ana, bo) = (try await person("Ana Silva", door), try await person("Bo Lindqvist", door))
        let card = PrepStore(door, people: [ana])
        card.follow()
        await until { card.answer != nil }
        let shown = try #require(card.answer?.people.first)
        #expect(!shown.openWith.first.isEmpty)
        #expect(shown.theirWorld.map(\.inWordsAmongOthers) == ["needs a second analyst"])
        card.keep(shown.youOwe[0])
        await until { card.answer?.people[0].youOwe.isEmpty == true }
        let meeting = PrepStore(door, people: [ana, bo])
        meeting.follow()
        await until { meeting.answer?.people.count == 2 }
    }

    @Test func reviewAsksOneAfterTheOtherAndTakesItsLastAnswerBack() async throws {
        let (_desk, door) = try await desk(
            "Coffee with @Grace Hopper", "Coffee with @Grace Kim", "Lunch with @Grace, she might promise to send the deck")
        defer { withExtendedLifetime(_desk) {} }
        let review = ReviewStore(door)
        review.follow()
        await until { review.waiting?.isEmpty == false }
        let first = try #require(review.waiting)
        let whom = try #require(first.first { if case .whom = $0 { true } else { false } })
        guard case .whom(let guess) = whom else { throw Unexpected() }
        let other = try #require(guess.candidates.first { $0.reference.id != guess.guessed.reference.id })
        review.means(guess, other.reference.id)
        #expect(review.waiting?.contains(whom) == false && review.behind == 1)
        await until { review.done?.kind == .answered }
        review.back()
        await until { review.done?.kind == .undone }
        await until { review.waiting?.contains(whom) == true }
        for question in try #require(review.waiting) { review.yes(question) }
        await until { review.waiting?.isEmpty == true && review.answer?.guesses.isEmpty == true }
    }

    @Test func peopleAreFoundAsTypedAndWhatWasWrittenComesInPages() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva", "Lunch with @Bo Lindqvist")
        defer { withExtendedLifetime(_desk) {} }
        try await door.ask { journal, now in
            for number in 1...120 { _ = try journal.log(text: "Tea with @Bo Lindqvist, budget \(number)", choices: [], now: now) }
        }
        let people = PeopleStore(door)
        people.follow()
        await until { people.people?.count == 2 }
        #expect(people.hits.isEmpty && !people.more)
        for text in ["A", "An", "Ana"] { people.seek(text) }
        await until { people.people?.map(\.person.name) == ["Ana Silva"] }
        people.seek("budget")
        await until { people.hits.count == 50 && people.more }
        people.goOn()
        people.goOn()
        await until { people.hits.count == 100 }
        people.goOn()
        await until { people.hits.count == 120 && !people.more }
        #expect(Set(people.hits.map(\.reference.text)).count == 120)
        people.seek("with:nobody")
        await until { !people.notes.isEmpty }
        people.seek("")
        await until { people.hits.isEmpty && people.people?.count == 2 }
    }

    @Test func aPageIsEditedInItsPlaceAndAPersonRests() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva")
        defer { withExtendedLifetime(_desk) {} }
        let ana = PersonStore(door, person: try await person("Ana Silva", door))
        ana.follow()
        await until { ana.answer != nil }
        ana.know("careful: the reorg")
        await until { ana.answer?.facts.map(\.text) == ["the reorg"] }
        ana.rest(because: "on leave")
        await until { ana.answer?.resting != nil }
        ana.wake()
        await until { ana.answer?.resting == nil && ana.done?.kind == .awake }
        ana.undo()
        await until { ana.answer?.restingBecause == "on leave" }
        #expect(try await ana.forgetPlan().name == "Ana Silva")
        let forget = ana.forget()
        await until { forget.outcome != nil }
        #expect(try #require(forget.outcome).get().erased > 0)
    }

    @Test func aGoalHasItsMapItsWinsAndItsPage() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva")
        defer { withExtendedLifetime(_desk) {} }
        let goals = GoalsStore(door)
        goals.follow()
        goals.set(NewGoal(name: "Staff engineer", kind: .promotion, decision: "2026-12-20", success: "", whyNow: "", after: nil))
        await until { goals.answer?.count == 1 }
        let goal = GoalStore(door, goal: try #require(goals.answer?.first).reference.id)
        goal.follow()
        await until { goal.answer != nil }
        #expect(goal.answer?.map.gaps.isEmpty == false)
        let ana = Named(
            reference: Reference(id: try await person("Ana Silva", door), letters: "", part: nil), name: "Ana Silva", new: false)
        goal.seat(ana, SeatEdit(roles: [.veto], notRoles: [], stance: .wouldSpeak, said: "said so", highlight: nil))
        await until { goal.answer?.map.people.map(\.person.name) == ["Ana Silva"] }
        goal.told(ana)
        goal.won(NewWin(what: "halved the complaints", effect: "", evidence: "", goal: goal.goal, with: [], at: nil))
        await until { goal.answer?.wins.wins.map(\.what) == ["halved the complaints"] }
        #expect(goal.answer?.kit.markdown.contains("halved the complaints") == true)
        goal.takeOff(ana)
        goal.undo()
        await until { goal.done?.kind == .undone && goal.answer?.map.people.count == 1 }
        let wheel = WheelStore(door)
        wheel.follow()
        await until { wheel.answer?.people.count == 1 }
    }

    @Test func whatCannotBeDoneIsSaidAndTheScreenStaysAsItWas() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva")
        defer { withExtendedLifetime(_desk) {} }
        let devices = DevicesStore(door)
        devices.follow()
        await until { devices.answer != nil }
        devices.setRelay("no address")
        await until { devices.trouble != nil }
        #expect(devices.trouble?.kind == .say && devices.answer?.relay == nil)
        devices.setRelay("https://relay.example.org")
        await until { devices.trouble == nil && devices.done != nil }
    }
}
