// Another process of the app, for tests, with the journal and the keys in the folders that are named:
//   child write JOURNAL KEYS TIMES   logs that many lines, and says "saved" after each
//   child fill JOURNAL KEYS          logs until there is no room; says what kind of trouble that is, how many were saved and are read,
//                                    and then, of Log, what stands in its field when there is no room for its line, and how many it saved
//   child sync JOURNAL KEYS          comes in step, and says "arriving" as soon as records do; it goes on until it is killed

import Foundation
import JournalKit

let arguments = CommandLine.arguments
let now: Moment = "2026-11-18T14:05:00+00:00"
let much = String(repeating: "and what else she said. ", count: 400)

struct Keys: KeyStore {
    let folder: URL

    func read(_ name: String) throws -> Data? { try Data(contentsOf: folder.appendingPathComponent(name)) }
    func write(_ name: String, _ secret: Data) throws { throw KeysLocked() }
}

func say(_ words: String) {
    print(words)
    fflush(nil)
}

@Sendable func open() throws -> Journal {
    let keys = Keys(folder: URL(fileURLWithPath: CommandLine.arguments[3]))
    return try openJournal(in: URL(fileURLWithPath: CommandLine.arguments[2]), keys: keys, now: "2026-11-18T14:05:00+00:00")
}

func write(_ times: Int) throws {
    let journal = try open()
    for number in 0..<times {
        _ = try journal.log(text: "Tea with @Ana Silva, there \(number)", choices: [], now: now)
        say("saved")
    }
    journal.shut()
}

func fill() throws {
    let journal = try open()
    var saved = 0
    while true {
        do {
            _ = try journal.log(text: "Tea with @Ana Silva, \(saved). \(much)", choices: [], now: now)
            saved += 1
        } catch {
            let read = try journal.find(query: "kind:tea", order: .newest, after: 0, limit: 10_000, now: now).hits.count
            say("refused \(Trouble(error).kind) \(saved) \(read)")
            journal.shut()
            return
        }
    }
}

@MainActor
func type() async throws {
    let log = LogStore(Door(now: { "2026-11-18T14:05:00+00:00" }, open: open))
    var saved = 0
    while true {
        let line = "Tea with @Ana Silva, again \(saved). \(much)"
        log.type(Line(line))
        log.save()
        while log.saving != nil { try await Task.sleep(for: .milliseconds(5)) }
        guard let trouble = log.trouble else {
            saved += 1
            continue
        }
        say("field \(log.line.text == line ? "kept" : "lost") \(trouble.kind) \(saved)")
        return
    }
}

@MainActor
func comeInStep() async throws {
    let sync = SyncStore(Door(now: { "2026-11-18T14:05:00+00:00" }, open: open), multicast: false)
    await sync.start()
    while sync.transfer.map({ $0.direction == .in && $0.records > 0 }) != true {
        try await Task.sleep(for: .milliseconds(1))
    }
    say("arriving")
    while true { try await Task.sleep(for: .seconds(60)) }
}

// A file that may grow no more is an error here, not the end of the process.
signal(SIGXFSZ, SIG_IGN)
switch arguments[1] {
case "write":
    try write(Int(arguments[4]) ?? 0)
case "sync":
    try await comeInStep()
default:
    try fill()
    try await type()
}
