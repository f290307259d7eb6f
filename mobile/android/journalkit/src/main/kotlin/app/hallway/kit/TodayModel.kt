package app.hallway.kit

import app.hallway.model.AskedPromise
import app.hallway.model.Due
import app.hallway.model.OpenPromise
import app.hallway.model.Proposal
import app.hallway.model.Today
import app.hallway.model.When
import java.time.LocalDate
import kotlinx.coroutines.CoroutineScope

/** Today: what the user said they would do, what has not come yet, who it would be good to see. */
class TodayModel(scope: CoroutineScope, door: Door) : Held<Today>(scope, door) {
    override suspend fun ask(): Today = door.ask { journal, now -> journal.today(now) }

    /** The promise was kept. */
    fun keep(promise: OpenPromise) = act(Deed(promise.text, Deed.Kind.KEPT)) { journal, now ->
        journal.done(listOf(promise.reference), now)
    }

    /** The promise is due on another day. */
    fun putOff(promise: OpenPromise, until: LocalDate) = act(Deed(promise.text, Deed.Kind.PUT_OFF)) { journal, now ->
        journal.later(listOf(promise.reference), When.Until(Due.Day(until)), "", now)
    }

    /** Whoever it would be good to see is not proposed until then. */
    fun putOff(proposal: Proposal, until: LocalDate) = act(Deed(proposal.person.name, Deed.Kind.PUT_OFF)) { journal, now ->
        journal.later(listOf(proposal.person.reference), When.Until(Due.Day(until)), "", now)
    }

    /** The promise is let go. */
    fun letGo(promise: OpenPromise) = act(Deed(promise.text, Deed.Kind.LET_GO)) { journal, now ->
        journal.later(listOf(promise.reference), When.Never, "", now)
    }

    /** Whether a line said this promise. */
    fun answer(asked: AskedPromise, yes: Boolean) = act(Deed(asked.text, Deed.Kind.ANSWERED)) { journal, now ->
        if (yes) journal.done(listOf(asked.reference), now) else journal.later(listOf(asked.reference), When.Never, "", now)
    }
}
