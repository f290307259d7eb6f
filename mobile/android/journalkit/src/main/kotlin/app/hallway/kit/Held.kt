package app.hallway.kit

import app.hallway.core.Journal
import app.hallway.model.ActId
import app.hallway.model.Undone
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
    /** How many acts are on their way to the disk. */
    val underWay: Int = 0,
) {
    /** Something is on its way to the disk: what adds waits for that, so that a touch too many adds nothing twice. */
    val saving: Boolean get() = underWay > 0
}

/** Something that was done and can be taken back. */
data class Deed(
    /** What it was about, in the user's words. */
    val about: String,
    val kind: Kind,
    /** Which act it was. None where nothing changed, and none about devices, which is said otherwise and not undone. */
    val act: ActId? = null,
    /** What came of taking it back. */
    val undone: Undone? = null,
) {
    val canBeUndone: Boolean get() = act != null

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
        CHANGED,
        NOTED,
        DELETED,
        PACED,
        UNDONE,
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

    /** Nobody looks, as while the window is made anew or another screen stands over this one: it asks no more. What was done stays said. */
    fun pause() {
        following?.cancel()
        following = null
    }

    /** The user went out of the screen: what was done there is said no more. */
    fun leave() = shown.update { it.copy(done = null) }

    /** Forgets the answer, so that none is shown before the journal gave a new one. */
    protected fun forget() = shown.update { it.copy(answer = null) }

    /** Does something, and says so; [done] or [failed] is told which. What the screen shows follows by itself. */
    protected fun act(deed: Deed, failed: () -> Unit = {}, done: () -> Unit = {}, call: (Journal, OffsetDateTime) -> Unit) {
        shown.update { it.copy(underWay = it.underWay + 1) }
        next { perform(deed, failed, done, call) }
    }

    /** The same for what adds something: a second touch while it is on its way adds nothing. */
    protected fun add(deed: Deed, done: () -> Unit, call: (Journal, OffsetDateTime) -> Unit) {
        if (!shown.value.saving) act(deed, done = done, call = call)
    }

    /** Takes back what was done here last, also if that is still on its way to the disk, and nothing that came in between. */
    fun undo() = takeBack({ shown.value.done })

    /** Takes back what [which] is once all before it is done; [then] is told so, also where it had changed nothing. */
    protected fun takeBack(which: () -> Deed?, then: (Deed) -> Unit = {}) = next {
        val deed = which() ?: return@next
        val act = deed.act ?: return@next then(deed)
        attempt { door.ask { journal, now -> journal.undoAct(act, now) } }.fold(
            { undone ->
                shown.update { it.copy(done = Deed(deed.about, Deed.Kind.UNDONE, undone = undone), trouble = null) }
                then(deed)
            },
            { trouble -> shown.update { it.copy(trouble = trouble) } },
        )
    }

    /** One thing after the other, so that what is taken back is what was done last. */
    private fun next(what: suspend () -> Unit) {
        val before = doing
        doing = scope.launch {
            before?.join()
            what()
        }
    }

    private suspend fun perform(deed: Deed, failed: () -> Unit, done: () -> Unit, call: (Journal, OffsetDateTime) -> Unit) {
        attempt { door.act(call) }.fold(
            { acted ->
                shown.update { it.copy(done = deed.copy(act = acted.act), trouble = null, underWay = it.underWay - 1) }
                done()
            },
            { trouble ->
                shown.update { it.copy(trouble = trouble, underWay = it.underWay - 1) }
                failed()
            },
        )
    }
}
