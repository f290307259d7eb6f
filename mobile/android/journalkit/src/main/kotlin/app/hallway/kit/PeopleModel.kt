package app.hallway.kit

import app.hallway.model.PersonLine
import kotlinx.coroutines.CoroutineScope
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
    val trouble: Trouble? = null,
)

/** People, and finding one of them as typed. */
class PeopleModel(private val scope: CoroutineScope, private val door: Door) {
    private val shown = MutableStateFlow(PeopleState())
    val state: StateFlow<PeopleState> = shown.asStateFlow()
    private val sought = MutableStateFlow("")
    private val again = MutableStateFlow(0)

    init {
        scope.launch {
            combine(sought, door.revision, again) { sought, _, _ -> sought }.collectLatest { sought ->
                if (sought.isNotEmpty()) delay(PAUSE)
                attempt { door.ask { journal, now -> journal.people().use { it.list(sought.ifBlank { null }, now) } } }.fold(
                    { people -> shown.update { it.copy(people = people.sortedWith(LATEST), trouble = null) } },
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

    /** Asks once more, after it could not be answered. */
    fun askAgain() = again.update { it + 1 }

    private companion object {
        /** Milliseconds after the last key before anything is looked for. */
        const val PAUSE = 60L

        /** Met last first, those who were never met after them, and at the end those who rest. */
        val LATEST = compareBy<PersonLine> { it.resting != null }.thenByDescending(nullsFirst()) { it.last }
    }
}
