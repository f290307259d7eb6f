#if os(Linux)
    import Foundation
    import Testing

    @testable import JournalKit

    /// What a newer or a hostile device sent: moments at the ends of time, offsets no place has, numbers beyond bounds, kinds and words
    /// that nobody knows, texts of no width or of many pages, NUL, lone marks of writing direction. Every screen is shown with every day
    /// on it.
    @MainActor
    @Suite(.enabled(if: Tool.areThere), .timeLimit(.minutes(5)))
    struct StrangeTests {
        private func strange() throws -> Desk {
            let desk = try Desk()
            let journal = try desk.open()
            _ = try journal.log(text: "Coffee with @\"Ana Silva\"", choices: [], now: wednesday)
            journal.shut()
            try Tool.strange(desk)
            return desk
        }

        private func shows<Answer: Sendable>(_ what: String, _ store: Held<Answer>, on page: inout Drawn) async throws -> Answer {
            store.follow()
            await until { store.answer != nil || store.trouble != nil }
            store.leave()
            #expect(store.trouble == nil, "\(what): \(String(describing: store.trouble))")
            let answer = try #require(store.answer)
            page.draw(answer)
            return answer
        }

        @Test func everyScreenIsShownOverWhatAnotherDeviceSent() async throws {
            let desk = try strange()
            let door = desk.door()
            var page = Drawn()
            _ = try await shows("today", TodayStore(door), on: &page)
            _ = try await shows("review", ReviewStore(door), on: &page)
            _ = try await shows("the week", WeekStore(door), on: &page)
            _ = try await shows("asks", AsksStore(door), on: &page)
            _ = try await shows("the wheel", WheelStore(door), on: &page)
            _ = try await shows("devices", DevicesStore(door), on: &page)
            _ = try await shows("me", MeStore(door), on: &page)
            let people = PeopleStore(door)
            people.follow()
            await until { people.people != nil || people.trouble != nil }
            #expect(people.trouble == nil)
            let everybody = try #require(people.people)
            page.draw(everybody)
            let ids = everybody.map(\.person.reference.id)
            #expect(ids.count > 2)
            for id in ids {
                _ = try await shows("a page", PersonStore(door, person: id), on: &page)
                _ = try await shows("whom somebody knows", KnowsStore(door, person: id), on: &page)
                _ = try await shows("a card", PrepStore(door, people: [id]), on: &page)
            }
            _ = try await shows("a meeting", PrepStore(door, people: Array(ids.prefix(4))), on: &page)
            let goals = try await shows("goals", GoalsStore(door), on: &page)
            #expect(goals.count > 1)
            for goal in goals.map(\.reference.id) {
                _ = try await shows("a goal", GoalStore(door, goal: goal), on: &page)
                for reader in [nil] + ids.prefix(4).map(Optional.some) {
                    _ = try await shows("a kit", KitStore(door, goal: goal, reader: reader), on: &page)
                }
            }
            for kind in [AskKind.feedback, .advocacy] {
                _ = try await shows("a draft", AskDraftStore(door, person: ids[0], kind: kind, goal: nil), on: &page)
            }
            for words in ["since:0001-01-01", "word", "said", "is:open"] {
                people.seek(words)
                await until { people.trouble != nil || !people.hits.isEmpty || !people.notes.isEmpty }
                #expect(people.trouble == nil, "\(words)")
                page.draw(people.hits)
                people.seek("")
                await until { people.hits.isEmpty && people.notes.isEmpty }
            }
            let found = try await door.ask { journal, now in
                try journal.find(query: "since:1970-01-01", order: .newest, after: 0, limit: 1_000, now: now)
            }
            let lines = found.hits.filter { $0.what == "entry" }
            #expect(lines.count > 2)
            for line in lines {
                _ = try await shows("a line", LineStore(door, line: line.reference.id), on: &page)
            }
            people.leave()
            page.isReadable()
            await door.shut()
            withExtendedLifetime(desk) {}
        }

        @Test func everyQuestionHasItsAnswerOverWhatAnotherDeviceSentWhateverDayItIs() throws {
            let desk = try strange()
            let journal = try desk.open()
            var page = Drawn()
            for now in [wednesday, "0001-01-02T00:00:00+14:00", "9998-12-30T00:00:00-12:00"] {
                try ask(journal, now, on: &page)
            }
            page.isReadable()
            let check = try journal.maintenance().check(work: Work(listener: nil), now: wednesday)
            #expect(check.file.isEmpty && check.unreadable.isEmpty && check.stale.isEmpty)
            journal.shut()
            withExtendedLifetime(desk) {}
        }

        private func ask(_ journal: Journal, _ now: Moment, on page: inout Drawn) throws {
            page.draw(try journal.today(now: now))
            let found = try journal.find(query: "since:1970-01-01", order: .best, after: 0, limit: 1_000, now: now)
            page.draw(found)
            for hit in found.hits {
                page.draw(try journal.show(reference: hit.reference, now: now))
                page.draw(try journal.history(reference: hit.reference))
            }
            page.draw(try journal.read(text: "Coffee with @\"Ana Silva\" !call her by fri", choices: [], now: now))
            let people = journal.people()
            page.draw([try people.me()])
            page.draw(try people.mine())
            page.draw(try people.latest(limit: 50, now: now))
            let everybody = try people.list(matching: nil, now: now)
            page.draw(everybody)
            let ids = everybody.map(\.person.reference.id)
            let (all, asks) = (journal.relationships(), journal.asks())
            for id in ids {
                page.draw(try people.show(person: id, now: now))
                page.draw(try people.named(person: id))
                page.draw(try people.introducers(person: id))
                page.draw(try people.forgetPlan(person: id))
                page.draw(try journal.prep(person: id, now: now))
                page.draw(try all.ready(person: id, now: now))
                page.draw(try all.whatIf(person: id, now: now))
                page.draw(try all.betweenUs(person: id, now: now))
                let new = NewAsk(kind: .feedback, text: "", goal: nil, toMeet: nil, followUp: nil, asked: nil)
                page.draw(try asks.draft(person: id, new: new, now: now))
            }
            page.draw(try all.next(now: now))
            page.draw(try all.week(now: now))
            page.draw(try all.wheel(now: now))
            page.draw(try all.auditBoard(now: now))
            page.draw(try all.glance(now: now))
            page.draw(try all.breadth(now: now))
            page.draw(try asks.list(now: now))
            let goals = journal.goals()
            page.draw(try goals.untoldWins())
            page.draw(try goals.projects(now: now))
            page.draw(try goals.wins(goal: nil))
            for line in try goals.list(now: now) {
                let goal = line.reference.id
                page.draw(try goals.get(goal: goal, now: now))
                page.draw(try goals.map(goal: goal, now: now))
                page.draw(try goals.wins(goal: goal))
                for reader in [nil] + ids.map(Optional.some) {
                    page.draw(try goals.kit(goal: goal, reader: reader))
                }
            }
            let giving = journal.giving()
            page.draw(try giving.overview(now: now))
            page.draw(try giving.advocacies(now: now))
            page.draw(try giving.myWord(now: now))
            page.draw(try journal.review().list(now: now))
            page.draw(try journal.devices().members())
            page.draw(try journal.devices().list())
            page.draw(try journal.settings().topics())
            page.draw(try journal.maintenance().status())
            page.draw(try journal.maintenance().undoList(limit: 50))
        }
    }

    /// The days and moments of all that was shown.
    private struct Drawn {
        private var days: Set<NaiveDate> = []
        private var moments: Set<Moment> = []

        mutating func draw(_ answer: Any) {
            guard let text = answer as? String else {
                for child in Mirror(reflecting: answer).children { draw(child.value) }
                return
            }
            // A day of a year nobody lives in is a text that somebody wrote.
            if text.hasPrefix("0000-") || text.hasPrefix("9999-") { return }
            if text.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil { days.insert(text) }
            if text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d/) != nil { moments.insert(text) }
        }

        /// Each of them is written as a screen writes it.
        func isReadable() {
            #expect(days.count > 3 && moments.count > 3)
            for day in days.union(moments.map { String($0.prefix(10)) }) {
                #expect(Days.short(day, today: "2026-11-18") != day)
                #expect(Days.withWeekday(day) != day && Days.since(day, today: "2026-11-18") != day)
                #expect(Days.month(of: day, today: "2026-11-18") != day)
                #expect(Days.noon(day, in: .gmt) != nil)
            }
            for moment in moments {
                #expect(Date(moment: moment) != nil, "\(moment)")
                #expect(Days.time(moment).wholeMatch(of: /\d?\d:\d\d/) != nil, "\(moment)")
            }
        }
    }
#endif
