package app.hallway.kit

import app.hallway.core.Journal
import app.hallway.core.Work
import app.hallway.core.freshSecret
import app.hallway.core.repair
import app.hallway.model.Repaired
import app.hallway.model.Standing
import java.io.File
import java.nio.file.Files
import java.time.OffsetDateTime
import java.util.UUID

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
 * The keystore of the phone does not answer, as may happen while the phone starts or its keystore is updated. The keys are there as far
 * as anybody knows, and trying again helps.
 */
class KeyUnreachable(cause: Throwable) :
    Exception(
        "this phone's keystore does not answer, so your journal cannot be opened right now. Nothing was changed. " +
            "Try again; if that does not help, restart the phone",
        cause,
    )

/** The key could not be written beside the place of the journal, and so no journal was begun: on a phone that is full, most likely. */
class KeyNotKept(cause: Throwable) :
    Exception("your journal's key could not be kept on this phone, so no journal was started. Make room, and try again", cause)

/**
 * Opens the journal in this folder. The first time its secrets are made and kept before anything is written with them; where a
 * journal is and its key is not, that is [KeyGone] and never a new key.
 *
 * Where only the secret is gone that the other devices know this one by, it gets another, and the journal notes that it is a stranger
 * to them until it is paired again ([isStranger]).
 */
fun openJournal(folder: File, keys: KeyStore, now: OffsetDateTime): Journal {
    val there = File(folder, JOURNAL_FILE).exists()
    val key = keys.read(JOURNAL_KEY) ?: run {
        if (there) throw KeyGone()
        freshSecret().also { keys.write(JOURNAL_KEY, it) }
    }
    val known = keys.read(DEVICE_SECRET)
    val secret = known ?: freshSecret().also { keys.write(DEVICE_SECRET, it) }
    val journal = Journal.open(folder.path, key, secret, now)
    if (there && known == null && journal.hasOthers()) journal.settings().use { it.set(STRANGER, "$now") }
    return journal
}

/** Whether the journal has other devices that could be reached. */
internal fun Journal.hasOthers(): Boolean =
    devices().use { devices -> devices.list().any { it.member.standing == Standing.Member } }

/** Whether this device is one that the journal's others do not know any more. */
internal fun Journal.isStranger(): Boolean = settings().use { it.get(STRANGER) } != null

/** This device was paired again. */
internal fun Journal.isKnownAgain() = settings().use { it.set(STRANGER, null) }

/**
 * Moves a journal that cannot be read here any more into a folder beside it, whole and with the files its keys lie in, and says which.
 * After that a new journal can be made in its place and paired; should the keystore answer again one day, the old one can still be read.
 * Nothing may have it open.
 */
fun setAside(folder: File, keys: File): File {
    val files = folder.listFiles().orEmpty().filter { it.name.startsWith(JOURNAL_FILE) }
    val aside = File(folder, "set-aside-${UUID.randomUUID()}").also { Files.createDirectory(it.toPath()) }
    // First of all: in the place of a journal without its keys a new key would be written over the old one.
    if (keys.exists()) Files.move(keys.toPath(), File(aside, keys.name).toPath())
    // The journal itself goes last: before that it still is where its companions belong.
    files.sortedBy { it.name == JOURNAL_FILE }.forEach { Files.move(it.toPath(), File(aside, it.name).toPath()) }
    return aside
}

/**
 * Copies what can be read of a damaged journal into a new file, puts that in its place, and says what is missing; the damaged one is kept
 * beside it. Nothing may have it open. Where that cannot be done everything is as it was.
 */
fun repairJournal(folder: File, keys: KeyStore, now: OffsetDateTime): Repaired =
    Work(null).use { repair(folder.path, keys.read(JOURNAL_KEY) ?: throw KeyGone(), it, now) }

private const val JOURNAL_FILE = "journal.hallway"
private const val JOURNAL_KEY = "journal"
private const val DEVICE_SECRET = "device"

/** The setting of this device that says since when the others do not know it. */
private const val STRANGER = "stranger"
