import Foundation
import Observation
import Testing

@testable import JournalKit

/// The moment most tests happen at: a Wednesday.
let wednesday: Moment = "2026-11-18T14:05:00+00:00"

/// A folder with the place of a journal in it, and its secrets in another.
final class Desk: Sendable {
    let folder: URL
    let keys: FolderKeys

    init() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("hallway-\(UUID().uuidString)")
        folder = place.appendingPathComponent("journal")
        keys = FolderKeys(place.appendingPathComponent("keys"))
        for one in [folder, keys.folder] {
            try FileManager.default.createDirectory(at: one, withIntermediateDirectories: true)
        }
    }

    func open(_ now: Moment = wednesday) throws -> Journal {
        try openJournal(in: folder, keys: keys, now: now)
    }

    func door(_ now: Moment = wednesday) -> Door {
        Door(now: { now }, open: { [folder, keys] in try openJournal(in: folder, keys: keys, now: now) })
    }

    deinit {
        try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
    }
}

/// A desk with a journal in which these lines were logged, and its door. Whoever takes it holds the desk as long as the door.
func desk(_ lines: String...) async throws -> (Desk, Door) {
    let desk = try Desk()
    let door = desk.door()
    for line in lines {
        _ = try await door.ask { journal, now in try journal.log(text: line, choices: [], now: now) }
    }
    return (desk, door)
}

/// Who is called so.
func person(_ name: String, _ door: Door) async throws -> PersonId {
    try await door.ask { journal, _ in try journal.people().resolve(name: name) }
}

/// Secrets in a folder, as long as the test lasts.
struct FolderKeys: KeyStore {
    let folder: URL

    init(_ folder: URL) {
        self.folder = folder
    }

    func read(_ name: String) throws -> Data? {
        let file = folder.appendingPathComponent(name)
        return FileManager.default.fileExists(atPath: file.path) ? try Data(contentsOf: file) : nil
    }

    func write(_ name: String, _ secret: Data) throws {
        try secret.write(to: folder.appendingPathComponent(name), options: .atomic)
    }

    func lose() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }
}

/// Waits until what stores show is so; a suite's time limit ends what never will be.
@MainActor
func until(_ holds: @escaping @MainActor () -> Bool) async {
    while !holds() {
        await withCheckedContinuation { changed in
            let once = Once(changed)
            let already = withObservationTracking(holds) { once.resume() }
            if already { once.resume() }
        }
        // What is observed is told before it changes.
        await Task.yield()
    }
}

private final class Once: @unchecked Sendable {
    private let lock = NSLock()
    private var waits: CheckedContinuation<Void, Never>?

    init(_ waits: CheckedContinuation<Void, Never>) {
        self.waits = waits
    }

    func resume() {
        let waits = lock.withLock {
            defer { self.waits = nil }
            return self.waits
        }
        waits?.resume()
    }
}

/// A clock that a test puts back and forward.
final class Clock: @unchecked Sendable {
    private let lock = NSLock()
    private var moment: Moment

    init(_ moment: Moment) {
        self.moment = moment
    }

    var now: Moment {
        get { lock.withLock { moment } }
        set { lock.withLock { moment = newValue } }
    }
}

/// The error that a call throws.
func thrown(_ call: () throws -> some Any) -> (any Error)? {
    do {
        _ = try call()
        return nil
    } catch {
        return error
    }
}
