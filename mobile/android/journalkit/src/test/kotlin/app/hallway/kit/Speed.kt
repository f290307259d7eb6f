package app.hallway.kit

import app.hallway.core.Journal
import java.time.OffsetDateTime

private val NOW: OffsetDateTime = OffsetDateTime.parse("2026-05-20T09:00:00+02:00")
private const val LINE = "Coffee with Ana Silva and Bo Kraus, she is moving to Lisbon in June. I said I'd send her the visa " +
    "contact by Friday"
private const val TIMES = 100
private const val OPENED = 20
private const val WARM_UP = 5

/**
 * What the calls of a first screen cost in Kotlin, on the copy of the fixture in the folder that is named: the same calls in the same
 * order as in ffi/benches/door.rs, and a line for each. script/mobile-speed sets them side by side.
 */
object Speed {
    @JvmStatic
    fun main(arguments: Array<String>) {
        val open = { Journal.open(arguments.single(), ByteArray(32) { 7 }, ByteArray(32) { 9 }, NOW) }
        open().use { journal ->
            val people = journal.people().use { it.list(null, NOW) }.map { it.person.reference.id }
            for (round in 0..WARM_UP) {
                val say = { name: String, times: List<Double> -> if (round == WARM_UP) report(name, times) }
                say("read", timed(LINE.indices.drop(1)) { journal.read(LINE.substring(0, it), listOf(), NOW) })
                say("prep", timed(people.filterIndexed { place, _ -> place % (people.size / TIMES) == 0 }) { journal.prep(it, NOW) })
                say("today", timed(0 until TIMES) { journal.today(NOW) })
                say("log", timed(0 until TIMES) {
                    journal.log("Lunch with @\"Ana Silva\" about plan $it !send it by fri", listOf(), NOW)
                })
            }
            journal.shut()
        }
        report("open", timed(0 until OPENED) {
            open().use { journal ->
                journal.today(NOW)
                journal.shut()
            }
        })
    }

    /** How long each took, in microseconds. */
    private fun <T> timed(things: Iterable<T>, call: (T) -> Any?): List<Double> = things.map {
        val begun = System.nanoTime()
        call(it)
        (System.nanoTime() - begun) / 1e3
    }

    private fun report(name: String, times: List<Double>) {
        val sorted = times.sorted()
        println("speed: %s %.0f %.0f".format(name, sorted[sorted.size / 2], sorted[sorted.size * 95 / 100]))
    }
}
