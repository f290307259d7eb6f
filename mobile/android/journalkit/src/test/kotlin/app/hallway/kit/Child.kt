package app.hallway.kit

import app.hallway.core.ChangeListener
import app.hallway.core.Journal
import app.hallway.core.Work
import app.hallway.core.freshSecret
import app.hallway.model.Choice
import app.hallway.model.JournalException
import app.hallway.model.Progress
import java.io.File
import java.nio.file.Files
import java.util.concurrent.TimeUnit
import org.junit.Assert.assertTrue

/** Another process of this app, for what one process cannot show about itself: two that write, one that is killed, one alone. */
internal class Child(private val process: Process) {
    private val said = process.inputReader()

    /** The next line it says. */
    fun hear(): String = said.readLine() ?: error("it ended with ${process.waitFor()}")

    /** The rest of what it says, once it ended by itself. */
    fun end(): List<String> {
        val lines = said.readLines()
        assertTrue("it comes to an end", process.waitFor(60, TimeUnit.SECONDS))
        return lines
    }

    /** Ends it in the middle of whatever it does. */
    fun kill() {
        process.destroyForcibly().waitFor()
    }

    companion object {
        /** Begins one of the things below. [limit] stands before the virtual machine on its command line, for a shell. */
        fun begin(what: String, vararg arguments: String, limit: String = ""): Child {
            val java = listOf(
                File(System.getProperty("java.home"), "bin/java").path, "-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-Djna.library.path=" + System.getProperty("jna.library.path"), "-cp", System.getProperty("java.class.path"),
                "app.hallway.kit.ChildKt", what,
            ) + arguments
            val command = listOf("sh", "-c", "$limit exec \"$@\"", "sh") + java
            return Child(ProcessBuilder(command).redirectErrorStream(true).start())
        }
    }
}

fun main(arguments: Array<String>) {
    val rest = arguments.drop(1)
    when (arguments.first()) {
        "write" -> write(File(rest[0]), rest[1].toInt())
        "fill" -> fill(File(rest[0]))
        "take" -> take(File(rest[0]), rest[1])
        "many" -> many()
    }
}

/** Logs so many lines, and says so after each. */
private fun write(place: File, lines: Int) = Desk(place).open().use { journal ->
    repeat(lines) {
        journal.tea("plan $it")
        println("wrote $it")
    }
}

/** Logs until it is refused, says by what, and shows that what was saved before is still read. */
private fun fill(place: File) = Desk(place).open().use { journal ->
    var saved = 0
    try {
        repeat(100_000) {
            journal.tea("a long plan ".repeat(200) + it)
            saved += 1
        }
    } catch (refused: JournalException) {
        println("refused ${Trouble.of(refused).kind} ${refused.javaClass.simpleName} $saved ${journal.teas()}")
    }
}

/** Takes the inbox and says how many lines that were. */
private fun take(place: File, inbox: String) = Desk(place).open().use { journal ->
    println("took ${journal.review().use { it.takeInbox(inbox, WEDNESDAY) }.logged.size}")
}

/** Calls ten thousand times and says by how many KiB and threads the process grew; what the virtual machine itself wants it has by then. */
private fun many() = Journal.open(Files.createTempDirectory("hallway").toString(), freshSecret(), freshSecret(), WEDNESDAY).use { journal ->
    for (name in listOf("Ana Silva", "Bo Lindqvist", "Grace Hopper")) {
        journal.log("Coffee with @$name !send the deck by fri +need: an analyst", listOf(), WEDNESDAY)
    }
    val ana = journal.people().use { it.resolve("Ana Silva") }
    val deaf = object : ChangeListener, app.hallway.core.WorkListener {
        override fun changed(revision: ULong) = Unit

        override fun reached(progress: Progress) = Unit
    }
    val choices = listOf(Choice.Leave("promise.deck"), Choice.Private(true))
    fun calls(times: Int) = repeat(times) { number ->
        when (number % 10) {
            0 -> journal.read("Lunch with Grace 🫖 !send plan $number", choices, WEDNESDAY)
            1 -> journal.prep(ana, WEDNESDAY)
            2 -> runCatching { journal.people().use { it.resolve("nobody $number") } }
            3 -> journal.watch(deaf).use { it.stop() }
            4 -> Work(deaf).use { it.cancel() }
            else -> journal.people().use { it.named(ana) }
        }
    }
    fun held(): Pair<Long, Int> {
        System.gc()
        val resident = File("/proc/self/statm").readText().split(' ')[1].toLong() * 4
        return resident to File("/proc/self/task").list().orEmpty().size
    }
    calls(8_000)
    val (memory, threads) = held()
    calls(10_000)
    val (memoryAfter, threadsAfter) = held()
    println("grew ${memoryAfter - memory} ${threadsAfter - threads}")
}
