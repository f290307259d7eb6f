import Foundation
import Observation

/// One card of the deck.
public enum Question: Hashable, Sendable, Identifiable {
    /// What a dictated line seems to say.
    case said(SuggestionShown)
    /// Who is meant, of several.
    case whom(Guess)
    /// A doubt about a day or an owner.
    case doubtful(LineToCheck)
    /// A line that names nobody.
    case namesNobody(LineToCheck)
    /// Whether two are one.
    case same(SamePerson)
    /// Somebody who came from a line.
    case newcomer(Named)

    /// Its name: the same as long as it waits.
    public var id: String {
        switch self {
        case .said(let suggestion): "said \(suggestion.reference.text)"
        case .whom(let guess): "whom \(guess.reference.text) \(guess.guessed.reference.id)"
        case .doubtful(let line), .namesNobody(let line): "line \(line.reference.text)"
        case .same(let pair): "same \(pair.one.reference.id) \(pair.other.reference.id)"
        case .newcomer(let person): "new \(person.reference.id)"
        }
    }
}

/// Review: one question after the other, and how far one is. It walks through a sitting: what is left for later comes up in the next.
@MainActor
@Observable
public final class ReviewStore: Held<Review> {
    /// Answered in this sitting, in the order in which it was.
    public var answered: [Question] { answers.map(\.question) }
    private var answers: [Answered] = []
    private var later: [Question.ID] = []

    /// A question that was answered; without its deed while that is on its way to the disk.
    private struct Answered {
        let question: Question
        var deed: Deed?
    }

    public init(_ door: Door) {
        super.init(door) { journal, now in try journal.review().list(now: now) }
    }

    /// A sitting begins, where the user comes to Review: what was left for later is asked again, and the count begins anew.
    public func begin() {
        (answers, later) = ([], [])
        // What was answered in the sitting before stands in the old answer still.
        forget()
    }

    /// The cards that wait, the one on top first; nothing before the first answer of the journal.
    public var waiting: [Question]? {
        let gone = Set(later + answered.map(\.id))
        return answer?.questions.filter { !gone.contains($0.id) }
    }

    /// Answered or left for later in this sitting.
    public var behind: Int { later.count + answered.count }

    /// It is so: a suggestion is taken, the guess is right, the line is as it should be, the two are one.
    public func yes(_ question: Question) {
        answer(question) { journal, now in
            switch question {
            case .said(let suggestion):
                _ = try journal.done(references: [suggestion.reference], now: now)
            case .whom(let guess):
                try journal.confirm(guess, guess.guessed.reference.id, now)
            case .doubtful(let line), .namesNobody(let line):
                try journal.review().checked(entry: line.reference.id, now: now)
            case .same(let pair):
                _ = try journal.people().merge(one: pair.one.reference.id, other: pair.other.reference.id, now: now)
            case .newcomer(let person):
                try journal.review().seen(people: [person.reference.id], now: now)
            }
        }
    }

    /// It is not so. Of a guess that is wrong the user says who is meant with ``means(_:_:)``; the others have nothing to say no to.
    public func no(_ question: Question) {
        switch question {
        case .said(let suggestion):
            answer(question) { journal, now in
                _ = try journal.later(references: [suggestion.reference], when: .never, because: "", now: now)
            }
        case .same(let pair):
            answer(question) { journal, now in
                try journal.review().twoPeople(one: pair.one.reference.id, other: pair.other.reference.id, now: now)
            }
        case .whom, .doubtful, .namesNobody, .newcomer:
            leave(question)
        }
    }

    /// Another person is meant than was guessed.
    public func means(_ guess: Guess, _ chosen: PersonId) {
        answer(.whom(guess)) { journal, now in try journal.confirm(guess, chosen, now) }
    }

    /// Not now: it waits for the next sitting.
    public func leave(_ question: Question) {
        later.append(question.id)
    }

    /// Takes back the last answer that was not taken back yet; its card comes up again.
    public func back() {
        takeBack(
            { [weak self] _ in self?.answers.last?.deed },
            then: { [weak self] deed in self?.answers.removeAll { $0.deed == deed } })
    }

    private func answer(_ question: Question, _ call: @escaping @Sendable (Journal, Moment) throws -> Void) {
        answers.append(Answered(question: question))
        act(
            Deed(about: question.id, kind: .answered),
            failed: { [weak self] in self?.answers.removeAll { $0.question == question } },
            then: { [weak self] in
                guard let self, let place = self.answers.firstIndex(where: { $0.question == question }) else { return }
                self.answers[place].deed = self.done
            }, call)
    }
}

extension Review {
    fileprivate var questions: [Question] {
        suggestions.map(Question.said) + guesses.map(Question.whom) + doubts.map(Question.doubtful)
            + withoutPeople.map(Question.namesNobody) + samePeople.map(Question.same) + newPeople.map(Question.newcomer)
    }
}

extension Journal {
    fileprivate func confirm(_ guess: Guess, _ chosen: PersonId, _ now: Moment) throws {
        try review().confirm(
            entry: guess.reference.id, guessed: guess.guessed.reference.id, chosen: chosen, now: now)
    }
}

extension Guess {
    /// The name as it was typed, without its mark.
    public var name: String { typed.trimmingCharacters(in: ["@", "\""]) }

    /// The most other people that are offered; whoever else is meant is said on the laptop.
    private static let most = 3

    /// Who else may be meant.
    public var others: [Named] {
        Array(candidates.filter { $0.reference.id != guessed.reference.id }.prefix(Self.most))
    }
}
