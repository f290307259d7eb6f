package app.hallway.kit

import app.hallway.model.AnswerKind
import app.hallway.model.AskDraft
import app.hallway.model.AskKind
import app.hallway.model.AskLine
import app.hallway.model.Asking
import app.hallway.model.FeedbackLine
import app.hallway.model.FeedbackStep
import app.hallway.model.GoalId
import app.hallway.model.NewAsk
import app.hallway.model.PersonId
import kotlinx.coroutines.CoroutineScope

/** Asks: what waits for an answer, what was heard, and what the user does about it. */
class AsksModel(scope: CoroutineScope, door: Door) : Held<Asking>(scope, door) {
    override suspend fun ask(): Asking = door.ask { journal, now -> journal.asks().use { it.list(now) } }

    /** They said yes, no, or something else. */
    fun heard(ask: AskLine, answer: AnswerKind) = act(Deed(ask.about, Deed.Kind.HEARD)) { journal, now ->
        journal.asks().use { it.heard(ask.reference.id, answer, "", null, now) }
    }

    /** They said "not now": it comes up again in two weeks. */
    fun notNow(ask: AskLine) = act(Deed(ask.about, Deed.Kind.HEARD)) { journal, now ->
        journal.asks().use { it.notNow(ask.reference.id, "", null, null, now) }
    }

    /** The user came back to it. */
    fun cameBack(ask: AskLine) = act(Deed(ask.about, Deed.Kind.CAME_BACK)) { journal, now ->
        journal.asks().use { it.followedUp(ask.reference.id, "", now) }
    }

    /** Without an answer, and so be it. */
    fun letBe(ask: AskLine) = act(Deed(ask.about, Deed.Kind.LET_BE)) { journal, now ->
        journal.asks().use { it.letBe(ask.reference.id, now) }
    }

    /** What the user was told: it is done, or they were told what became of it. To decide takes words, and is not one touch. */
    fun went(feedback: FeedbackLine) = act(Deed(feedback.heard, Deed.Kind.ANSWERED)) { journal, now ->
        journal.asks().use { asks ->
            when (feedback.next) {
                FeedbackStep.DO -> asks.feedbackDone(feedback.reference.id, now)
                FeedbackStep.TELL -> asks.feedbackTold(feedback.reference.id, now)
                FeedbackStep.DECIDE, null -> Unit
            }
        }
    }

    /** What the user will do about what they were told. [then] follows once it is saved. */
    fun willDo(feedback: FeedbackLine, what: String, then: () -> Unit = {}) = act(Deed(what, Deed.Kind.ANSWERED), done = then) { journal, now ->
        journal.asks().use { it.willDo(feedback.reference.id, what.trim(), now) }
    }
}

/** What an ask is about: its words or, where it has none, who was asked. */
val AskLine.about: String get() = text.ifEmpty { person?.name.orEmpty() }

/** Words to ask somebody with. Nothing is noted or sent before the user says that they asked. */
class DraftModel(scope: CoroutineScope, door: Door, private val place: Place.Draft) : Held<AskDraft>(scope, door) {
    private val new = NewAsk(place.kind, text = "", goal = place.goal, toMeet = null, followUp = null, asked = null)

    override suspend fun ask(): AskDraft = door.ask { journal, now -> journal.asks().use { it.draft(place.person, new, now) } }

    /** The user asked. */
    fun asked(draft: AskDraft) = act(Deed(draft.person.name, Deed.Kind.ASKED)) { journal, now ->
        journal.asks().use { it.add(place.person, new, now) }
    }
}
