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
import app.hallway.model.SearchOrder
import app.hallway.model.SyncEvent
import java.io.File
import java.util.concurrent.ConcurrentLinkedQueue
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
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
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

    @Volatile
    private var end: String? = null

    override fun ended(why: JournalException?) {
        end = "it ended: $why"
    }

    fun wait(holds: (SyncEvent) -> Boolean) {
        while (true) {
            // A call that was cut is given up after half a minute, and made again.
            val one = told.poll(2, TimeUnit.MINUTES) ?: error(end ?: "nothing was told in two minutes")
            if (holds(one)) return
        }
    }
}

/** Two journals in one process: they pair over this machine's own network, and stay in step. */
class PairingTest {
    private val desks = mutableListOf<Desk>()

    /** A sync that nobody holds is collected, and ends with that. */
    private val syncs = mutableListOf<DeviceSync>()

    private fun device(): Journal = Desk().also(desks::add).open()

    @After
    fun clear() {
        syncs.forEach(DeviceSync::close)
        desks.forEach(Desk::close)
    }

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
        return journal.sync().also(syncs::add).also { it.start(news, false) } to news
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

    /** What keeps a journal in step, on threads of its own. */
    private class InFront(journal: Journal) : AutoCloseable {
        val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
        val door = Door(scope, Dispatchers.IO, { WEDNESDAY }) { journal }
        val inStep = InStep(scope, door)
        val seen = ConcurrentLinkedQueue<Keeping>()

        init {
            scope.launch(Dispatchers.Unconfined) { inStep.state.collect { seen += it } }
        }

        suspend fun until(what: String, holds: (Keeping) -> Boolean) {
            withTimeoutOrNull(30_000) { inStep.state.first(holds) } ?: error("$what never came; there is ${inStep.state.value}")
        }

        override fun close() = runBlocking {
            inStep.away()
            until("the end") { !it.on }
            scope.cancel()
        }
    }

    @Test
    fun `devices whose clocks stand years apart have the same lines`() = runBlocking {
        val (laptop, phone) = paired()
        laptop.log("Tea with @\"Ana Silva\", early", listOf(), WEDNESDAY.minusYears(3))
        phone.log("Tea with @\"Ana Silva\", late", listOf(), WEDNESDAY.plusYears(3))
        start(laptop)
        start(phone)
        withTimeout(60_000) { while (listOf(laptop, phone).any { it.find("tea", SearchOrder.NEWEST, 0u, 9u, WEDNESDAY.plusYears(4)).hits.size < 3 }) delay(5) }
    }

    @Test
    fun `sync that could not begin does when the network changes, and none does while the app is away`() = runBlocking {
        val (_, phone) = paired()
        val other = phone.anotherDoor()
        val (elsewhere, _) = start(other)
        InFront(phone).use { app ->
            app.inStep.front()
            app.until("that another has the place") { it.trouble?.word == "sync_elsewhere" && !it.on }
            elsewhere.stop()
            app.inStep.networkChanged()
            app.until("sync") { it.on && it.trouble == null }
            app.inStep.away()
            app.until("its end") { !it.on }
            app.inStep.networkChanged()
            // Its turn comes after that of the change.
            app.inStep.aside { }
            assertTrue(!app.inStep.state.value.on)
        }
        other.shut()
    }

    @Test
    fun `sync that ended with an error says why, and begins again when the network changes`() = runBlocking {
        val (laptop, phone) = paired()
        laptop.devices().use { it.revoke(phone.endpoint(), WEDNESDAY) }
        laptop.shut()
        // What the laptop has, and with it the word that the phone is cut off, in the hand of the phone.
        val (there, here) = desks
        val cut = Journal.open(there.folder.path, there.keys.read("journal")!!, here.keys.read("device")!!, WEDNESDAY)
        // It finds out that it is the phone.
        val (first, _) = start(cut)
        withTimeout(30_000) { while (first.isRunning()) delay(5) }
        InFront(cut).use { app ->
            app.inStep.front()
            app.until("that it was cut off") { it.trouble != null && !it.on }
            assertTrue("${app.inStep.state.value}", "pair it again" in app.inStep.state.value.trouble!!.sentence)
            app.seen.clear()
            app.inStep.networkChanged()
            withTimeout(30_000) { while (app.seen.none { it.on }) delay(1) }
            app.until("that it still is") { it.trouble != null && !it.on }
        }
    }

    @Test
    fun `a phone that was cut off and never heard of it is told so, with the way back in`() = runBlocking {
        val (laptop, phone) = paired()
        laptop.devices().use { it.revoke(phone.endpoint(), WEDNESDAY) }
        start(laptop)
        InFront(phone).use { app ->
            app.inStep.front()
            app.until("that the laptop does not know it") { it.ends.isNotEmpty() || it.trouble != null }
            val notice = app.inStep.state.value.notice!!
            assertTrue(notice.sentence, "cut off" in notice.sentence)
            assertEquals(listOf(WayOut.At(Place.Pair)), notice.waysOut)
        }
    }

    @Test
    fun `the radio has to listen while a code is shown and in the background, and not otherwise`() = runBlocking {
        val (_, phone) = paired()
        InFront(phone).use { app ->
            assertTrue("nobody looks for anything", !app.inStep.listens.first())
            app.inStep.aside { assertTrue("a pairing", app.inStep.listens.first()) }
            assertTrue("its end", !app.inStep.listens.first())
            // The laptop does not answer: it is looked for until that is ended.
            val run = async(Dispatchers.Default) { app.inStep.once() }
            app.inStep.listens.first { it }
            app.inStep.endOnce()
            run.await()
            assertTrue("the end of the run", !app.inStep.listens.first())
            app.inStep.front()
            app.until("sync") { it.on && it.looking }
            assertTrue("sync begins", app.inStep.listens.first())
        }
    }

    @Test
    fun `a phone whose device secret is lost says that it is a stranger, goes on, and is known again when it is paired`() = runBlocking {
        val laptop = device()
        val desk = Desk().also(desks::add)
        val alone = Desk().also(desks::add)
        alone.open().run {
            tea("by myself")
            shut()
        }
        About(laptop, desk.open()).pair().phone.run {
            tea("on the phone")
            shut()
        }
        for (one in listOf(desk, alone)) assertTrue(File(one.keys.folder, "device").delete())
        InFront(alone.open()).use { app ->
            app.inStep.front()
            app.inStep.aside { }
            assertEquals("a stranger to nobody", Keeping(), app.inStep.state.value)
        }
        repeat(2) {
            val phone = desk.open()
            InFront(phone).use { app ->
                app.inStep.front()
                app.until("that it is a stranger") { it.trouble?.word == "stranger" }
                assertEquals(listOf(WayOut.At(Place.Pair)), app.inStep.state.value.trouble!!.waysOut)
                assertTrue("it knocks at no door", !app.inStep.state.value.on)
                assertEquals(emptyList<Any>(), app.inStep.once())
                phone.tea("and goes on, $it")
            }
            phone.shut()
        }
        val phone = desk.open()
        InFront(phone).use { app ->
            app.inStep.front()
            app.until("that it is a stranger") { it.trouble?.word == "stranger" }
            val pairing = PairModel(app.scope, app.door, app.inStep)
            val (host, hears, ticket) = shown(laptop)
            pairing.join(ticket)
            thread {
                hears.wait<PairingEvent.Digits>()
                host.answer(true)
            }
            withTimeout(60_000) {
                val end = pairing.state.first {
                    if (it is PairState.KeepBoth) pairing.answer(true)
                    it is PairState.Done || it is PairState.Failed
                }
                assertTrue("$end", end is PairState.Done)
            }
            app.until("sync") { it.on && it.trouble == null }
            start(laptop)
            withTimeout(60_000) { while (laptop.teas() < 3) delay(5) }
        }
    }
}
