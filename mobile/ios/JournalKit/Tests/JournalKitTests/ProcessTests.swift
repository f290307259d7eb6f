#if os(Linux)
    import Foundation
    import Testing

    @testable import JournalKit

    /// Bad days of a process: killed while it saves or comes in step, two at once, no room left, a file of a newer app.
    @MainActor
    @Suite(.timeLimit(.minutes(2)))
    struct ProcessTests {
        private func teas(_ desk: Desk) throws -> Int {
            let journal = try desk.open()
            defer { journal.shut() }
            let check = try journal.maintenance().check(work: Work(listener: nil), now: wednesday)
            #expect(check.file.isEmpty && check.unreadable.isEmpty && check.stale.isEmpty)
            return try journal.find(query: "kind:tea", order: .newest, after: 0, limit: 10_000, now: wednesday).hits.count
        }

        @Test func ofAProcessThatIsKilledWhileItSavesEveryLineIsThereThatItWasToldIsSaved() throws {
            let desk = try Desk()
            try desk.open().shut()
            var told = 0
            for round in 1...3 {
                let child = try Child("write", desk, "1000")
                for _ in 0..<(5 * round) { #expect(child.hear() == "saved") }
                told += 5 * round
                child.kill()
                #expect(try teas(desk) >= told)
            }
        }

        @Test func twoProcessesOfOneAppWriteIntoOneJournalAndNeitherLosesALine() throws {
            let desk = try Desk()
            let journal = try desk.open()
            let child = try Child("write", desk, "40")
            #expect(child.hear() == "saved")
            for number in 0..<40 {
                _ = try journal.log(text: "Tea with @Ana Silva, here \(number)", choices: [], now: wednesday)
            }
            child.end()
            journal.shut()
            #expect(try teas(desk) == 80)
        }

        @Test func whatOneProcessLoggedIsOnTheScreenOfTheOtherAndALineBegunThereStays() async throws {
            let desk = try Desk()
            let door = desk.door()
            let (people, log) = (PeopleStore(door), LogStore(door))
            people.follow()
            await until { people.people?.isEmpty == true }
            log.type(Line("Lunch with Bo"))
            let child = try Child("write", desk, "1")
            child.end()
            // Another process tells nobody; whoever comes to the front asks again.
            people.follow()
            await until { people.people?.map(\.person.name) == ["Ana Silva"] }
            #expect(log.line.text == "Lunch with Bo")
            await door.shut()
        }

        @Test func aProcessThatIsKilledInTheMiddleOfASyncLeavesNothingHalfAndTheNextComesInStep() async throws {
            let (laptop, phone) = try await paired()
            await phone.door.shut()
            try await laptop.door.ask { journal, now in
                for number in 0..<400 { _ = try journal.log(text: "Tea with @Ana Silva, plan \(number)", choices: [], now: now) }
            }
            await laptop.sync.start()
            let child = try Child("sync", phone.desk)
            #expect(await heard(child) == "arriving", "it is in the middle")
            child.kill()
            #expect(try teas(phone.desk) <= 401)
            let again = try Phone(phone.desk)
            await again.sync.start()
            await until { !again.sync.inStep.isEmpty }
            #expect(try await again.lines() == 401)
            await again.sync.stop()
            await again.door.shut()
            #expect(try teas(phone.desk) == 401)
            await laptop.sync.stop()
        }

        /// What a child says next, heard where the laptop goes on meanwhile.
        private func heard(_ child: Child) async -> String? {
            await withCheckedContinuation { said in
                DispatchQueue.global().async { said.resume(returning: child.hear()) }
            }
        }

        @Test(.enabled(if: Tool.areThere)) func aFileOfANewerAppIsLeftAsItIsAndTheUserIsToldToUpdate() async throws {
            let desk = try Desk()
            let journal = try desk.open()
            _ = try journal.log(text: "Tea with @Ana Silva", choices: [], now: wednesday)
            journal.shut()
            let file = desk.folder.appendingPathComponent("journal.hallway")
            try Tool.newer(desk)
            let before = try Data(contentsOf: file)
            let asked = await attempt { try await desk.door().ask { journal, now in try journal.today(now: now) } }
            guard case .failure(let trouble) = asked else { throw Unexpected() }
            #expect(trouble.word == "newer_schema" && trouble.kind == .decide)
            #expect(trouble.sentence.contains("newer Hallway"))
            #expect(try Data(contentsOf: file) == before, "not a byte of it is another one")
            #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path) == ["journal.hallway"])
        }

        @Test func whatNoRoomIsLeftForIsRefusedInWordsStaysInTheFieldAndWhatWasSavedBeforeIsWhole() throws {
            let desk = try Desk()
            let journal = try desk.open()
            _ = try journal.log(text: "Tea with @Ana Silva", choices: [], now: wednesday)
            journal.shut()
            // No file may be larger than 2 MiB, as on a phone that is full.
            let child = try Child("fill", desk, limit: "ulimit -f 4096;")
            let said = try #require(child.hear()).split(separator: " ")
            let field = try #require(child.hear()).split(separator: " ")
            child.end()
            let (kind, saved, read) = (said[1], try #require(Int(said[2])), try #require(Int(said[3])))
            #expect(kind == "full" || kind == "tryAgain")
            #expect(saved > 0 && read == saved + 1)
            #expect(field[1] == "kept" && (field[2] == "full" || field[2] == "tryAgain"), "what was typed stays in the field")
            #expect(try teas(desk) == read + (Int(field[3]) ?? 0))
            let again = try desk.open()
            _ = try again.log(text: "Tea with room again", choices: [], now: wednesday)
            again.shut()
        }
    }

    /// Another process of the app.
    private final class Child: @unchecked Sendable {
        private let process = Process()
        private let out = Pipe()
        private var rest = Data()

        init(_ what: String, _ desk: Desk, _ more: String = "", limit: String = "") throws {
            let child = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("Child")
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = [
                "-c", "\(limit) exec \"$@\"", "sh", child.path, what, desk.folder.path, desk.keys.folder.path, more,
            ]
            process.standardOutput = out
            try process.run()
        }

        /// The next line that it says; nothing at its end.
        func hear() -> String? {
            while true {
                if let end = rest.firstIndex(of: 0x0a) {
                    defer { rest = Data(rest[(end + 1)...]) }
                    return String(decoding: rest[..<end], as: UTF8.self)
                }
                let more = out.fileHandleForReading.availableData
                if more.isEmpty { return nil }
                rest += more
            }
        }

        func kill() {
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        func end() {
            while hear() != nil {}
            process.waitUntilExit()
        }
    }
#endif
