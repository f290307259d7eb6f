package app.hallway.kit

import app.hallway.core.ChangeListener
import app.hallway.core.Journal
import app.hallway.core.Watch
import java.time.OffsetDateTime
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.async
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.withContext

/**
 * The only way from a screen to the journal. Every call runs on [work], never on the thread that draws, and whoever asks before
 * the journal is open waits for it, so that a screen may stand and be typed into at once.
 *
 * [open] makes or opens the journal with the secrets that the device keeps. It may fail (the key is gone, the file is newer than
 * the app): then every question fails with the same sentence, until [tryAgain].
 */
class Door(
    private val scope: CoroutineScope,
    private val work: CoroutineDispatcher,
    val now: () -> OffsetDateTime,
    private val open: () -> Journal,
) {
    private val changes = MutableStateFlow(0uL)

    // Held: a watch ends when it is let go.
    @Volatile private var watch: Watch? = null

    // Last: opening it begins at once, and needs what stands above.
    @Volatile private var journal = scope.async(work) { runCatching(::opened) }

    /** Grows with whatever changes in the journal, from here or from another device. Who shows something asks again. */
    val revision: StateFlow<ULong> = changes.asStateFlow()

    /** Opens the journal once more, after it could not be opened. */
    fun tryAgain() {
        val before = journal
        journal = scope.async(work) { before.await().recoverCatching { opened() } }
    }

    /** One question or act. Throws what the journal throws; [Trouble.of] makes a sentence of it. */
    suspend fun <T> ask(call: (Journal, OffsetDateTime) -> T): T {
        val open = journal.await().getOrThrow()
        return withContext(work) { call(open, now()) }
    }

    /** Something that needs the library and no journal. */
    suspend fun <T> beside(call: (OffsetDateTime) -> T): T = withContext(work) { call(now()) }

    /** Lets the file go; what runs is finished first. Every later question fails. */
    suspend fun shut() {
        val open = journal.await().getOrNull() ?: return
        withContext(work) {
            watch?.stop()
            open.shut()
        }
    }

    private fun opened(): Journal {
        val journal = open()
        watch = journal.watch(object : ChangeListener {
            override fun changed(revision: ULong) {
                changes.value = revision
            }
        })
        return journal
    }
}
