/// Why something could not be done, as a screen says it.
public struct Trouble: Error, Hashable {
    /// What a screen does about it.
    public let kind: Kind
    /// The stable name of the error.
    public let word: String
    /// What happened and what to do, for a person; the journal's own sentence.
    public let sentence: String
    /// What could be done, likeliest first.
    public let hints: [Hint]

    public enum Kind: Hashable, Sendable {
        /// Say it differently.
        case say
        /// The phone is full.
        case full
        /// The key is gone or another one: the journal of this phone cannot be read any more.
        case keyGone
        /// Nothing was saved; trying again helps.
        case tryAgain
        /// The user has to decide about a file or a device.
        case decide
        /// The user said stop, here or on the other device.
        case stopped
        /// A mistake of Hallway's own.
        case mistake
    }

    /// The trouble in what was thrown.
    public init(_ thrown: any Error) {
        switch thrown {
        case let trouble as Trouble:
            self = trouble
        case let error as JournalError:
            self.init(error)
        case is KeyGone:
            self.init(.keyGone, "key_gone", Wording.keyGone.text)
        case is NewDevice:
            self.init(.decide, "new_device", Wording.newDevice.text, [.pair])
        case is KeysLocked:
            self.init(.tryAgain, "keys_locked", Wording.keysLocked.text)
        case let refused as KeysRefused:
            self.init(.tryAgain, "keys_refused", Wording.keysRefused.text(String(refused.status)))
        case is Inbox.Full:
            self.init(.full, "inbox_full", Wording.inboxFull.text)
        case is Inbox.TooLong:
            self.init(.say, "line_too_long", Wording.lineTooLong.text)
        case is NotOpen:
            self.init(.say, "not_open", Wording.notOpen.text)
        case is CancellationError:
            self.init(.stopped, "stopped", Wording.stopped.text)
        default:
            self.init(.mistake, "internal", String(describing: type(of: thrown)))
        }
    }

    /// The word of a device that is of another version or of another journal.
    static let incompatible = "incompatible"

    /// Why the device of this name was not brought in step; nothing where there is no more to say than that it was not found.
    init?(_ end: PeerEnd, of name: String) {
        switch end {
        case .notAMember: self.init(.decide, "not_a_member", Wording.notAMember.text(name), [.pair])
        case .incompatible(let why): self.init(.decide, Self.incompatible, why)
        case .broken(let why, _): self.init(.tryAgain, "broken", why)
        case .inStep, .notReachable, .cutOff, .stopped: return nil
        }
    }

    private init(_ error: JournalError) {
        switch error {
        case .Say(let word, let sentence, let hints):
            self.init(.say, word, sentence, hints)
        case .Decide(let word, let sentence, let hints):
            self.init(word == "wrong_key" ? .keyGone : .decide, word, sentence, hints)
        case .TryAgain(let word, let sentence, let hints):
            self.init(word == "no_room" ? .full : .tryAgain, word, sentence, hints)
        case .Stopped(let word, let sentence, let hints):
            self.init(.stopped, word, sentence, hints)
        case .Closed(let word, let sentence, let hints):
            self.init(.tryAgain, word, sentence, hints)
        case .Mistake(let word, let sentence, let hints):
            self.init(.mistake, word, sentence, hints)
        }
    }

    private init(_ kind: Kind, _ word: String, _ sentence: String, _ hints: [Hint] = []) {
        self.kind = kind
        self.word = word
        self.sentence = sentence
        self.hints = hints
    }
}

/// What came of something that was tried: an answer, or the trouble in its way.
func attempt<Answer: Sendable>(
    _ call: @Sendable () async throws -> Answer
) async -> Result<Answer, Trouble> {
    do {
        return .success(try await call())
    } catch {
        return .failure(Trouble(error))
    }
}
