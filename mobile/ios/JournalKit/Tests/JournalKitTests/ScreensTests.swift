import Foundation
import Testing

@testable import JournalKit

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct ScreensTests {
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
        #expect(today.done?.about == "send visa contact" && today.done?.canBeUndone == false)
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

    @Test func undoTakesBackWhatItStandsBesideAndNothingThatCameInBetween() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva !send visa contact by fri")
        defer { withExtendedLifetime(_desk) {} }
        let today = TodayStore(door)
        today.follow()
        await until { today.answer?.mine.count == 1 }
        today.keep(try #require(today.answer?.mine.first))
        await until { today.done?.canBeUndone == true }
        // As a reply to a notification does.
        _ = try await door.askAtOnce { journal, now in try journal.log(text: "Lunch with @Bo Lindqvist", choices: [], now: now) }
        today.undo()
        await until { today.done?.kind == .undone }
        #expect(today.done?.undone?.left == 0)
        await until { today.answer?.mine.count == 1 }
        let lunches = try await door.ask { journal, now in
            try journal.find(query: "lunch", order: .newest, after: 0, limit: 10, now: now).hits
        }
        #expect(lunches.count == 1)
        today.undo()
        today.undo()
        today.keep(try #require(today.answer?.mine.first))
        await until { today.done?.kind == .kept }
        #expect(today.trouble == nil, "what was taken back is not taken back twice")
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
        let deck = try #require(review.waiting)
        for question in deck { review.yes(question) }
        await until { review.waiting?.isEmpty == true && review.answer?.guesses.isEmpty == true }
        // One after the other, as often as it is asked for, to the first.
        for _ in deck { review.back() }
        await until { review.waiting?.map(\.id) == deck.map(\.id) && review.answered.isEmpty }
    }

    @Test func whatWasLeftForLaterIsAskedInTheNextSittingAndCountedFromOne() async throws {
        let (_desk, door) = try await desk("Coffee with @Grace Hopper", "Coffee with @Grace Kim")
        defer { withExtendedLifetime(_desk) {} }
        let review = ReviewStore(door)
        review.follow()
        await until { review.waiting?.count == 2 }
        let deck = try #require(review.waiting)
        review.leave(deck[0])
        review.yes(deck[1])
        await until { review.done?.kind == .answered }
        #expect(review.waiting?.isEmpty == true && review.behind == 2)
        review.leave()
        review.begin()
        review.follow()
        await until { review.waiting?.map(\.id) == [deck[0].id] }
        #expect(review.behind == 0 && review.answered.isEmpty)
    }

    @Test func whatIsTypedIntoASheetIsGivenUpOnlyWhereItWasSaved() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva", "Lunch with @Bo Lindqvist")
        defer { withExtendedLifetime(_desk) {} }
        let bo = try await person("Bo Lindqvist", door)
        let goal = try await door.ask { journal, now in
            let new = NewGoal(name: "Lead", kind: .promotion, decision: nil, success: "", whyNow: "", after: nil)
            return try journal.goals().add(new: new, now: now).reference.id
        }
        let (map, knows) = (GoalStore(door, goal: goal), KnowsStore(door, person: try await person("Ana Silva", door)))
        let asks = AsksStore(door)
        _ = try await door.ask { journal, now in
            try journal.asks().addFeedback(person: bo, question: "", heard: "shorter slides", now: now)
        }
        map.seek("")
        asks.follow()
        await until { map.candidates.contains { $0.reference.id == bo } && asks.answer != nil }
        let named = try #require(map.candidates.first { $0.reference.id == bo })
        let told = try #require(asks.answer?.feedback.first)
        // More than the journal takes of any text, as a phone that is full takes nothing.
        let long = String(repeating: "word ", count: 300)
        var saved: [String] = []
        for words in [long, "at the offsite"] {
            map.seat(
                named, SeatEdit(roles: [], notRoles: [], stance: .wouldSpeak, said: words, highlight: nil),
                then: { saved.append("seat") })
            knows.note(named, how: words, then: { saved.append("knows") })
            asks.willDo(told, words, then: { saved.append("asks") })
            if words == long {
                await until { map.trouble != nil && knows.trouble != nil && asks.trouble != nil }
                #expect(saved.isEmpty)
            }
        }
        await until { map.done?.kind == .seated && knows.done?.kind == .noted && asks.done?.kind == .answered }
        while saved.count < 3 { await Task.yield() }
        #expect(map.trouble == nil && knows.trouble == nil && asks.trouble == nil)
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
        #expect(people.beside.count == 120)
        let hit = people.hits[0]
        #expect(hit.leads)
        let bo = try await person("Bo Lindqvist", door)
        #expect(await people.place(of: hit) == .line(hit.reference.id))
        let name = try await door.ask { journal, now in
            try journal.find(query: "Lindqvist kind:person", order: .newest, after: 0, limit: 1, now: now).hits
        }
        #expect(await people.place(of: try #require(name.first)) == .person(bo))
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
        var noted = false
        ana.change(try #require(ana.answer?.facts.first), .reword("the reorganisation"), then: { noted = true })
        await until { ana.answer?.facts.map(\.text) == ["the reorganisation"] }
        #expect(noted)
        ana.edit(.org, "Payments")
        await until { ana.answer?.said(.org) == "Payments" }
        #expect(try #require(ana.answer).mayHaveMoved(.org))
        ana.edit(.org, "Risk", moved: true)
        await until { ana.answer?.said(.org) == "Risk" && ana.answer?.positions.count == 2 }
        ana.edit(.also, "Anita, Nina")
        await until { ana.answer?.nicknames.sorted() == ["Anita", "Nina"] }
        ana.edit(.also, "Nina")
        await until { ana.answer?.nicknames == ["Nina"] }
        ana.edit(.every, "10")
        await until { ana.answer?.said(.every) == "10" }
        ana.edit(.every, "")
        await until { ana.answer?.said(.every).isEmpty == true }
        ana.relate(.mentor)
        await until { ana.answer?.relation == .mentor }
        var same = false
        ana.edit(.name, " Ana Silva ", then: { same = true })
        #expect(same, "what a row says already is no edit")
        #expect(!PersonField.name.fits(" ") && !PersonField.every.fits("0") && !PersonField.every.fits("soon"))
        #expect(PersonField.every.fits("30") && PersonField.every.fits("") && PersonField.notes.fits(""))
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
        goals.name = " Staff engineer "
        goals.set(.promotion, decision: "2026-12-20")
        await until { goals.answer?.map(\.name) == ["Staff engineer"] }
        #expect(goals.name.isEmpty)
        let goal = GoalStore(door, goal: try #require(goals.answer?.first).reference.id)
        goal.follow()
        await until { goal.answer != nil }
        #expect(goal.answer?.map.gaps.isEmpty == false)
        let ana = Named(
            reference: Reference(id: try await person("Ana Silva", door), letters: "", part: nil), name: "Ana Silva", new: false)
        goal.seek("")
        await until { goal.candidates.map(\.name) == ["Ana Silva"] }
        goal.seat(ana, SeatEdit(roles: [.veto], notRoles: [], stance: .wouldSpeak, said: "said so", highlight: nil))
        await until { goal.answer?.map.people.map(\.person.name) == ["Ana Silva"] }
        goal.seek("Ana")
        await until { goal.candidates.isEmpty }
        goal.told(ana)
        goal.win = "halved the complaints"
        goal.won()
        await until { goal.answer?.wins.wins.map(\.what) == ["halved the complaints"] }
        let kit = KitStore(door, goal: goal.goal, reader: ana.reference.id)
        kit.follow()
        await until { kit.answer?.page.plain.contains("halved the complaints") == true }
        #expect(kit.answer?.page.reader?.name == "Ana Silva" && kit.answer?.readers.map(\.name) == ["Ana Silva"])
        kit.given(to: ana)
        await until { kit.answer?.page.copies.map(\.person.name) == ["Ana Silva"] }
        goal.takeOff(ana)
        goal.undo()
        await until { goal.done?.kind == .undone && goal.answer?.map.people.count == 1 }
        let wheel = WheelStore(door)
        wheel.follow()
        await until { wheel.answer?.wheel.people.count == 1 }
        let stages = try #require(wheel.answer?.wheel.stages)
        #expect(stages.count == 8 && stages[wheel.answer?.wheel.largest ?? 0].people.map(\.person.name) == ["Ana Silva"])
    }

    @Test func whatTheKitLacksIsSaidOnItOneAfterTheOther() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva")
        defer { withExtendedLifetime(_desk) {} }
        let ana = try await person("Ana Silva", door)
        let goal = try await door.ask { journal, now in
            let new = NewGoal(name: "Lead", kind: .promotion, decision: "2026-12-04", success: "", whyNow: "", after: nil)
            let goal = try journal.goals().add(new: new, now: now).reference.id
            _ = try journal.goals().putOnMap(goal: goal, person: ana, edit: .unsaid, now: now)
            return goal
        }
        let kit = KitStore(door, goal: goal, reader: ana)
        kit.follow()
        await until { kit.answer != nil }
        let said: [(KitLacks, String)] = [
            (.name, "Sam Reed"), (.whyNow, "The team doubled since March"), (.objection, "Is it too early"),
            (.highlight, "The launch in May"), (.wins, "Checkout is twice as fast"), (.wins, "The new hires ship in a week"),
            (.wins, "Nobody was called at night"), (.evidence, "The dashboard"), (.evidence, "The first week"),
            (.evidence, "The rota"),
        ]
        for (lacks, words) in said {
            #expect(kit.answer?.page.lacks.contains(lacks) == true, "\(lacks) is lacking")
            kit.fill(lacks, words, answer: "I led two already")
            await until { kit.answer?.page.plain.contains(words) == true }
        }
        await until { kit.answer?.page.lacks.isEmpty == true }
    }

    @Test func whoCouldBeOnAMapIsNamedWithWhatSaysSoAndPutOnIt() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva", "Lunch with @Ana Silva", "Walk with @Ana Silva")
        defer { withExtendedLifetime(_desk) {} }
        let new = NewGoal(name: "Lead", kind: .promotion, decision: nil, success: "", whyNow: "", after: nil)
        let id = try await door.ask { journal, now in try journal.goals().add(new: new, now: now).reference.id }
        let goal = GoalStore(door, goal: id)
        goal.follow()
        await until { goal.answer?.map.couldJoin.isEmpty == false }
        let ana = try #require(goal.answer?.map.couldJoin.first)
        #expect(ana.person.name == "Ana Silva" && ana.conversations == 3 && ana.through == nil)
        goal.seat(ana.person, .unsaid)
        await until { goal.answer?.map.people.map(\.person.name) == ["Ana Silva"] && goal.answer?.map.couldJoin.isEmpty == true }
    }

    @Test func belowTheWheelStandsWhereNobodyWasTalkedWithYetAndWhoLeadsThere() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva")
        defer { withExtendedLifetime(_desk) {} }
        let ana = try await person("Ana Silva", door)
        let new = NewPerson(
            name: "Priya Nair", nicknames: [], org: "Payments", title: "", relation: nil, pronoun: "", cadence: nil, notes: "")
        try await door.ask { journal, now in
            let priya = try journal.people().add(new: new, anyway: false, now: now)
            _ = try journal.people().addKnows(one: ana, other: priya.reference.id, how: "", now: now)
        }
        let wheel = WheelStore(door)
        wheel.follow()
        await until { wheel.answer?.nobodyIn.map(\.department) == ["Payments"] }
        let one = try #require(wheel.answer?.nobodyIn.first)
        #expect(one.whom.name == "Priya Nair" && one.through?.name == "Ana Silva")
    }

    @Test func aMapHasARowForEverySayAndAPlaceForWhatNobodyHas() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva", "Lunch with @Bo Lindqvist")
        defer { withExtendedLifetime(_desk) {} }
        let goals = GoalsStore(door)
        goals.follow()
        goals.name = "Staff engineer"
        goals.set(.promotion, decision: nil)
        await until { goals.answer?.count == 1 }
        let goal = GoalStore(door, goal: try #require(goals.answer?.first).reference.id)
        goal.follow()
        goal.seek("")
        await until { goal.candidates.count == 2 && goal.answer != nil }
        let empty = try #require(goal.answer).map
        #expect(empty.rows.allSatisfy { $0.people.isEmpty && $0.gap != nil })
        #expect(empty.rows.count + empty.otherGaps.count == empty.gaps.count)
        let (ana, bo) = (goal.candidates[0], goal.candidates[1])
        goal.seat(ana, SeatEdit(roles: [.inTheRoom, .veto], notRoles: [], stance: .hasConcerns, said: "too soon", highlight: nil))
        goal.seat(bo, SeatEdit(roles: [], notRoles: [], stance: nil, said: "", highlight: nil))
        await until { goal.answer?.map.people.count == 2 }
        let rows = try #require(goal.answer).map.rows
        let veto = try #require(rows.first { $0.say == .veto })
        #expect(veto.gap == nil && veto.people(who: .concerns).map(\.person) == [ana] && veto.people(who: .wouldSpeak).isEmpty)
        #expect(rows.last?.say == .asked && rows.last?.people(who: .nothingYet).map(\.person) == [bo])
        #expect(rows.contains { $0.say == .manager && $0.people.isEmpty && $0.gap != nil })
    }

    @Test func anActOfNextLeadsToWhereItIsDone() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva")
        defer { withExtendedLifetime(_desk) {} }
        let goals = GoalsStore(door)
        goals.follow()
        goals.name = "Staff engineer"
        goals.set(.promotion, decision: "2026-12-01")
        await until { goals.answer?.count == 1 }
        let id = try #require(goals.answer?.first).reference.id
        let goal = GoalStore(door, goal: id)
        goal.follow()
        await until { goal.answer?.next.isEmpty == false }
        for act in try #require(goal.answer).next {
            #expect(act.goal == id)
            switch try #require(act.place) {
            case .goal(let shown, _), .kit(let shown, _): #expect(shown == id)
            case .draft(_, _, let shown): #expect(shown == id)
            default: Issue.record("\(act)")
            }
        }
        let person = Reference(id: "p", letters: "", part: nil)
        let thanks = NextAct(
            kind: .thank, reference: person, person: nil, reason: .wantsCare(days: 1), why: "", action: .thank(person: person))
        #expect(thanks.place == .person("p") && thanks.goal == nil)
        let feedback = NextAct(
            kind: .feedback, reference: person, person: nil, reason: .feedbackAgain(days: nil), why: "",
            action: .askForFeedback(person: nil))
        #expect(feedback.place == .asks)
    }

    @Test func anAskIsDraftedAskedAndAnswered() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva")
        defer { withExtendedLifetime(_desk) {} }
        let ana = try await person("Ana Silva", door)
        let draft = AskDraftStore(door, person: ana, kind: .feedback, goal: nil)
        draft.follow()
        await until { draft.answer != nil }
        let words = try #require(draft.answer)
        #expect(words.person.name == "Ana Silva" && words.drafts.allSatisfy { !$0.text.isEmpty })
        let asks = AsksStore(door)
        asks.follow()
        await until { asks.answer?.open.isEmpty == true }
        draft.asked(words)
        await until { asks.answer?.open.count == 1 }
        let ask = try #require(asks.answer?.open.first)
        #expect(ask.about == (ask.text.isEmpty ? "Ana Silva" : ask.text))
        asks.notNow(ask)
        await until { asks.done?.kind == .heard }
        asks.undo()
        await until { asks.done?.kind == .undone }
        asks.heard(ask, .yes)
        await until { asks.answer?.open.isEmpty == true && asks.answer?.settled.count == 1 }
    }

    @Test func aGoalOrAWinThatCouldNotBeNotedIsTypedStill() async throws {
        let (_desk, door) = try await desk("Coffee with @Ana Silva")
        defer { withExtendedLifetime(_desk) {} }
        await door.shut()
        let goals = GoalsStore(door)
        goals.name = "Staff engineer"
        goals.set(.promotion, decision: nil)
        await until { goals.trouble != nil }
        #expect(goals.name == "Staff engineer")
        let goal = GoalStore(door, goal: "g")
        goal.win = "halved the complaints"
        goal.won()
        await until { goal.trouble != nil }
        #expect(goal.win == "halved the complaints")
    }

    @Test func aTimelineIsReadByMonthsTheLatestFirst() async throws {
        let (_desk, door) = try await desk(
            "Coffee with @Ana Silva", "Tea with @Ana Silva on 3 october", "Tea with @Ana Silva on 1 october")
        defer { withExtendedLifetime(_desk) {} }
        let ana = PersonStore(door, person: try await person("Ana Silva", door))
        ana.follow()
        await until { ana.answer != nil }
        let months = try #require(ana.answer).months
        #expect(months.map(\.month) == ["2026-11-01", "2026-10-01"])
        #expect(months.map(\.lines.count) == [1, 2])
        #expect(months[1].lines.map(\.day) == ["2026-10-03", "2026-10-01"])
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
