package app.hallway

import android.app.Application
import android.os.SystemClock
import app.hallway.devices.CodeCamera
import app.hallway.devices.PhoneCamera
import app.hallway.keys.WrappedKeyStore
import app.hallway.kit.Calendar
import app.hallway.kit.Door
import app.hallway.kit.InStep
import app.hallway.kit.Inbox
import app.hallway.kit.KeyStore
import app.hallway.kit.openJournal
import app.hallway.lock.Lock
import app.hallway.meetings.Meetings
import app.hallway.meetings.PhoneCalendar
import app.hallway.settings.Preferences
import app.hallway.settings.Preferences.Switch
import app.hallway.sync.Multicast
import java.io.File
import java.time.OffsetDateTime
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob

/** The app's process: one journal, open as long as it runs. The first frame does not wait for it. */
open class HallwayApplication : Application() {
    /** What outlives every window, and ends with the process. */
    val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
    val preferences: Preferences by lazy { Preferences(this) }

    /** The secrets of this phone. */
    open val keyStore: KeyStore by lazy { WrappedKeyStore(keys()) }

    /** The way into the journal. It is being opened from the first time it is asked for. */
    open val door: Door by lazy { door(keyStore) { OffsetDateTime.now() } }

    /** This phone among the user's other devices. */
    val inStep: InStep by lazy { InStep(scope, door).also { Multicast(this).follow(it, scope) } }

    /** What was said outside the window, and is taken when the journal is open. */
    val inbox: Inbox by lazy { Inbox(door, File(noBackupFilesDir, "inbox")) }

    /** The phone's calendar, looked at only when that is switched on. */
    open val calendar: Calendar by lazy { PhoneCalendar(this) }
    val meetings: Meetings by lazy { Meetings(this, door, calendar, preferences) }

    /** Whether the app asks for the lock of the phone. */
    val lock: Lock by lazy { Lock(preferences.isOn(Switch.LOCKED), SystemClock::elapsedRealtime) }

    /** The camera that reads codes. */
    open val camera: CodeCamera by lazy { PhoneCamera(this) }

    /** Where the journal lies. */
    fun folder(): File = File(noBackupFilesDir, "journal").apply { mkdirs() }

    /** Where its keys lie, wrapped. */
    fun keys(): File = File(noBackupFilesDir, "keys")

    /** A way into the journal in this app's own directory, which no backup takes. */
    protected fun door(keys: KeyStore, now: () -> OffsetDateTime): Door = Door(scope, Dispatchers.IO, now) {
        openJournal(folder(), keys, now())
    }
}
