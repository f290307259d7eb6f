package app.hallway

import app.hallway.kit.Door
import app.hallway.kit.KeyStore
import java.io.File
import java.time.OffsetDateTime

/** The app over the real library and a real encrypted file, at a day of the test's choosing and with its keys in a plain file. */
class RealJournal : HallwayApplication() {
    /** What the clock shows. */
    @Volatile var now: OffsetDateTime = OffsetDateTime.parse("2026-11-18T14:05:00+00:00")

    override val door: Door by lazy { door(FileKeyStore(File(noBackupFilesDir, "keys"))) { now } }

    /** Another process of the app over the same files. */
    fun anotherDoor(): Door = door(FileKeyStore(File(noBackupFilesDir, "keys"))) { now }
}

/** Keeps the secrets as they are. For tests: a phone has a keystore. */
class FileKeyStore(private val folder: File) : KeyStore {
    override fun read(name: String): ByteArray? = File(folder, name).takeIf(File::exists)?.readBytes()

    override fun write(name: String, secret: ByteArray) {
        folder.mkdirs()
        File(folder, name).writeBytes(secret)
    }
}
