package app.hallway.kit

import app.hallway.model.FactEdit
import app.hallway.model.NewFact
import app.hallway.model.PersonId
import app.hallway.model.PersonPage
import app.hallway.model.Relation
import app.hallway.model.WorldFact
import kotlinx.coroutines.CoroutineScope

/** Somebody's page, and what is put right on it. */
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

    /** Makes a row say this. [then] follows once it is saved: until then the row keeps what was typed. */
    fun edit(page: PersonPage, field: PersonField, text: String, moved: Boolean, then: () -> Unit) {
        val edit = page.edit(field, text, moved) ?: return then()
        act(Deed(page.person.name, Deed.Kind.CHANGED), done = then) { journal, now ->
            journal.people().use { it.edit(person, edit, now) }
        }
    }

    /** They are this to the user. */
    fun relate(page: PersonPage, relation: Relation) = act(Deed(page.person.name, Deed.Kind.CHANGED)) { journal, now ->
        journal.people().use { it.edit(person, NO_EDIT.copy(relation = relation), now) }
    }

    /** Something is known of them; a first word with a colon says what kind of thing. [then] follows once it is saved. */
    fun know(page: PersonPage, text: String, then: () -> Unit) = add(Deed(page.person.name, Deed.Kind.CHANGED), then) { journal, now ->
        journal.people().use { it.addFact(NewFact(person, text.trim()), now) }
    }

    /** A fact still holds, holds no more, or is worded differently. */
    fun change(fact: WorldFact, edit: FactEdit, then: () -> Unit) = act(Deed(fact.text, Deed.Kind.CHANGED), done = then) { journal, now ->
        journal.people().use { it.editFact(fact.reference.id, edit, now) }
    }
}
