package app.hallway.kit

import app.hallway.core.Journal
import java.time.OffsetDateTime
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** A screen that shows one answer of the journal: not there yet, there, or in the way of it a trouble. */
data class Shown<T>(
    /** The answer; the old one stands until the new one is there. */
    val answer: T? = null,
    /** What was done here last, until something else is. */
    val done: Deed? = null,
    val trouble: Trouble? = null,
)

/** Something that was done and can be taken back. */
data class Deed(
    /** What it was about, in the user's words. */
    val about: String,
    val kind: Kind,
) {
    /** Nothing is taken back twice. */
    val canBeUndone: Boolean get() = kind !in FOR_GOOD

    enum class Kind {
        KEPT,
        PUT_OFF,
        LET_GO,
        ANSWERED,
        RESTING,
        AWAKE,
        SET,
        ENDED,
        SEATED,
        OFF_THE_MAP,
        TOLD,
        WON,
        GIVEN,
        ASKED,
        HEARD,
        CAME_BACK,
        LET_BE,
        RENAMED,
        CUT_OFF,
        TRUSTED,
        UNDONE,
    }

    private companion object {
        /** What concerns the devices holds on every one of them, and is said otherwise and not undone. */
        val FOR_GOOD = setOf(Kind.UNDONE, Kind.RENAMED, Kind.CUT_OFF, Kind.TRUSTED)
    }
}

/**
 * Keeps a screen at what the journal says: asks at once, again whenever something changes, and drops an answer that a later
 * question overtook.
 */
abstract class Held<T>(protected val scope: CoroutineScope, protected val door: Door) {
    private val shown = MutableStateFlow(Shown<T>())
    val state: StateFlow<Shown<T>> = shown.asStateFlow()
    private var following: Job? = null
    private var doing: Job? = null

    protected abstract suspend fun ask(): T

    /** Begins to follow the journal; once more, it asks anew. */
    fun follow() {
        following?.cancel()
        following = scope.launch {
            door.revision.collectLatest {
                attempt(::ask).fold(
                    { answer -> shown.update { it.copy(answer = answer, trouble = null) } },
                    { trouble -> shown.update { it.copy(trouble = trouble) } },
                )
            }
        }
    }

    /** No longer on the screen. */
    fun leave() {
        following?.cancel()
        following = null
        shown.update { it.copy(done = null) }
    }

    /** Does something, and says so; [failed] is told if it could not be done. What the screen shows follows by itself. */
    protected fun act(deed: Deed, failed: () -> Unit = {}, call: (Journal, OffsetDateTime) -> Unit) =
        next { perform(deed, failed, call) }

    /** Takes back what was done last, also if that is still on its way to the disk. */
    fun undo() = next {
        shown.value.done?.takeIf(Deed::canBeUndone)?.let { last ->
            perform(Deed(last.about, Deed.Kind.UNDONE), {}) { journal, now -> journal.undo(now) }
        }
    }

    /** One thing after the other, so that what is taken back is what was done last. */
    private fun next(what: suspend () -> Unit) {
        val before = doing
        doing = scope.launch {
            before?.join()
            what()
        }
    }

    private suspend fun perform(deed: Deed, failed: () -> Unit, call: (Journal, OffsetDateTime) -> Unit) {
        attempt { door.ask(call) }.fold(
            { shown.update { it.copy(done = deed, trouble = null) } },
            { trouble ->
                shown.update { it.copy(trouble = trouble) }
                failed()
            },
        )
    }
}
