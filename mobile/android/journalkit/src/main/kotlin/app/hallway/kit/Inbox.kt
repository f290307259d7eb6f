package app.hallway.kit

import app.hallway.core.putInInbox
import app.hallway.model.InboxTaken
import java.io.File

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
    suspend fun take(): InboxTaken = door.ask { journal, now -> journal.review().use { it.takeInbox(folder.path, now) } }

    /** Puts a line there and has it taken; false if it waits there until the journal can be opened. */
    suspend fun say(text: String): Boolean {
        put(text)
        return attempt { take() } is Attempt.Came
    }
}
