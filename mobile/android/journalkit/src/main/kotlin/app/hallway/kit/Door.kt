package app.hallway.kit

import app.hallway.core.ChangeListener
import app.hallway.core.Journal
import app.hallway.core.Watch
import app.hallway.core.Work
import app.hallway.core.WorkListener
import app.hallway.model.ActId
import app.hallway.model.Progress
import java.time.OffsetDateTime
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.async
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.withContext

/** What came of an act, and which it was: nothing where it changed nothing, so that there is nothing to take back. */
class Acted<T>(val answer: T, val act: ActId?)

/**
 * The only way from a screen to the journal. Every call runs on [work], never on the thread that draws, and whoever asks before
 * the journal is open waits for it, so that a screen may stand and be typed into at once.
 *
 * [open] makes or opens the journal with the secrets that the device keeps. It may fail (the key is gone, the file is newer than
 * the app): then every question fails with the same sentence, until [tryAgain].
 *
 * After an update the journal's tables may have to be made anew first. Questions wait for that ([ordering] says how far it is); a
 * line does not, and is saved meanwhile: who there is, is known at once.
 */
class Door(
    private val scope: CoroutineScope,
    private val work: CoroutineDispatcher,
    val now: () -> OffsetDateTime,
    private val open: () -> Journal,
) {
    private val changes = MutableStateFlow(0uL)
    private val openNow = MutableStateFlow(false)
    private val reached = MutableStateFlow<Progress?>(null)

    /** Whose turn it is to read or write the line that is not saved yet: a window that goes, and the one that comes after it. */
    internal val unsaved = Mutex()

    // Held: a watch ends when it is let go.
    @Volatile private var watch: Watch? = null

    @Volatile private var toOrder: Work? = null

    // Last: opening it begins at once, and needs what stands above.
    @Volatile private var journal = scope.async(work) { runCatching(::opened) }

    /** The journal once its tables are in order. */
    @Volatile private var ordered = scope.async(work) { journal.await().mapCatching(::inOrder) }

    /** Grows with whatever changes in the journal, from here or from another device. Who shows something asks again. */
    val revision: StateFlow<ULong> = changes.asStateFlow()

    /** Whether the journal could be opened; it may be after [tryAgain]. */
    val isOpen: StateFlow<Boolean> = openNow.asStateFlow()

    /** How far tables have been made anew after an update, as long as that takes; else nothing. */
    val ordering: StateFlow<Progress?> = reached.asStateFlow()

    /** Opens the journal once more, after it could not be opened. */
    fun tryAgain() {
        val (opening, order) = journal to ordered
        val again = scope.async(work) { opening.await().recoverCatching { opened() } }
        journal = again
        ordered = scope.async(work) { order.await().recoverCatching { inOrder(again.await().getOrThrow()) } }
    }

    /** One question. Throws what the journal throws; [Trouble.of] makes a sentence of it. */
    suspend fun <T> ask(call: (Journal, OffsetDateTime) -> T): T {
        val open = ordered.await().getOrThrow()
        return withContext(work) { call(open, now()) }
    }

    /** What needs no table that may have to be made anew, and waits for none: a line while it is typed, a setting. */
    suspend fun <T> askAtOnce(call: (Journal, OffsetDateTime) -> T): T {
        val open = journal.await().getOrThrow()
        return withContext(work) { call(open, now()) }
    }

    /** One act, through a door of its own: so it is known which it was, whatever else is done meanwhile. It waits for no table. */
    suspend fun <T> act(call: (Journal, OffsetDateTime) -> T): Acted<T> = askAtOnce { journal, now ->
        journal.anotherDoor().use { own -> Acted(call(own, now), own.maintenance().use { it.lastAct() }) }
    }

    /** Something that needs the library and no journal. */
    suspend fun <T> beside(call: (OffsetDateTime) -> T): T = withContext(work) { call(now()) }

    /** Lets the file go; what runs is finished first. Every later question fails. */
    suspend fun shut() {
        val open = journal.await().getOrNull() ?: return
        withContext(work) {
            toOrder?.cancel()
            watch?.stop()
            open.shut()
        }
    }

    /**
     * Lets the file go, does something for which nobody may have it open, and opens it again, whatever came of that. Where it could not be
     * opened before and nothing came of that either, all is as it was.
     */
    suspend fun <T> without(what: (OffsetDateTime) -> T): T {
        var again = journal.await().isSuccess
        shut()
        try {
            return beside(what).also { again = true }
        } finally {
            if (again) {
                journal = scope.async(work) { runCatching(::opened) }
                ordered = scope.async(work) { journal.await().mapCatching(::inOrder) }
                // It may be another file by now: who shows something asks again.
                changes.update { it + 1uL }
            }
        }
    }

    /** Makes anew what an update left to be made. Stopped in the middle, by the end of the process too, it goes on there next time. */
    private fun inOrder(journal: Journal): Journal = journal.maintenance().use { maintenance ->
        if (maintenance.rebuilding() == null) return journal
        val tells = object : WorkListener {
            override fun reached(progress: Progress) {
                reached.value = progress
            }
        }
        try {
            Work(tells).also { toOrder = it }.use { maintenance.rebuild(it, now()) }
        } finally {
            toOrder = null
            reached.value = null
        }
        journal
    }

    private fun opened(): Journal {
        val journal = open()
        watch = journal.watch(object : ChangeListener {
            override fun changed(revision: ULong) {
                changes.update { it + 1uL }
            }
        })
        openNow.value = true
        return journal
    }
}
