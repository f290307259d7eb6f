package app.hallway.kit

import app.hallway.model.PersonId
import app.hallway.model.PersonPage
import kotlinx.coroutines.CoroutineScope

/** Somebody's page. */
class PersonModel(scope: CoroutineScope, door: Door, private val person: PersonId) : Held<PersonPage>(scope, door) {
    override suspend fun ask(): PersonPage = door.ask { journal, now -> journal.people().use { it.show(person, now) } }

    /** No reminders about them from now on; history kept. */
    fun rest(page: PersonPage) = act(Deed(page.person.name, Deed.Kind.RESTING)) { journal, now ->
        journal.people().use { it.rest(person, "", now) }
    }

    /** Ends resting. */
    fun wake(page: PersonPage) = act(Deed(page.person.name, Deed.Kind.AWAKE)) { journal, now ->
        journal.people().use { it.wake(person, now) }
    }
}
