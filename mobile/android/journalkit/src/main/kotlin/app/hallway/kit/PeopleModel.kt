package app.hallway.kit

import app.hallway.core.Journal
import app.hallway.model.Hit
import app.hallway.model.JournalException
import app.hallway.model.PersonLine
import app.hallway.model.SearchOrder
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** What People shows. */
data class PeopleState(
    /** What is looked for. */
    val sought: String = "",
    /** Who is there, or who was found; nothing before the first answer. Those who rest stand at the end. */
    val people: List<PersonLine>? = null,
    /** What was written and holds what is looked for, newest first; nothing while nothing is looked for. */
    val written: Written = Written(),
    val trouble: Trouble? = null,
) {
    /** What was found beside the people who stand above. */
    val beside: List<Hit>
        get() {
            val above = people.orEmpty().map { it.person.reference.id }.toSet()
            return written.hits.filter { it.reference.id !in above }
        }
}

/** What was found of everything written, as far as the list was scrolled. */
data class Written(
    val hits: List<Hit> = emptyList(),
    /** There is more behind these. */
    val more: Boolean = false,
    /** What the journal could not use of what is looked for, in sentences. */
    val notes: List<String> = emptyList(),
)

/** People, and one field that finds somebody and everything written, as typed. [kept] is what an earlier window was looking for. */
class PeopleModel(private val scope: CoroutineScope, private val door: Door, kept: String = "") {
    private val shown = MutableStateFlow(PeopleState(kept))
    val state: StateFlow<PeopleState> = shown.asStateFlow()
    private val sought = MutableStateFlow(kept)
    private val again = MutableStateFlow(0)
    private var paging: Job? = null

    init {
        scope.launch {
            combine(sought, door.revision, again) { sought, _, _ -> sought }.collectLatest { sought ->
                // A page of a list that is made anew belongs to none.
                paging?.cancel()
                if (sought.isNotEmpty()) delay(PAUSE)
                attempt { door.ask { journal, now -> journal.people().use { it.list(sought.ifBlank { null }, now) } } }.fold(
                    { people -> shown.update { it.copy(people = people.sortedWith(LATEST), trouble = null) } },
                    { trouble -> shown.update { it.copy(trouble = trouble) } },
                )
                // After the names: most of what is typed here is one, and these take longer.
                if (sought.isBlank()) return@collectLatest shown.update { it.copy(written = Written()) }
                attempt { page(sought, Written()) }.fold(
                    { written -> shown.update { it.copy(written = written) } },
                    { trouble -> shown.update { it.copy(trouble = trouble) } },
                )
            }
        }
    }

    /** The field changed. */
    fun seek(text: String) {
        shown.update { it.copy(sought = text) }
        sought.value = text
    }

    /** The end of the list comes near. */
    fun goOn() {
        val (text, before) = sought.value to shown.value.written
        if (!before.more || paging?.isActive == true) return
        paging = scope.launch {
            attempt { page(text, before) }.fold(
                { written -> shown.update { if (it.written == before && it.sought == text) it.copy(written = written) else it } },
                { trouble -> shown.update { it.copy(trouble = trouble) } },
            )
        }
    }

    /** Goes to where a hit is shown, a line by itself; nowhere if that was deleted meanwhile. */
    fun open(hit: Hit, go: (Place) -> Unit) {
        scope.launch {
            attempt { door.ask { journal, _ -> journal.placeOf(hit) } }.fold(
                { place -> if (place != null) go(place) },
                { trouble -> shown.update { it.copy(trouble = trouble) } },
            )
        }
    }

    /** Asks once more, after it could not be answered. */
    fun askAgain() = again.update { it + 1 }

    private suspend fun page(text: String, before: Written): Written {
        val after = before.hits.size.toUInt()
        val found = door.ask { journal, now -> journal.find(text, SearchOrder.NEWEST, after, PAGE, now) }
        return Written(before.hits + found.hits, found.more, found.notes)
    }

    private fun Journal.placeOf(hit: Hit): Place? = try {
        val person = hit.people.firstOrNull()
        when {
            hit.what == "entry" -> Place.Line(hit.reference.id)
            hit.what == "person" -> Place.Person(hit.reference.id)
            hit.what == "goal" -> Place.Goal(hit.reference.id)
            person != null -> Place.Person(person.reference.id)
            else -> hit.of?.let { of -> Place.Goal(goals().use { it.resolve(of.name) }) }
        }
    } catch (nobody: JournalException.Say) {
        null
    }

    private companion object {
        /** Milliseconds after the last key before anything is looked for. */
        const val PAUSE = 60L

        /** Hits that one question asks for. */
        const val PAGE = 50u

        /** Met last first, those who were never met after them, and at the end those who rest. */
        val LATEST = compareBy<PersonLine> { it.resting != null }.thenByDescending(nullsFirst()) { it.last }
    }
}

/** Whether there is a screen that shows it: its own, that of whom it is about, or of the goal it belongs to. */
val Hit.leads: Boolean get() = what in setOf("entry", "person", "goal") || people.isNotEmpty() || of != null
