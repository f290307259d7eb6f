package app.hallway.kit

import app.hallway.core.Journal
import app.hallway.model.Guess
import app.hallway.model.LineToCheck
import app.hallway.model.Named
import app.hallway.model.PersonId
import app.hallway.model.Review
import app.hallway.model.SamePerson
import app.hallway.model.SuggestionShown
import app.hallway.model.When
import java.time.OffsetDateTime
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.flow.update

/** One card of the deck. */
sealed interface Question {
    /** Its name: the same as long as it waits. */
    val id: String

    /** What a dictated line seems to say. */
    data class Said(val suggestion: SuggestionShown) : Question {
        override val id get() = "said ${suggestion.reference.text}"
    }

    /** Who is meant, of several. */
    data class Whom(val guess: Guess) : Question {
        override val id get() = "whom ${guess.reference.text} ${guess.guessed.reference.id}"
    }

    /** A doubt about a day or an owner, or a line that names nobody. */
    data class Doubtful(val line: LineToCheck, val namesNobody: Boolean) : Question {
        override val id get() = "line ${line.reference.text}"
    }

    /** Whether two are one. */
    data class Same(val pair: SamePerson) : Question {
        override val id get() = "same ${pair.one.reference.id} ${pair.other.reference.id}"
    }

    /** Somebody who came from a line. */
    data class Newcomer(val person: Named) : Question {
        override val id get() = "new ${person.reference.id}"
    }
}

/** What Review shows: the card on top, and how far one is. */
data class Deck(
    /** Nothing before the first answer of the journal. */
    val waiting: List<Question>? = null,
    /** Answered or left for later in this sitting. */
    val behind: Int = 0,
    /** What was answered last, until the next is. */
    val answered: Question? = null,
    val trouble: Trouble? = null,
) {
    val top: Question? get() = waiting?.firstOrNull()
    val number: Int get() = behind + 1
    val all: Int get() = behind + (waiting?.size ?: 0)
}

/** Review: one question at a time, each with yes, no and later. */
class ReviewModel(scope: CoroutineScope, door: Door) : Held<Review>(scope, door) {
    /** A question that was answered; without its deed while that is on its way to the disk. */
    private data class Answered(val question: Question, val deed: Deed? = null)

    /** Left for later in this sitting, and answered in it. */
    private data class Sitting(
        val later: Set<String> = emptySet(),
        val answered: List<Answered> = emptyList(),
    )

    private val sitting = MutableStateFlow(Sitting())

    val deck: StateFlow<Deck> = combine(state, sitting) { shown, sitting ->
        val gone = sitting.later + sitting.answered.map { it.question.id }
        Deck(
            shown.answer?.questions()?.filter { it.id !in gone },
            behind = gone.size,
            answered = sitting.answered.lastOrNull()?.question,
            trouble = shown.trouble,
        )
    }.stateIn(scope, SharingStarted.Eagerly, Deck())

    /** A sitting begins, where the user comes into Review: what was left for later is asked again, and the count begins anew. */
    fun begin() {
        sitting.value = Sitting()
        // What was answered in the sitting before stands in the old answer still.
        forget()
    }

    override suspend fun ask(): Review = door.ask { journal, now -> journal.review().use { it.list(now) } }

    /** It is so: a suggestion is taken, the guess is right, the line is as it should be, the two are one. */
    fun yes(question: Question) = answer(question) { journal, now ->
        when (question) {
            is Question.Said -> journal.done(listOf(question.suggestion.reference), now)
            is Question.Whom -> journal.confirm(question.guess, question.guess.guessed.reference.id, now)
            is Question.Doubtful -> journal.review().use { it.checked(question.line.reference.id, now) }
            is Question.Same -> journal.people().use { people ->
                people.merge(question.pair.one.reference.id, question.pair.other.reference.id, now)
            }
            is Question.Newcomer -> journal.review().use { it.seen(listOf(question.person.reference.id), now) }
        }
    }

    /** It is not so. Of a guess that is wrong the user says who is meant with [whom]; the others have nothing to say no to. */
    fun no(question: Question) = when (question) {
        is Question.Said -> answer(question) { journal, now ->
            journal.later(listOf(question.suggestion.reference), When.Never, "", now)
        }
        is Question.Same -> answer(question) { journal, now ->
            journal.review().use { it.twoPeople(question.pair.one.reference.id, question.pair.other.reference.id, now) }
        }
        is Question.Whom, is Question.Doubtful, is Question.Newcomer -> later(question)
    }

    /** Another person is meant. */
    fun whom(question: Question.Whom, chosen: PersonId) = answer(question) { journal, now ->
        journal.confirm(question.guess, chosen, now)
    }

    /** Not now: it waits for the next sitting. */
    fun later(question: Question) = sitting.update { it.copy(later = it.later + question.id) }

    /** Takes back the last answer that was not taken back yet; its card comes up again. */
    fun back() = takeBack({ sitting.value.answered.lastOrNull()?.deed }) { deed ->
        sitting.update { now -> now.copy(answered = now.answered.filter { it.deed != deed }) }
    }

    private fun answer(question: Question, call: (Journal, OffsetDateTime) -> Unit) {
        sitting.update { it.copy(answered = it.answered + Answered(question)) }
        act(
            Deed(question.id, Deed.Kind.ANSWERED),
            failed = { sitting.update { now -> now.copy(answered = now.answered.filter { it.question != question }) } },
            done = {
                val deed = state.value.done
                sitting.update { now ->
                    now.copy(answered = now.answered.map { if (it.question == question) it.copy(deed = deed) else it })
                }
            },
            call = call,
        )
    }

    private fun Journal.confirm(guess: Guess, chosen: PersonId, now: OffsetDateTime) =
        review().use { it.confirm(guess.reference.id, guess.guessed.reference.id, chosen, now) }

    private fun Review.questions(): List<Question> =
        suggestions.map(Question::Said) +
            guesses.map(Question::Whom) +
            doubts.map { Question.Doubtful(it, namesNobody = false) } +
            withoutPeople.map { Question.Doubtful(it, namesNobody = true) } +
            samePeople.map(Question::Same) +
            newPeople.map(Question::Newcomer)
}
