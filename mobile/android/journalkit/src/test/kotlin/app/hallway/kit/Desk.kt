package app.hallway.kit

import app.hallway.core.Journal
import app.hallway.model.SearchOrder
import java.io.File
import java.nio.file.Files
import java.time.OffsetDateTime

/** The moment most tests happen at: a Wednesday. */
internal val WEDNESDAY: OffsetDateTime = OffsetDateTime.parse("2026-11-18T14:05:00+00:00")

/** A folder with the place of a journal in it, and its secrets in another. */
internal class Desk(private val place: File = Files.createTempDirectory("hallway").toFile()) : AutoCloseable {
    val folder = File(place, "journal").apply { mkdirs() }
    val keys = KeysInFolder(File(place, "keys").apply { mkdirs() })

    fun open(): Journal = openJournal(folder, keys, WEDNESDAY)

    override fun close() {
        place.deleteRecursively()
    }
}

/** Secrets in a folder, as long as the test lasts. */
internal class KeysInFolder(private val folder: File) : KeyStore {
    override fun read(name: String): ByteArray? = File(folder, name).takeIf(File::exists)?.readBytes()

    override fun write(name: String, secret: ByteArray) = File(folder, name).writeBytes(secret)

    fun lose() = folder.listFiles().orEmpty().forEach(File::delete)
}

/** How many lines were about tea. */
internal fun Journal.teas(): Int = find("kind:tea", SearchOrder.NEWEST, 0u, 10_000u, WEDNESDAY).hits.size

internal fun Journal.tea(about: String) = log("Tea with @Ana Silva, $about", listOf(), WEDNESDAY)
