import Foundation

/// What became of a line that was said outside the app's window.
public enum Said: Hashable, Sendable {
    /// The journal has it.
    case saved
    /// It lies in the inbox until the journal can be opened: the phone was not unlocked since its start, or its key is gone.
    case waits
}

extension Door {
    /// Logs what lies in the inbox, at the moment each line was said. A journal that could not be opened is tried once more.
    public nonisolated func takeInbox(_ folder: URL) async throws -> InboxTaken {
        await openAgain()
        return try await askAtOnce { journal, now in try journal.review().takeInbox(folder: folder.path, now: now) }
    }

    /// Takes down a line that was said outside the window. It is on the disk when this comes back, whatever state the journal is in;
    /// throws ``Inbox/Full`` or ``Inbox/TooLong`` where it is not, and then whoever asked still has it.
    public nonisolated func say(_ line: String, at: Date = .now, zone: TimeZone = .current, in inbox: Inbox) async throws -> Said {
        try await away { try inbox.put(line, at: at, zone: zone) }
        return await attempt { try await takeInbox(inbox.folder) }.isSuccess ? .saved : .waits
    }
}

extension Arrivals {
    /// Takes down a reply to a notification, and gives the sentence to say about it; none where it is simply saved. A reply that can
    /// be kept nowhere goes into the field, and nowhere else.
    public func reply(_ line: String, to door: Door, in inbox: Inbox?) async -> String? {
        do {
            guard let inbox else { throw Inbox.Full() }
            return try await door.say(line, in: inbox) == .waits ? Wording.saidWaits.text : nil
        } catch {
            arrive(.log(with: []), words: line)
            return Trouble(error).sentence
        }
    }
}

extension Result {
    fileprivate var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
