package app.hallway.kit

import app.hallway.model.MeetingCard
import app.hallway.model.OpenPromise
import app.hallway.model.PersonId
import kotlinx.coroutines.CoroutineScope

/** The card before a conversation with one person, or the cards of a meeting of several. */
class PrepModel(scope: CoroutineScope, door: Door, private val people: List<PersonId>) : Held<MeetingCard>(scope, door) {
    override suspend fun ask(): MeetingCard = door.ask { journal, now ->
        if (people.size == 1) {
            MeetingCard(connects = emptyList(), people = listOf(journal.prep(people.single(), now)))
        } else {
            journal.people().use { it.prepMeeting(people, now) }
        }
    }

    /** The promise was kept. */
    fun keep(promise: OpenPromise) = act(Deed(promise.text, Deed.Kind.KEPT)) { journal, now ->
        journal.done(listOf(promise.reference), now)
    }
}
