package app.hallway

import app.hallway.core.Journal
import app.hallway.core.Pairing
import app.hallway.core.PairingEvent
import app.hallway.core.PairingListener
import app.hallway.core.freshSecret
import app.hallway.kit.Door
import app.hallway.kit.InStep
import app.hallway.model.JournalException
import app.hallway.model.OtherDevice
import java.nio.file.Files
import java.time.OffsetDateTime
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob

/** A second real journal in a directory of its own, in the part of the laptop. */
class Laptop(
    private val now: () -> OffsetDateTime,
    val journal: Journal = Journal.open(Files.createTempDirectory("laptop").toString(), freshSecret(), freshSecret(), now()),
    name: String = "laptop",
) : PairingListener {
    private val told = LinkedBlockingQueue<Any>()
    private var pairing: Pairing? = null

    /** What keeps it in step, as the phone's own does. */
    val inStep: InStep by lazy {
        val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
        InStep(scope, Door(scope, Dispatchers.IO, now) { journal })
    }

    init {
        journal.devices().use { it.rename(null, name, now()) }
    }

    fun log(line: String) = journal.log(line, emptyList(), now())

    fun people(): List<String> = journal.people().use { it.list(null, now()) }.map { it.person.name }

    /** Shows a code, and says it. */
    fun showsCode(): String {
        pairing = journal.showCode(this, multicast = false)
        return (wait { it is PairingEvent.Code } as PairingEvent.Code).ticket
    }

    fun joins(ticket: String) {
        pairing = journal.join(ticket, this, multicast = false)
    }

    /** The digits it shows. */
    fun digits(): String = (wait { it is PairingEvent.Digits } as PairingEvent.Digits).digits

    fun answers(yes: Boolean) = pairing!!.answer(yes)

    fun cancels() = pairing!!.cancel()

    /** The device it is paired with at the end, or why it is not. */
    fun end(): Any = wait { it is OtherDevice || it is JournalException }

    private fun wait(fits: (Any) -> Boolean): Any {
        while (true) {
            val one = told.poll(30, TimeUnit.SECONDS) ?: throw AssertionError("the laptop was told nothing")
            if (fits(one)) return one
        }
    }

    override fun onEvent(event: PairingEvent) {
        told.add(event)
    }

    override fun ended(device: OtherDevice?, why: JournalException?) {
        told.add(device ?: why!!)
    }
}
