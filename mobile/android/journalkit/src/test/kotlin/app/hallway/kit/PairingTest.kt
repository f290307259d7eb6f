package app.hallway.kit

import app.hallway.core.DeviceSync
import app.hallway.core.Journal
import app.hallway.core.OneSync
import app.hallway.core.Pairing
import app.hallway.core.PairingEvent
import app.hallway.core.PairingListener
import app.hallway.core.SyncNews
import app.hallway.core.Work
import app.hallway.model.JournalException
import app.hallway.model.OtherDevice
import app.hallway.model.PeerEnd
import app.hallway.model.SyncEvent
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kotlin.concurrent.thread
import kotlin.system.measureTimeMillis
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.cancel
import kotlinx.coroutines.delay
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test

/** What came of a pairing. */
internal data class Ended(val device: OtherDevice?, val why: JournalException?)

/** Hears what happens while two devices pair, and throws at the core when it is told of its end. */
internal class Hears : PairingListener {
    private val told = LinkedBlockingQueue<Any>()

    override fun onEvent(event: PairingEvent) {
        told += event
    }

    override fun ended(device: OtherDevice?, why: JournalException?) {
        told += Ended(device, why)
        error("thrown by a listener")
    }

    /** The next of this kind. */
    inline fun <reified T : Any> wait(seconds: Long = 30): T {
        while (true) {
            val one = told.poll(seconds, TimeUnit.SECONDS) ?: error("nothing was told in $seconds seconds")
            if (one is T) return one
        }
    }
}

/** Hears how sync goes on, and throws at the core when it is told that it is in step. */
private class News : SyncNews {
    val told = LinkedBlockingQueue<SyncEvent>()

    override fun onEvent(event: SyncEvent) {
        told += event
        if (event is SyncEvent.InStep) error("thrown by a listener")
    }

    override fun ended(why: JournalException?) = Unit

    fun wait(holds: (SyncEvent) -> Boolean) {
        while (true) {
            val one = told.poll(30, TimeUnit.SECONDS) ?: error("nothing was told in 30 seconds")
            if (holds(one)) return
        }
    }
}

/** Two journals in one process: they pair over this machine's own network, and stay in step. */
class PairingTest {
    private val desks = mutableListOf<Desk>()

    private fun device(): Journal = Desk().also(desks::add).open()

    @After
    fun clear() = desks.forEach(Desk::close)

    private fun members(journal: Journal) = journal.devices().use { it.members() }

    /** One that shows a code, and what it hears. */
    private fun shown(laptop: Journal): Triple<Pairing, Hears, String> {
        val hears = Hears()
        val host = laptop.showCode(hears, false)
        val code = hears.wait<PairingEvent.Code>()
        assertTrue(code.squares.size > 20 && code.squares.all { it.size == code.squares.size } && code.seconds <= 120uL)
        return Triple(host, hears, code.ticket)
    }

    private inner class About(val laptop: Journal, val phone: Journal) {
        val host: Pairing
        val hostHears: Hears
        val joining: Pairing
        val joinHears = Hears()

        init {
            val (host, hostHears, ticket) = shown(laptop)
            this.host = host
            this.hostHears = hostHears
            joining = phone.join(ticket, joinHears, false)
        }

        /** Both show the same digits, and the first is asked. */
        fun digits(): About {
            val (here, there) = hostHears.wait<PairingEvent.Digits>() to joinHears.wait<PairingEvent.Digits>()
            assertEquals(here.digits, there.digits)
            assertTrue(here.asks && !there.asks)
            return this
        }

        fun pair(): About {
            digits().host.answer(true)
            assertEquals(laptop.endpoint(), joinHears.wait<Ended>().device?.endpoint)
            assertEquals(phone.endpoint(), hostHears.wait<Ended>().device?.endpoint)
            return this
        }
    }

    private fun paired(): Pair<Journal, Journal> {
        val (laptop, phone) = device() to device()
        laptop.tea("the budget")
        About(laptop, phone).pair()
        return laptop to phone
    }

    @Test
    fun `two devices whose digits are the same have one journal`() {
        val (_, phone) = paired()
        assertEquals("the first sync came with it", 1, phone.teas())
        assertEquals(2, members(phone).size)
    }

    @Test
    fun `somebody else with the code gets nothing`() {
        val (laptop, stranger) = device() to device()
        laptop.tea("the budget")
        val about = About(laptop, stranger).digits()
        about.host.answer(false)
        for (hears in listOf(about.hostHears, about.joinHears)) {
            val why = hears.wait<Ended>().why
            assertEquals("not_paired", (why as JournalException.Say).word)
        }
        assertEquals(0, stranger.teas())
        assertTrue(members(laptop).all { it.`this` })
    }

    @Test
    fun `a code that is not shown any more is good for nothing, and a text that is none is said at once`() {
        val (laptop, phone) = device() to device()
        val (host, hears, ticket) = shown(laptop)
        host.cancel()
        assertTrue(hears.wait<Ended>().why is JournalException.Stopped)
        val joining = Hears()
        phone.join(ticket, joining, false).use {
            val why = joining.wait<Ended>().why
            assertTrue("$why", why != null && why !is JournalException.Mistake)
        }
        assertThrows(JournalException.Say::class.java) { phone.join("good morning", Hears(), false) }
    }

    @Test
    fun `two journals are kept together only on a yes`() {
        for (yes in listOf(false, true)) {
            val (laptop, phone) = device() to device()
            laptop.tea("on the laptop")
            phone.tea("on the phone")
            val about = About(laptop, phone)
            val answering = thread {
                about.hostHears.wait<PairingEvent.Digits>()
                about.host.answer(true)
            }
            assertTrue(about.joinHears.wait<PairingEvent.KeepBoth>().leftBehind.isEmpty())
            about.joining.answer(yes)
            assertEquals(yes, about.joinHears.wait<Ended>().device != null)
            assertEquals(if (yes) 2 else 1, phone.teas())
            about.host.cancel()
            answering.join()
        }
    }

    @Test
    fun `an app that is stopped in the middle of pairing was let in nowhere, and begins anew`() {
        val laptop = device()
        laptop.tea("the budget")
        val about = About(laptop, device()).digits()
        about.phone.shut()
        about.joining.cancel()
        assertTrue(about.joinHears.wait<Ended>().device == null)
        about.host.answer(true)
        assertEquals("not_paired", (about.hostHears.wait<Ended>().why as JournalException.Say).word)
        assertTrue(members(laptop).all { it.`this` })
        val again = About(laptop, device()).pair()
        assertEquals(1, again.phone.teas())
    }

    private fun start(journal: Journal): Pair<DeviceSync, News> {
        val news = News()
        return journal.sync().also { it.start(news, false) } to news
    }

    @Test
    fun `what is logged on one is on the other, and stopping takes a second at most`() {
        val (laptop, phone) = paired()
        val (here, _) = start(laptop)
        val (there, news) = start(phone)
        news.wait { it is SyncEvent.InStep }
        laptop.tea("the offsite")
        while (phone.teas() < 2) news.wait { it is SyncEvent.New }
        there.networkChanged()
        there.found(laptop.endpoint(), listOf("127.0.0.1:9", "rubbish"))
        for (sync in listOf(here, there)) {
            assertTrue(measureTimeMillis { sync.stop() } < 2_000)
            assertTrue(!sync.isRunning())
        }
        laptop.tea("when nothing comes any more")
        assertEquals(2, phone.teas())
    }

    @Test
    fun `a cut in the middle of sync loses nothing, and nothing is half`() {
        val (laptop, phone) = paired()
        repeat(400) { laptop.tea("plan $it") }
        start(laptop)
        val (cut, news) = start(phone)
        news.wait { it is SyncEvent.Progress && it.records > 0uL || it is SyncEvent.InStep }
        cut.stop()
        val check = Work(null).use { work -> phone.maintenance().use { it.check(work, WEDNESDAY) } }
        assertTrue("$check", check.file.isEmpty() && check.unreadable.isEmpty() && check.stale.isEmpty())
        val (_, again) = start(phone)
        again.wait { it is SyncEvent.InStep }
        assertEquals(401, phone.teas())
    }

    @Test
    fun `a run in the background that is ended before its turn ends before it begins`() {
        val (laptop, phone) = paired()
        laptop.tea("the offsite")
        start(laptop)
        val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
        val inStep = InStep(scope, Door(scope, Dispatchers.IO, { WEDNESDAY }) { phone })
        runBlocking {
            // Pairing, say, has the place meanwhile.
            val (has, goes) = CompletableDeferred<Unit>() to CompletableDeferred<Unit>()
            val pairing = launch {
                inStep.aside {
                    has.complete(Unit)
                    goes.await()
                }
            }
            has.await()
            val run = async(Dispatchers.Default) { inStep.once() }
            while (!inStep.isAsked()) delay(1)
            inStep.endOnce()
            goes.complete(Unit)
            pairing.join()
            val outcome = run.await().single()
            assertTrue("$outcome", outcome.end is PeerEnd.Stopped)
            assertEquals("and the next one does", 1, inStep.once().count { it.end is PeerEnd.InStep })
            assertEquals(2, phone.teas())
        }
        scope.cancel()
    }

    @Test
    fun `an app that comes to the front and goes at once is away`() {
        val (_, phone) = paired()
        val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
        val inStep = InStep(scope, Door(scope, Dispatchers.IO, { WEDNESDAY }) { phone })
        repeat(20) {
            inStep.front()
            inStep.away()
        }
        // Its turn comes after whatever is under way.
        runBlocking { inStep.aside { } }
        runBlocking { scope.coroutineContext.job.children.toList().forEach { it.join() } }
        assertTrue(!inStep.state.value.on)
        scope.cancel()
    }

    @Test
    fun `a run in the background ends when it is cancelled, and brings in step when it is not`() {
        val (laptop, phone) = paired()
        OneSync().use { run ->
            // The laptop does not listen: without the cancelling it would be waited for.
            val canceller = thread { run.cancel() }
            val took = measureTimeMillis { runCatching { phone.sync().use { it.once(run, News(), false) } } }
            canceller.join()
            assertTrue("$took ms", took < 5_000)
        }
        laptop.tea("the offsite")
        start(laptop)
        val outcome = OneSync().use { run -> phone.sync().use { it.once(run, News(), false) } }.single()
        assertTrue("$outcome", outcome.end is PeerEnd.InStep)
        assertEquals(2, phone.teas())
    }
}
