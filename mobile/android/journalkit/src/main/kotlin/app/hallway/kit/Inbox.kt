package app.hallway.kit

import app.hallway.core.putInInbox
import app.hallway.model.InboxTaken
import java.io.File

/** What became of a line that was said outside the window. */
sealed interface Said {
    data object Saved : Said

    /** It lies in the inbox until the journal can be opened. */
    data object Kept : Said

    /** Nowhere: whoever said it keeps it, and tries again. */
    data class Not(val trouble: Trouble) : Said
}

/**
 * What is said outside the app's window: a reply to a notification. It lies in a folder until the journal takes it, each line
 * once and only once, whatever ends in between.
 */
class Inbox(private val door: Door, private val folder: File) {
    /** Puts a line into the inbox. It is on the disk when this comes back, whether or not the journal can be opened. */
    suspend fun put(text: String) = door.beside { now ->
        folder.mkdirs()
        putInInbox(folder.path, text, now)
    }

    /** Has the journal log whatever waits. */
    suspend fun take(): InboxTaken = door.askAtOnce { journal, now -> journal.review().use { it.takeInbox(folder.path, now) } }

    /**
     * Puts a line there and has it taken. Where it cannot be put, as on a phone that is full, the journal is asked to log it at once:
     * it may have room of its own. Whoever hears [Said.Not] has the line still, and nobody else does.
     */
    suspend fun say(text: String): Said = when (val lies = attempt { put(text) }) {
        is Attempt.Came -> if (attempt { take() } is Attempt.Came) Said.Saved else Said.Kept
        is Attempt.Failed -> when (val logged = attempt { door.askAtOnce { journal, now -> journal.log(text, emptyList(), now) } }) {
            is Attempt.Came -> Said.Saved
            is Attempt.Failed -> Said.Not(logged.trouble.takeIf { it.kind == Trouble.Kind.FULL } ?: lies.trouble)
        }
    }
}
