/// The promise is kept already, or was let go.
public struct NotOpen: Error, Hashable {
    public init() {}
}

extension Door {
    /// The user's own open promises, as Today has them.
    public nonisolated func mine() async throws -> [OpenPromise] {
        try await ask { journal, now in try journal.today(now: now).mine }
    }

    /// Marks one of them as kept, once: what was kept meanwhile on another screen or device is ``NotOpen``.
    public nonisolated func keep(_ promise: String) async throws {
        try await ask { journal, now in
            guard let open = try journal.today(now: now).mine.first(where: { $0.reference.id == promise }) else { throw NotOpen() }
            _ = try journal.done(references: [open.reference], now: now)
        }
    }
}
