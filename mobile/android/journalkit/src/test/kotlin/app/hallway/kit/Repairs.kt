package app.hallway.kit

import java.io.File
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** Damages one page of a journal after the other, so many apart, and repairs it where it has to be. Says how often it had to. */
internal fun Desk.repairs(every: Int): Int {
    open().run {
        repeat(40) { tea("plan $it") }
        shut()
    }
    val file = File(folder, "journal.hallway")
    val whole = file.readBytes()
    var damaged = 0
    for (page in 1 until whole.size / PAGE step every) {
        folder.listFiles()!!.forEach(File::delete)
        val place = page * PAGE + 1_000
        file.writeBytes(whole.copyOf().also { it[place] = (it[place].toInt() xor 0x10).toByte() })
        val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
        val door = Door(scope, Dispatchers.IO, { WEDNESDAY }, ::open)
        runBlocking {
            val before = attempt { door.ask { journal, now -> journal.today(now).let { journal.teas() } } }
            if (before is Attempt.Failed) {
                damaged++
                assertTrue("page $page: ${before.trouble}", before.trouble.mayBeRepaired)
                val repaired = door.without { repairJournal(folder, keys, it) }
                val teas = door.ask { journal, _ -> journal.teas() }
                assertTrue("page $page: $teas, $repaired", teas == 40 || repaired.missing.isNotEmpty())
                assertEquals("the damaged one is kept", whole.size.toLong(), File(repaired.kept).length())
            }
            door.shut()
        }
        scope.cancel()
    }
    return damaged
}

private const val PAGE = 4096

/** Every page. It takes minutes: it runs with the long runs alone. */
class RepairLong {
    private val desk = Desk()

    @After
    fun clear() = desk.close()

    @Test
    fun `whichever page is damaged, the journal is repaired in its place`() = assertTrue(desk.repairs(every = 1) > 0)
}
