package app.hallway.kit

import app.hallway.core.Work
import app.hallway.core.putInInbox
import java.io.File
import java.nio.file.Files
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** Bad days of a process: killed while saving, two at once, no room left, an inbox that grew. */
class ProcessesTest {
    private val place: File = Files.createTempDirectory("hallway").toFile()
    private val desk = Desk(place)

    @After
    fun clear() = desk.close()

    private fun assertSound(expected: IntRange) = desk.open().use { journal ->
        val check = Work(null).use { work -> journal.maintenance().use { it.check(work, WEDNESDAY) } }
        assertTrue("$check", check.file.isEmpty() && check.unreadable.isEmpty() && check.stale.isEmpty())
        assertTrue("${journal.teas()} of $expected", journal.teas() in expected)
    }

    @Test
    fun `of a process that is killed while it saves, every line is there that it was told is saved`() {
        var before = 0
        for (round in 1..3) {
            val child = Child.begin("write", place.path, "1000")
            repeat(5 * round) { child.hear() }
            child.kill()
            before += 5 * round
            val now = desk.open().use { it.teas() }
            assertTrue("$now after $before", now >= before)
            before = now
        }
        assertSound(before..before)
    }

    @Test
    fun `two processes of one app write into one journal, and neither loses a line`() {
        val child = Child.begin("write", place.path, "40")
        child.hear()
        desk.open().use { journal -> repeat(40) { journal.tea("from the app $it") } }
        child.end()
        assertSound(80..80)
    }

    @Test
    fun `what no room is left for is refused in words, and what was saved before is read and whole`() {
        desk.open().use { it.tea("the first") }
        // No file may be larger than 2 MiB, as on a phone that is full.
        val said = Child.begin("fill", place.path, limit = "ulimit -f 4096;").end()
        val (kind, _, saved, read) = said.first { it.startsWith("refused ") }.removePrefix("refused ").split(' ')
        assertTrue(said.toString(), kind in listOf("FULL", "TRY_AGAIN"))
        assertTrue(said.toString(), saved.toInt() > 0 && read.toInt() == saved.toInt() + 1)
        assertSound(read.toInt()..read.toInt())
        desk.open().use { it.tea("with room again") }
    }

    @Test
    fun `an inbox that grew while the app was away is taken once, by two that look at the same time`() {
        val inbox = File(place, "inbox").path
        val lines = if (System.getenv("HALLWAY_LONG") == null) 1_000 else 10_000
        repeat(lines) { putInInbox(inbox, "Tea with @Ana Silva, plan $it", WEDNESDAY.minusMinutes(it.toLong())) }
        val child = Child.begin("take", place.path, inbox)
        val here = desk.open().use { journal -> journal.review().use { it.takeInbox(inbox, WEDNESDAY) }.logged.size }
        val there = child.end().last().removePrefix("took ").toInt()
        assertEquals(lines, here + there)
        assertSound(lines..lines)
        assertEquals(0, File(inbox).listFiles().orEmpty().size)
    }

    @Test
    fun `a line is logged once though the app ended before its file was gone, and what is no line is set aside`() {
        val inbox = File(place, "inbox")
        putInInbox(inbox.path, "Tea with Ana Silva 🫖\nand more", WEDNESDAY.minusDays(1))
        val file = inbox.listFiles().orEmpty().single()
        val bytes = file.readBytes()
        File(inbox, "no-line-at-all.line").writeBytes(byteArrayOf(-1, -2))
        File(inbox, "half-written.part").writeText("hallway-line 1\n2026")
        desk.open().use { journal ->
            val taken = journal.review().use { it.takeInbox(inbox.path, WEDNESDAY) }
            assertEquals("Tea with Ana Silva 🫖\nand more", taken.logged.single().text)
            assertEquals(WEDNESDAY.minusDays(1), taken.logged.single().at)
            assertEquals("no-line-at-all.line", taken.refused.single().name)
        }
        file.writeBytes(bytes)
        desk.open().use { journal ->
            assertTrue(journal.review().use { it.takeInbox(inbox.path, WEDNESDAY) }.logged.isEmpty())
            assertEquals(1, journal.teas())
        }
        assertTrue(!file.exists())
    }
}
