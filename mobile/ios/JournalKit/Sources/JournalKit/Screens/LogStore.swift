import Foundation
import Observation

/// A saved line, and what of it is still asked.
public struct Saved: Hashable, Sendable {
    public let receipt: Receipt
    public let draft: Draft
    /// Which act the save was.
    public let act: ActId?
    public internal(set) var asked: [SuggestionShown]
    public internal(set) var answered: [Answered] = []
}

/// A question of the receipt that was answered, and which act that was.
public struct Answered: Hashable, Sendable {
    public let suggestion: SuggestionShown
    public let act: ActId?
}

/// Log: a line as it is typed, its chips, and its receipt. Typing never waits: the line is read a moment after the last key, and of
/// several readings under way the last one counts. What was typed stays here until the journal has it.
///
/// What is not saved yet lies meanwhile in the journal's own file, encrypted as everything in it and nowhere else: the app may end
/// at any moment. The next one finds it there and puts it into the field.
@MainActor
@Observable
public final class LogStore {
    public private(set) var line: Line
    /// Grows when the line changes elsewhere than in the field: then the field takes it over, and else keeps its own.
    public private(set) var written = 0
    public private(set) var choices: [Choice]
    /// The chips of the line as it was read last, in its order.
    public private(set) var chips: [Chip] = []
    /// The line calls somebody a name instead of saying what happened.
    public private(set) var label = false
    /// Who is likely meant now.
    public private(set) var likely: [Named] = []
    /// The chip whose sheet is open.
    public var touched: String?
    /// On their way into the journal, one after the other.
    private var going: [Draft] = []
    /// What the last save understood, until the next line is begun.
    public private(set) var saved: Saved?
    /// What came of taking the line back, until the next one is begun.
    public private(set) var undone: Undone?
    /// Text from elsewhere was too long for a line: its end was left out.
    public private(set) var cut = false
    /// A line was to be begun, and another stands there: that is saved first.
    public private(set) var first = false
    public private(set) var trouble: Trouble?
    /// The trouble came of a save; else of a reading or of taking something back, and trying that again saves nothing.
    @ObservationIgnored private var ofSave = false

    @ObservationIgnored private let door: Door
    @ObservationIgnored private var reading: Task<Void, Never>?
    @ObservationIgnored private var following: Task<Void, Never>?
    @ObservationIgnored private var keepingOn: Task<Void, Never>?
    @ObservationIgnored private var last: Task<Void, Never>?
    @ObservationIgnored private var doing: Task<Void, Never>?
    /// What an earlier run of the app left in the journal was taken out; before that nothing is put in its place.
    @ObservationIgnored private var recalled: Bool
    /// What lies in the journal as not saved yet, as far as this store knows.
    @ObservationIgnored private var lies: String?
    @ObservationIgnored private let changes: AsyncStream<Void>.Continuation

    /// How long after the last key the line is read.
    private nonisolated static let pause = Duration.milliseconds(60)
    /// The most people in the row.
    private nonisolated static let mostLikely: UInt32 = 8
    /// How long after a key what was typed is in the journal's file, at the latest.
    private nonisolated static let keeps = Duration.milliseconds(300)
    /// The setting of this device that holds what is not saved yet.
    private nonisolated static let unsavedName = "unsaved"

    /// `kept` is what the window had before; without, what an earlier run of the app left in the journal comes back.
    public init(_ door: Door, kept: Data? = nil) {
        let draft = kept.map(Draft.init(data:)) ?? Draft()
        let (changed, changes) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.door = door
        self.changes = changes
        recalled = kept != nil
        line = Line(draft.text)
        choices = draft.choices
        keepingOn = Task { [weak self] in
            await self?.keep()
            for await _ in changed {
                try? await Task.sleep(for: Self.keeps)
                await self?.keep()
            }
        }
        following = Task { [weak self, door] in
            for await _ in door.revisions() {
                let asked = await attempt {
                    try await door.ask { journal, now in try journal.people().latest(limit: Self.mostLikely, now: now) }
                }
                guard !Task.isCancelled, let self else { return }
                guard case .success(let people) = asked else { continue }
                self.likely = people
                // The journal could be opened only now.
                if !self.recalled { await self.keep() }
            }
        }
        read()
    }

    public var draft: Draft { Draft(line.text, choices: choices) }
    public var canSave: Bool { !draft.isBlank }
    public var touchedChip: Chip? { chips.first { $0.id == touched } }

    /// What is not saved yet, for an app that may end now; a line on its way counts as not saved.
    public var kept: Data { unsaved.data }

    /// The line that is saved now, if any.
    public var saving: Draft? { going.first }

    private var unsaved: Draft { Self.whole(going).above(draft) }

    private static func whole(_ drafts: some Sequence<Draft>) -> Draft { drafts.reduce(Draft()) { $0.above($1) } }

    /// Puts what is not saved yet into the journal's file, and comes back when it is there. It happens by itself; an app that goes
    /// to the back does not wait for that.
    public func keep() async {
        await inOrder { store in
            await store.recall()
            await store.lay()
        }
    }

    /// What an earlier run left behind stands before whatever was begun meanwhile.
    private func recall() async {
        guard !recalled else { return }
        let asked = await attempt { [door] in
            try await door.askAtOnce { journal, _ in try journal.settings().get(name: Self.unsavedName) }
        }
        // Where the journal cannot be opened it is looked for again, and nothing is written over it.
        guard case .success(let left) = asked else { return }
        (recalled, lies) = (true, left)
        let draft = left.flatMap { Data(base64Encoded: $0) }.map(Draft.init(data:)) ?? Draft()
        if !draft.isBlank { putBack(draft) }
    }

    /// A draft as it lies in the journal.
    private func lying(_ draft: Draft) -> String? {
        draft.isBlank ? nil : draft.data.base64EncodedString()
    }

    private func lay() async {
        guard recalled else { return }
        let left = lying(unsaved)
        guard left != lies else { return }
        let asked = await attempt { [door] in
            try await door.askAtOnce { journal, _ in try journal.settings().set(name: Self.unsavedName, value: left) }
        }
        // Where that fails the field still has it, and the next key tries again.
        if case .success = asked { lies = left }
    }

    /// One thing after the other, so that the file never ends up with an older line than the field.
    private func inOrder(_ what: @escaping @MainActor (LogStore) async -> Void) async {
        let before = last
        let mine = Task {
            await before?.value
            await what(self)
        }
        last = mine
        await mine.value
    }

    /// The field changed.
    public func type(_ line: Line) {
        let before = draft
        if !line.text.allSatisfy(\.isWhitespace), line.text != self.line.text {
            saved = nil
            trouble = nil
            undone = nil
        }
        self.line = line
        if draft.isBlank { choices = [] }
        guard draft != before else { return }
        (cut, first) = (false, false)
        read()
    }

    /// A key of the row above the keyboard.
    public func mark(_ mark: Mark) {
        write(line.marked(mark))
    }

    /// One of the likely people.
    public func name(_ person: Named) {
        write(line.naming(person.name))
    }

    /// Begins a line with somebody. Where one is begun already that stands, and it is said.
    public func begin(_ text: String) {
        if draft.isBlank { write(Line(text)) } else { first = true }
    }

    /// Adds text from elsewhere below what stands there, as far as one line can hold both.
    public func add(_ text: String) {
        let room = draft.isBlank ? Inbox.longest : Inbox.longest - line.text.utf8.count - 1
        let fits = text.beginning(bytes: room)
        write(Line(Draft(line.text).above(Draft(fits)).text))
        cut = fits.utf8.count < text.utf8.count
    }

    /// Says something about a chip.
    public func choose(_ choice: Choice) {
        choices.append(choice)
        touched = nil
        read()
    }

    /// Saves the line as its chips show it, after those that are on their way. The field is free for the next line at once.
    public func save() {
        let draft = draft
        guard !draft.isBlank else { return }
        going.append(draft)
        choices = []
        write(Line())
        (saved, undone, trouble) = (nil, nil, nil)
        Task { await inOrder { store in await store.logFirst() } }
    }

    /// Tries again what could not be done. A line that is still typed is read once more, and not saved: nobody said so.
    public func again() {
        if ofSave { return save() }
        trouble = nil
        read()
    }

    private func logFirst() async {
        await recall()
        // Where the one before it could not be saved, all of them are in the field again.
        guard let draft = going.first else { return }
        let rest = lying(Self.whole(going.dropFirst()).above(self.draft))
        let asked = await attempt { [door] in
            try await door.act { journal, now in
                let receipt = try journal.log(text: draft.text, choices: draft.choices, now: now)
                // At once: a line that is saved must not stand in the field of an app that ended right after it.
                try? journal.settings().set(name: Self.unsavedName, value: rest)
                return receipt
            }
        }
        switch asked {
        case .success(let logged):
            going.removeFirst()
            saved = Saved(receipt: logged.answer, draft: draft, act: logged.act, asked: logged.answer.suggestions)
            lies = rest
            changes.yield()
        case .failure(let why):
            // Back into the field, before whatever was begun meanwhile.
            let back = Self.whole(going)
            going = []
            putBack(back)
            (trouble, ofSave) = (why, true)
        }
    }

    /// Answers what the saved line still asks.
    public func answer(_ suggestion: SuggestionShown, yes: Bool) {
        let reference = [suggestion.reference]
        next { store in
            let asked = await attempt { [door = store.door] in
                try await door.act { journal, now in
                    if yes {
                        _ = try journal.done(references: reference, now: now)
                    } else {
                        _ = try journal.later(references: reference, when: .never, because: "", now: now)
                    }
                }
            }
            switch asked {
            case .success(let done):
                store.saved?.asked.removeAll { $0 == suggestion }
                store.saved?.answered.append(Answered(suggestion: suggestion, act: done.act))
            case .failure(let why): (store.trouble, store.ofSave) = (why, false)
            }
        }
    }

    /// Takes back the last answer or, where none was given, the line: it stands in the field again. What came in between, from a
    /// notification or another screen, stays.
    public func undo() {
        next { store in
            guard let saved = store.saved else { return }
            let answer = saved.answered.last
            guard let act = answer.map(\.act) ?? saved.act else { return }
            switch await attempt({ [door = store.door] in try await door.ask { try $0.undoAct(act: act, now: $1) } }) {
            case .success(let undone): store.took(back: answer, undone)
            case .failure(let why): (store.trouble, store.ofSave) = (why, false)
            }
        }
    }

    private func took(back answer: Answered?, _ undone: Undone) {
        guard let saved else { return }
        guard let answer else {
            self.saved = nil
            putBack(saved.draft)
            self.undone = undone
            return
        }
        let asked = saved.asked + [answer.suggestion]
        self.saved?.asked = saved.receipt.suggestions.filter(asked.contains)
        self.saved?.answered.removeAll { $0 == answer }
    }

    /// One thing after the other, so that what is taken back is what was done last, and once.
    private func next(_ what: @escaping @MainActor (LogStore) async -> Void) {
        let before = doing
        doing = Task {
            await before?.value
            await what(self)
        }
    }

    private func write(_ line: Line) {
        type(line)
        written += 1
    }

    private func putBack(_ draft: Draft) {
        let whole = draft.above(self.draft)
        line = Line(whole.text)
        choices = whole.choices
        written += 1
        read()
    }

    private func read() {
        changes.yield()
        reading?.cancel()
        let draft = draft
        if draft.isBlank {
            (chips, label, touched) = ([], false, nil)
            return
        }
        reading = Task { [weak self, door] in
            guard (try? await Task.sleep(for: Self.pause)) != nil else { return }
            let asked = await attempt {
                try await door.askAtOnce { journal, now in try journal.read(text: draft.text, choices: draft.choices, now: now) }
            }
            guard let self, self.draft == draft else { return }
            switch asked {
            case .success(let read):
                chips = read.chips
                label = read.label
                if touchedChip == nil { touched = nil }
            case .failure(let why):
                // Where a save failed before, that is what is tried again.
                if trouble == nil { ofSave = false }
                trouble = why
            }
        }
    }

    deinit {
        following?.cancel()
        reading?.cancel()
        keepingOn?.cancel()
    }
}

extension String {
    /// As much of its beginning as that many bytes hold, in whole letters.
    fileprivate func beginning(bytes: Int) -> String {
        guard utf8.count > bytes else { return self }
        var end = utf8.index(startIndex, offsetBy: max(bytes, 0))
        while end > startIndex, end.samePosition(in: self) == nil { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
