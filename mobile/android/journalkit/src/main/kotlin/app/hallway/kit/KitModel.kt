package app.hallway.kit

import app.hallway.model.GoalId
import app.hallway.model.KitPage
import app.hallway.model.Named
import app.hallway.model.PersonId
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** The page of a goal, and whom it may be for. */
data class KitShown(val page: KitPage, val readers: List<Named>)

/** The kit: one page from which a busy person can speak for a goal, for one reader or for anyone. */
class KitModel(scope: CoroutineScope, door: Door, private val goal: GoalId, reader: PersonId?) : Held<KitShown>(scope, door) {
    private val chosen = MutableStateFlow(reader)

    /** For whom; nothing: for anyone. */
    val reader: StateFlow<PersonId?> = chosen.asStateFlow()

    override suspend fun ask(): KitShown = door.ask { journal, now ->
        journal.goals().use { goals ->
            KitShown(goals.kit(goal, chosen.value), goals.map(goal, now).people.map { it.person })
        }
    }

    /** Shows the page for somebody, or for anyone. */
    fun choose(reader: PersonId?) {
        chosen.value = reader
        follow()
    }

    /** They have the page as it reads now. */
    fun given(reader: Named) = act(Deed(reader.name, Deed.Kind.GIVEN)) { journal, now ->
        journal.goals().use { it.giveKit(goal, reader.reference.id, now) }
    }
}
