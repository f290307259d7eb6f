package app.hallway.kit

import app.hallway.core.ChangeListener
import app.hallway.core.Journal
import app.hallway.core.Work
import app.hallway.core.WorkListener
import app.hallway.core.freshSecret
import app.hallway.core.repair
import app.hallway.model.Hint
import app.hallway.model.JournalException
import app.hallway.model.Progress
import java.io.File
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Assume.assumeTrue
import org.junit.Test

/** The door as the app calls it: errors, watches, long work, and what a process leaves behind. */
class DoorTest {
    private val desk = Desk()

    @After
    fun clear() = desk.close()

    private inline fun <reified E : JournalException> trouble(crossinline call: () -> Unit): Trouble =
        Trouble.of(assertThrows(E::class.java) { call() })

    @Test
    fun `every kind of error is told apart and has a sentence for a person`() {
        val journal = desk.open()
        journal.tea("the budget")
        val say = trouble<JournalException.Say> { journal.people().use { it.resolve("Anna Silba") } }
        assertEquals(Trouble.Kind.SAY to "no_such_person", say.kind to say.word)
        assertTrue(say.sentence, "Ana Silva" in say.sentence)
        val unknown = trouble<JournalException.Say> { journal.people().use { it.resolve("Xerxes") } }
        assertEquals(listOf(Hint.SeePeople), unknown.hints)
        val decide = trouble<JournalException.Decide> {
            Journal.open(desk.folder.path, freshSecret(), freshSecret(), WEDNESDAY).close()
        }
        assertEquals(Trouble.Kind.KEY_GONE, decide.kind)
        assertTrue(decide.sentence, "Nothing was changed" in decide.sentence)
        val inUse = trouble<JournalException.TryAgain> {
            Work(null).use { repair(desk.folder.path, desk.keys.read("journal")!!, it, WEDNESDAY) }
        }
        assertEquals(Trouble.Kind.TRY_AGAIN, inUse.kind)
        trouble<JournalException.Stopped> {
            Work(null).use { work ->
                work.cancel()
                journal.maintenance().use { it.check(work, WEDNESDAY) }
            }
        }
        journal.shut()
        assertEquals("closed", trouble<JournalException.Closed> { journal.today(WEDNESDAY) }.word)
        val mistake = Trouble.of(JournalException.Mistake("internal", "a sentence", listOf()))
        assertEquals(Trouble.Kind.MISTAKE to "a sentence", mistake.kind to mistake.sentence)
        val full = Trouble.of(JournalException.TryAgain("no_room", "a sentence", listOf()))
        assertEquals(Trouble.Kind.FULL, full.kind)
    }

    @Test
    fun `a damaged journal is repaired in its place, and what could be read of it is there again`() =
        assertTrue("some page has to be read", desk.repairs(every = 5) > 0)

    @Test
    fun `a listener hears of every change though it throws, and nothing after the watch ended`() {
        val journal = desk.open()
        val told = LinkedBlockingQueue<ULong>()
        val watch = journal.watch(object : ChangeListener {
            override fun changed(revision: ULong) {
                told += revision
                error("thrown by a listener")
            }
        })
        var last = 0uL
        for (plan in 1..2) {
            journal.tea("plan $plan")
            val revision = told.poll(30, TimeUnit.SECONDS)
            assertTrue("$revision after $last", revision != null && revision > last)
            last = revision
        }
        watch.stop()
        journal.tea("plan 3")
        assertNull(told.poll(300, TimeUnit.MILLISECONDS))
        assertEquals(3, journal.teas())
        journal.shut()
    }

    @Test
    fun `long work ends when it is cancelled from another thread, and the next time it is done whole`() {
        val journal = desk.open()
        repeat(300) { journal.tea("plan $it") }
        val seen = LinkedBlockingQueue<Progress>()
        fun work() = Work(object : WorkListener {
            override fun reached(progress: Progress) {
                seen += progress
                if (progress.done == progress.total) error("thrown by a listener")
            }
        })
        work().use { work ->
            val canceller = Thread {
                seen.take()
                work.cancel()
            }.apply { start() }
            assertThrows(JournalException.Stopped::class.java) {
                // It says at once how far it is: by its end it was cancelled.
                journal.maintenance().use { it.rebuildAll(work, WEDNESDAY) }
                canceller.join()
                journal.maintenance().use { it.check(work, WEDNESDAY) }
            }
            canceller.join()
        }
        val check = work().use { work ->
            journal.maintenance().use {
                it.rebuildAll(work, WEDNESDAY)
                it.check(work, WEDNESDAY)
            }
        }
        assertTrue("$check", check.file.isEmpty() && check.stale.isEmpty() && check.records >= 300uL)
        assertTrue("it goes on to the end", seen.last().done <= seen.last().total && seen.last().total > 0uL)
        journal.shut()
    }

    @Test
    fun `ten thousand calls leave nothing behind`() {
        assumeTrue("it is counted in /proc", java.io.File("/proc/self/statm").exists())
        val (kib, threads) = Child.begin("many").end().last().removePrefix("grew ").split(' ').map(String::toLong)
        // What a call would leave behind is a screen of some kilobytes; a virtual machine moves by some megabytes of its own.
        assertTrue("$kib KiB more", kib < 16 shl 10)
        assertTrue("$threads threads more", threads <= 2)
    }

    @Test
    fun `a journal that cannot be read is set aside whole, and a new one takes its place`() {
        desk.open().use {
            it.tea("the budget")
            it.shut()
        }
        val (key, secret) = desk.keys.read("journal")!! to desk.keys.read("device")!!
        desk.keys.lose()
        val gone = Trouble.of(assertThrows(KeyGone::class.java) { desk.open() })
        assertTrue(gone.sentence, "nothing was deleted" in gone.sentence)
        val aside = setAside(desk.folder, desk.keys.folder)
        desk.open().use { assertTrue(it.today(WEDNESDAY).firstDay) }
        Journal.open(aside.path, key, secret, WEDNESDAY).use { assertEquals(1, it.teas()) }
    }
}
