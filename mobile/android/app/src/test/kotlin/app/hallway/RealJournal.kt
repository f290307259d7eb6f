package app.hallway

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.hallway.devices.CodeCamera
import app.hallway.kit.Calendar
import app.hallway.kit.CalendarEvent
import app.hallway.kit.Door
import app.hallway.kit.KeyStore
import app.hallway.kit.KeyUnreachable
import java.io.File
import java.security.ProviderException
import java.time.OffsetDateTime

/**
 * The app over the real library and a real encrypted file, at a day of the test's choosing. Keys lie in a plain file; the camera
 * sees and the calendar holds what a test says.
 */
class RealJournal : HallwayApplication() {
    /** What the clock shows. */
    @Volatile var now: OffsetDateTime = OffsetDateTime.parse("2026-11-18T14:05:00+00:00")

    /** Whether its keystore answers; it may be silent for a while, as after an update of the phone. */
    @Volatile var keystoreAnswers = true

    override val keyStore: KeyStore by lazy { FileKeyStore(keys()) { keystoreAnswers } }

    override val door: Door by lazy { door(keyStore) { now } }
    override val camera = HeldCamera()
    override val calendar = HeldCalendar()

    /** Another process of the app over the same files. */
    fun anotherDoor(): Door = door(keyStore) { now }
}

/** A camera that sees a code when the test holds one before it. */
class HeldCamera : CodeCamera {
    override val isThere = true

    /** What is told of a code; nothing while no finder is on the screen. */
    var sees: ((String) -> Unit)? = null

    @Composable
    override fun Finder(modifier: Modifier, read: (String) -> Unit, failed: () -> Unit) {
        sees = read
    }
}

/** A calendar that holds what the test wrote into it. */
class HeldCalendar : Calendar {
    @Volatile var events: List<CalendarEvent> = emptyList()

    /** How often it was read. */
    @Volatile var reads = 0

    /** It cannot be read, as where the phone's own calendar falls over. */
    @Volatile var falls = false

    override fun between(from: OffsetDateTime, to: OffsetDateTime): List<CalendarEvent> {
        reads++
        check(!falls) { "the calendar fell over" }
        return events.filter { it.end > from && it.begin < to }
    }
}

/** Keeps the secrets as they are. For tests: a phone has a keystore. */
class FileKeyStore(private val folder: File, private val answers: () -> Boolean = { true }) : KeyStore {
    override fun read(name: String): ByteArray? {
        if (!answers()) throw KeyUnreachable(ProviderException())
        return File(folder, name).takeIf(File::exists)?.readBytes()
    }

    override fun write(name: String, secret: ByteArray) {
        folder.mkdirs()
        File(folder, name).writeBytes(secret)
    }
}
