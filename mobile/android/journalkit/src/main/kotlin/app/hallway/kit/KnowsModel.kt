package app.hallway.kit

import app.hallway.model.Introducer
import app.hallway.model.Named
import app.hallway.model.PersonId
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** Whom somebody knows, by what the user noted. */
class KnowsModel(scope: CoroutineScope, door: Door, private val person: PersonId) : Held<List<Introducer>>(scope, door) {
    private val choosable = MutableStateFlow<List<Named>>(emptyList())
    private var seeking: Job? = null

    /** Whom they may know besides: those talked with last, or those whose name was sought. */
    val candidates: StateFlow<List<Named>> = choosable.asStateFlow()

    override suspend fun ask(): List<Introducer> = door.ask { journal, _ -> journal.people().use { it.introducers(person) } }

    /** Looks for people of whom it is not noted yet. */
    fun seek(name: String) {
        seeking?.cancel()
        val known = state.value.answer.orEmpty().map { it.person.reference.id }.toSet() + person
        seeking = scope.launch {
            if (name.isNotEmpty()) delay(PAUSE)
            attempt { door.ask { journal, now -> journal.choosable(known, name, now) } }.onSuccess { choosable.value = it }
        }
    }

    /** The two know each other, from there or in that way. [then] follows once it is saved. */
    fun note(other: Named, how: String, then: () -> Unit = {}) = add(Deed(other.name, Deed.Kind.NOTED), then) { journal, now ->
        journal.people().use { it.addKnows(person, other.reference.id, how.trim(), now) }
    }

    private companion object {
        /** Milliseconds after the last key before anybody is looked for. */
        const val PAUSE = 60L
    }
}
