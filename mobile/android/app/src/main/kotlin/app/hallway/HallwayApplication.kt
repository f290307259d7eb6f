package app.hallway

import android.app.Application
import app.hallway.keys.WrappedKeyStore
import app.hallway.kit.Door
import app.hallway.kit.KeyStore
import app.hallway.kit.openJournal
import app.hallway.settings.Preferences
import java.io.File
import java.time.OffsetDateTime
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob

/** The app's process: one journal, open as long as it runs. The first frame does not wait for it. */
open class HallwayApplication : Application() {
    val preferences: Preferences by lazy { Preferences(this) }

    /** The way into the journal. It is being opened from the first time it is asked for. */
    open val door: Door by lazy { door(WrappedKeyStore(File(noBackupFilesDir, "keys"))) { OffsetDateTime.now() } }

    /** A way into the journal in this app's own directory, which no backup takes. */
    protected fun door(keys: KeyStore, now: () -> OffsetDateTime): Door {
        val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
        return Door(scope, Dispatchers.IO, now) {
            openJournal(File(noBackupFilesDir, "journal").apply { mkdirs() }, keys, now())
        }
    }
}
