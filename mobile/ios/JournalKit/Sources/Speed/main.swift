// What the calls of a first screen cost in Swift, on the copy of the fixture in the folder that is named: the same calls in the same
// order as in ffi/benches/door.rs, and a line for each. script/mobile-speed sets them side by side.

import Foundation
import HallwayCore

let now: Moment = "2026-05-20T09:00:00+02:00"
let line =
    "Coffee with Ana Silva and Bo Kraus, she is moving to Lisbon in June. I said I'd send her the visa contact by Friday"
let times = 100
let opened = 20
let warmUp = 5

/// How long each took, in microseconds.
func timed<Things: Sequence>(_ things: Things, _ call: (Things.Element) throws -> Void) throws -> [Double] {
    let clock = ContinuousClock()
    return try things.map { thing in
        let took = try clock.measure { try call(thing) }.components
        return Double(took.seconds) * 1e6 + Double(took.attoseconds) / 1e12
    }
}

func report(_ name: String, _ times: [Double]) {
    let sorted = times.sorted()
    print("speed: \(name) \(Int(sorted[sorted.count / 2])) \(Int(sorted[sorted.count * 95 / 100]))")
}

func open() throws -> Journal {
    try Journal.open(
        directory: CommandLine.arguments[1], key: Data(repeating: 7, count: 32), secret: Data(repeating: 9, count: 32), now: now)
}

let journal = try open()
let people = try journal.people().list(matching: nil, now: now).map(\.person.reference.id)
for round in 0...warmUp {
    let say = { (name: String, times: [Double]) in if round == warmUp { report(name, times) } }
    say(
        "read",
        try timed(line.indices.dropFirst()) { _ = try journal.read(text: String(line[..<$0]), choices: [], now: now) })
    say(
        "prep",
        try timed(stride(from: 0, to: people.count, by: people.count / times)) {
            _ = try journal.prep(person: people[$0], now: now)
        })
    say("today", try timed(0..<times) { _ in _ = try journal.today(now: now) })
    say(
        "log",
        try timed(0..<times) {
            _ = try journal.log(
                text: "Lunch with @\"Ana Silva\" about plan \($0) !send it by fri", choices: [], now: now)
        })
}
journal.shut()
report(
    "open",
    try timed(0..<opened) { _ in
        let journal = try open()
        _ = try journal.today(now: now)
        journal.shut()
    })
