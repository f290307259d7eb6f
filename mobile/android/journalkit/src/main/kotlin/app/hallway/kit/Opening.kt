package app.hallway.kit

import app.hallway.core.Journal
import app.hallway.core.freshSecret
import java.io.File
import java.time.OffsetDateTime

/** Where the two secrets of this device are kept: the Android Keystore in the app, a folder in tests. */
interface KeyStore {
    /** The secret under this name, or nothing if it was never made or is gone. */
    fun read(name: String): ByteArray?

    /** Keeps a secret. It returns when the secret is safe. */
    fun write(name: String, secret: ByteArray)
}

/** There is a journal, and the key to it is gone: the phone was restored or reset. Nothing was deleted. */
class KeyGone :
    Exception(
        "This phone cannot open your journal: its key is gone. Pair it with your laptop again; nothing was deleted."
    )

/**
 * Opens the journal in this folder. The first time its secrets are made and kept before anything is written with them; where a
 * journal is and its key is not, that is [KeyGone] and never a new key.
 */
fun openJournal(folder: File, keys: KeyStore, now: OffsetDateTime): Journal {
    val key = keys.read(JOURNAL_KEY) ?: run {
        if (File(folder, JOURNAL_FILE).exists()) throw KeyGone()
        freshSecret().also { keys.write(JOURNAL_KEY, it) }
    }
    val secret = keys.read(DEVICE_SECRET) ?: freshSecret().also { keys.write(DEVICE_SECRET, it) }
    return Journal.open(folder.path, key, secret, now)
}

private const val JOURNAL_FILE = "journal.hallway"
private const val JOURNAL_KEY = "journal"
private const val DEVICE_SECRET = "device"
