import Foundation
import Testing

@testable import JournalKit

@Suite struct LineTests {
    /// A line with `|` where the cursor is, and `[...]` round a selection.
    private func line(_ drawn: String) -> Line {
        let text = drawn.filter { !"|[]".contains($0) }
        let units = Array(drawn.utf16)
        let sign = { (sign: String) in units.firstIndex(of: sign.utf16.first ?? 0) }
        if let from = sign("["), let to = sign("]") { return Line(text, selection: from..<to - 1) }
        let at = sign("|") ?? units.count
        return Line(text, selection: at..<at)
    }

    private func drawn(_ line: Line) -> String {
        var units = Array(line.text.utf16)
        units.insert(contentsOf: Array("|".utf16), at: line.selection.lowerBound)
        return String(decoding: units, as: UTF16.self)
    }

    @Test(arguments: [
        ("|", "!|"),
        ("Lunch with Bo|", "Lunch with Bo !|"),
        ("Lunch with Bo |", "Lunch with Bo !|"),
        ("Lunch with Bo | send the deck", "Lunch with Bo !|send the deck"),
        ("Lunch with Bo|, late", "Lunch with Bo !|, late"),
        ("Lunch [with] Bo", "Lunch !|Bo"),
        ("Lunch\n|", "Lunch\n!|"),
        ("🫖 tea with Zoë|", "🫖 tea with Zoë !|"),
    ])
    func aMarkStandsAfterASpaceAndTouchesWhatFollows(before: String, after: String) {
        #expect(drawn(line(before).marked(.promise)) == after)
    }

    @Test func aNameIsPutBetweenSpacesAndInQuotesWhereItHasMoreThanOneWord() {
        #expect(drawn(line("|").naming("Bo")) == "@Bo |")
        #expect(drawn(line("Lunch with|").naming("Ana Silva")) == "Lunch with @\"Ana Silva\" |")
        #expect(drawn(line("Lunch with | and Ana").naming("Bo")) == "Lunch with @Bo |and Ana")
    }

    @Test func aSelectionBeyondTheLineOrInTheMiddleOfALetterIsMoved() {
        #expect(Line("Bo", selection: 5..<9).selection == 2..<2)
        #expect(Line("🫖", selection: 1..<1).marked(.topic).text == "#🫖")
    }
}

@Suite struct DraftTests {
    private let draft = Draft(
        "Kaffee mit José 🫖, said I'd send\nthe deck",
        choices: [
            .take(chip: "promise.1"), .there(chip: "person.1", there: false),
            .due(chip: "promise.1", due: .day("2026-11-20")), .happened(at: "2026-11-17T09:30:00+01:00"),
            .kind(kind: .coffee), .started(who: .them), .private(private: true),
        ])

    @Test func aDraftIsTheSameAfterTheEndOfTheProcess() {
        #expect(Draft(data: draft.data) == draft)
        #expect(Draft(data: Draft().data) == Draft())
    }

    @Test func ofChoicesThatAnotherVersionWroteThoseAreLeftOutThatAreNotUnderstood() throws {
        let written = String(decoding: draft.data, as: UTF8.self)
        let newer = written.replacing("\"take\"", with: "\"takeLater\"")
        #expect(newer != written)
        #expect(Draft(data: Data(newer.utf8)) == Draft(draft.text, choices: Array(draft.choices.dropFirst())))
        #expect(Draft(data: Data(#"{"text":"tea with Bo"}"#.utf8)) == Draft("tea with Bo"))
        #expect(Draft(data: Data(#"{"text":"tea with Bo","choices":7}"#.utf8)) == Draft("tea with Bo"))
        #expect(Draft(data: Data([0xff, 0x00])) == Draft())
    }
}

@Suite struct LinkTests {
    private let ana = "01932b3c-7f00-7000-8000-000000000001"
    private let bo = "01932b3c-7f00-7000-8000-000000000002"

    private func link(_ text: String) -> Link? {
        URL(string: text).flatMap(Link.init)
    }

    @Test func aLinkSaysWhereToGoAndIsWrittenAsItIsRead() throws {
        let links: [(String, Link)] = [
            ("hallway://log", .log(with: [])), ("hallway://log?with=\(ana)", .log(with: [ana])),
            ("hallway://log?with=\(ana),\(bo)", .log(with: [ana, bo])),
            ("hallway://prep/\(ana)", .prep([ana])), ("hallway://prep/\(ana),\(bo)", .prep([ana, bo])),
            ("hallway://prep", .next), ("hallway://today", .today),
        ]
        for (text, expected) in links {
            #expect(link(text) == expected)
            #expect(try #require(expected.url).absoluteString == text)
        }
    }

    @Test func ofWhatAnotherAppMadeUpNothingIsTakenThatHallwayDoesNotKnow() {
        for text in ["hallway://", "hallway://prep/Ana", "hallway://delete/\(ana)", "https://log"] {
            #expect(link(text) == nil, "\(text)")
        }
        #expect(link("hallway://log?with=../../journal") == .log(with: []))
        #expect(link("hallway://prep/x,\(bo)") == .prep([bo]))
        #expect(link("hallway://prep/" + String(repeating: "a", count: 100_000)) == nil)
        #expect(Link(person: ana) == .prep([ana]) && Link(person: "Ana Silva") == nil)
    }
}

@Suite struct WayTests {
    @Test func backLeadsOneStepOutFromEveryPlaceOfTheBarToLogAndFromLogOutOfTheApp() {
        var way = Way(.people, [.person("ana")])
        way.enter(.prep(["ana"]))
        way.enter(.prep(["ana"]))
        #expect(way.places == [.person("ana"), .prep(["ana"])])
        #expect(way.back() && way.back() && way == Way(.people))
        #expect(way.back() && way == Way() && !way.back())
    }

    @Test func aWayIsTheSameAfterTheEndOfTheProcessAndALinkLeadsWhereItSays() throws {
        var way = Way(
            .goals,
            [
                .goal("g"), .goal("g", seat: "ana"), .kit("g", reader: nil), .asks, .wheel, .pairing,
                .draft(person: "ana", kind: .advocacy, goal: "g"),
            ])
        #expect(try JSONDecoder().decode(Way.self, from: JSONEncoder().encode(way)) == way)
        way.follow(.prep(["ana", "bo"]))
        #expect(way == Way(.log, [.prep(["ana", "bo"])]))
        way.follow(.today)
        #expect(way == Way(.today))
    }
}

@Suite struct DaysTests {
    @Test func aDayIsWrittenAsTheJournalsSentencesWriteIt() {
        let today = "2026-11-18"
        #expect(Days.short("2026-10-12", today: today) == "12 Oct")
        #expect(Days.short("2025-10-12", today: today) == "12 Oct 2025")
        #expect(Days.withWeekday("2026-11-20") == "Fri 20 Nov")
        #expect(Days.since("2026-11-13", today: today) == "Friday")
        #expect(Days.since("2026-11-11", today: today) == "11 Nov")
        #expect(Days.since("2026-11-18", today: today) == "18 Nov")
        #expect(Days.month(of: "2026-11-03", today: today) == "November")
        #expect(Days.month(of: "2025-11-03", today: today) == "November 2025")
        #expect(Days.clock("2027-11-18", today: today) == "the clock was ahead")
        #expect(Days.clock("2026-11-19", today: today) == nil && Days.clock("2026-11-17", today: today) == nil)
        #expect(Days.time("2026-11-18T09:05:00+01:00") == "9:05" && Days.time("2026-11-18T14:30:00Z") == "14:30")
        #expect(Days.withWeekday("no day") == "no day")
    }

    @Test func daysAreCountedOverMonthsAndOverTheHourThatAClockSkips() throws {
        #expect(Days.after("2026-11-28", days: 7) == "2026-12-05")
        #expect(Days.after("2026-03-28", days: 1) == "2026-03-29" && Days.after("2026-03-29", days: 1) == "2026-03-30")
        #expect(Days.after("2028-02-28", days: 1) == "2028-02-29")
        let zone = try #require(TimeZone(identifier: "Pacific/Auckland"))
        #expect(try #require(Days.noon("2026-11-18", in: zone)).day(in: zone) == "2026-11-18")
    }
}

@Suite struct NamesTests {
    private func named(_ name: String) -> Named {
        Named(reference: Reference(id: name, letters: "", part: nil), name: name, new: false)
    }

    @Test func aFirstNameStandsForSomebodyUnlessTwoShareIt() {
        let people = ["Ana Silva", "Bo Lindqvist", "Ana Costa", "Priya"].map(named)
        #expect(people.map { $0.short(among: people) } == ["Ana Silva", "Bo", "Ana Costa", "Priya"])
    }

    @Test func initialsAreWholeLetters() {
        #expect(named("Ana Maria Silva").initials == "AS")
        #expect(named("priya").initials == "P")
        #expect(named("Éva 👩‍👩‍👧‍👦").initials == "É👩‍👩‍👧‍👦")
        #expect("which Grace?".capital == "Which Grace?" && "".capital.isEmpty)
    }
}

@MainActor
@Suite struct LockTests {
    private final class Clock {
        var now = ContinuousClock.now
        var wanted = true
    }

    @Test func itClosesWhenOneWasAwayLongerThanAMomentAndOpensForWhoeverMay() {
        let clock = Clock()
        let lock = Lock(isOn: { clock.wanted }, clock: { clock.now })
        #expect(lock.isClosed)
        lock.open()
        lock.away()
        clock.now += .seconds(20)
        lock.front()
        #expect(!lock.isClosed, "one may look something up elsewhere")
        lock.away()
        clock.now += .seconds(31)
        lock.front()
        #expect(lock.isClosed)
        lock.away()
        lock.front()
        #expect(lock.isClosed, "going away and coming back opens nothing")
    }

    @Test func itIsOpenWhereNobodyWantsIt() {
        let clock = Clock()
        clock.wanted = false
        let lock = Lock(isOn: { clock.wanted }, clock: { clock.now })
        lock.away()
        clock.now += .seconds(3_600)
        lock.front()
        #expect(!lock.isClosed)
    }
}

@Suite struct WordingTests {
    @Test func everySentenceHasItsWordsAndNoWordsAreLeftOver() throws {
        for sentence in Wording.allCases { #expect(sentence.text != sentence.rawValue, "\(sentence)") }
        let file = try #require(
            Bundle.module.url(forResource: "Localizable", withExtension: "strings", subdirectory: nil, localization: "en"))
        let keys = try String(contentsOf: file, encoding: .utf8).matches(of: /(?m)^"([a-z_]+)" = ".+";$/).map { String($0.1) }
        #expect(Set(keys) == Set(Wording.allCases.map(\.rawValue)))
        #expect(Wording.keysRefused.text("-34018").contains("(-34018)"))
    }

    @Test func aMomentHasTheOffsetOfItsZoneAndIsReadBack() throws {
        let lisbon = try #require(TimeZone(secondsFromGMT: 3_600))
        let date = Date(timeIntervalSince1970: 1_763_472_600)
        #expect(date.moment(in: lisbon) == "2025-11-18T14:30:00+01:00")
        #expect(date.day(in: lisbon) == "2025-11-18")
        #expect(Date(moment: date.moment(in: lisbon)) == date)
        #expect(Date(moment: "2025-11-18T13:30:00.123456+00:00") == date)
        #expect(Date(moment: "yesterday") == nil)
    }
}
