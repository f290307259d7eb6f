package app.hallway.kit

import app.hallway.core.Journal
import app.hallway.model.PersonId
import app.hallway.model.SearchOrder
import java.io.File
import java.nio.file.Files
import java.time.Duration
import java.time.OffsetDateTime
import java.util.concurrent.Executors
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull

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
internal class KeysInFolder(val folder: File) : KeyStore {
    override fun read(name: String): ByteArray? = File(folder, name).takeIf(File::exists)?.readBytes()

    override fun write(name: String, secret: ByteArray) {
        folder.mkdirs()
        File(folder, name).writeBytes(secret)
    }

    fun lose() = folder.listFiles().orEmpty().forEach(File::delete)
}

/** The app over a desk: its door, a thread that draws, and those that may wait. */
internal class Phone(val desk: Desk = Desk(), open: () -> Journal = desk::open) : AutoCloseable {
    private val screen = Executors.newSingleThreadExecutor()
    private val drawing = screen.asCoroutineDispatcher()
    val scope = CoroutineScope(SupervisorJob() + drawing)

    /** What the clock shows. */
    @Volatile var now: OffsetDateTime = WEDNESDAY
    val door = Door(scope, Dispatchers.IO, { now }, open)

    /** Does something on the thread that draws, as a touch does. */
    fun <T> touch(what: () -> T): T = runBlocking(drawing) { what() }

    fun <T> ask(call: (Journal) -> T): T = runBlocking { door.ask { journal, _ -> call(journal) } }

    fun log(vararg lines: String) = runBlocking { lines.forEach { line -> door.ask { journal, now -> journal.log(line, listOf(), now) } } }

    fun person(name: String): PersonId = ask { journal -> journal.people().use { it.resolve(name) } }

    /** The texts of lines that are found. */
    fun lines(words: String): List<String> = runBlocking {
        door.ask { journal, now -> journal.find(words, SearchOrder.NEWEST, 0u, 200u, now) }.hits.filter { it.what == "entry" }.map { it.text }
    }

    /** Waits until something is so: answers come from threads of their own. */
    fun until(what: String, holds: () -> Boolean) {
        val end = System.nanoTime() + Duration.ofSeconds(60).toNanos()
        while (!touch(holds)) {
            if (System.nanoTime() > end) throw AssertionError("$what never came")
            Thread.sleep(5)
        }
    }

    override fun close() {
        runBlocking { withTimeoutOrNull(10_000) { door.shut() } }
        scope.cancel()
        screen.shutdown()
        desk.close()
    }
}

/** How many lines were about tea. */
internal fun Journal.teas(): Int = find("kind:tea", SearchOrder.NEWEST, 0u, 10_000u, WEDNESDAY).hits.size

internal fun Journal.tea(about: String) = log("Tea with @Ana Silva, $about", listOf(), WEDNESDAY)
