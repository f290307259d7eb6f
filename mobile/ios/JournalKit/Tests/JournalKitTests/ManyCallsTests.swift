#if os(Linux)
    import Foundation
    import Testing

    @testable import JournalKit

    /// What the process holds.
    private struct Held {
        /// Memory in use, in bytes.
        let resident: Int
        let threads: Int

        static func now() throws -> Held {
            let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
            let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count
            return Held(resident: (Int(pages[1]) ?? 0) * 4_096, threads: threads)
        }
    }

    private final class Deaf: ChangeListener, WorkListener, Sendable {
        func changed(revision: UInt64) {}
        func reached(progress: HallwayCore.Progress) {}
    }

    /// Alone in its process (script/mobile-swift sees to that), so that what others need is not counted.
    @Suite(.enabled(if: ProcessInfo.processInfo.environment["HALLWAY_ALONE"] != nil), .serialized, .timeLimit(.minutes(5)))
    struct ManyCallsTests {
        @Test func tenThousandCallsLeaveNothingBehind() throws {
            let desk = try Desk()
            let journal = try desk.open()
            for name in ["Ana Silva", "Bo Lindqvist", "Grace Hopper"] {
                _ = try journal.log(
                    text: "Coffee with @\(name) !send the deck by fri +need: an analyst", choices: [], now: wednesday)
            }
            let ana = try journal.people().resolve(name: "Ana Silva")
            let choices = [Choice.leave(chip: "promise.deck"), .private(private: true)]
            func calls(_ times: Int) throws {
                for number in 0..<times {
                    switch number % 10 {
                    case 0: _ = try journal.read(text: "Lunch with Grace 🫖 !send plan \(number)", choices: choices, now: wednesday)
                    case 1: _ = try journal.prep(person: ana, now: wednesday)
                    case 2: _ = try? journal.people().resolve(name: "nobody \(number)")
                    case 3: try journal.watch(listener: Deaf()).stop()
                    case 4: Work(listener: Deaf()).cancel()
                    default: _ = try journal.people().named(person: ana)
                    }
                }
            }
            try calls(2_000)
            let before = try Held.now()
            try calls(10_000)
            let after = try Held.now()
            #expect(after.resident - before.resident < 16 << 20, "\((after.resident - before.resident) >> 10) KiB more")
            #expect(after.threads <= before.threads + 2)
        }
    }
#endif
