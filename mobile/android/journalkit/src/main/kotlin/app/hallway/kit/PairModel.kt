package app.hallway.kit

import app.hallway.core.Journal
import app.hallway.core.Pairing
import app.hallway.core.PairingEvent
import app.hallway.core.PairingListener
import app.hallway.model.JournalException
import app.hallway.model.OtherDevice
import app.hallway.model.SyncEvent
import java.time.OffsetDateTime
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** How far two devices have come in pairing. */
sealed interface PairState {
    /** Nothing is under way: a code is read by the camera, pasted, or shown here. */
    data class Begin(val trouble: Trouble? = null) : PairState

    /** The other device is being looked for, or the code is being made. */
    data object Looking : PairState

    /** The other device reads this code: its text, and the same as squares, dark ones true. */
    data class Code(val ticket: String, val squares: List<List<Boolean>>, val until: OffsetDateTime) : PairState

    /** Both show the same six digits. They are compared on the device that [asks]. */
    data class Digits(val digits: String, val device: String, val asks: Boolean) : PairState

    /** Both have a journal: are both kept together? Devices that stay behind with the old one are named. [then] comes after a yes. */
    data class KeepBoth(val device: String, val leftBehind: List<String>, val then: PairState = Looking) : PairState

    /** They are paired, and the records come. */
    data class Coming(val device: String, val records: ULong = 0u, val total: ULong? = null) : PairState

    data class Done(val device: String) : PairState

    /** It came to nothing, and nothing was shared. [saidNo]: the user said here that the digits differ. */
    data class Failed(val trouble: Trouble, val saidNo: Boolean) : PairState
}

/** Pairing this phone with another device of the user's, from a code to the first sync. */
class PairModel(private val scope: CoroutineScope, private val door: Door, private val inStep: InStep) {
    private val shown = MutableStateFlow<PairState>(PairState.Begin())
    val state: StateFlow<PairState> = shown.asStateFlow()
    @Volatile private var pairing: Pairing? = null

    @Volatile private var saidNo = false

    /** Nobody wants it any more. */
    @Volatile private var ends = false

    /** The other device shows this code. Only the first reading of it counts: a camera reads it many times. */
    fun join(code: String) {
        val text = code.trim()
        begin { journal, _, listener -> journal.join(text, listener, multicast = true) }
    }

    /** Shows a code here, for the other device to read. */
    fun show() = begin { journal, _, listener -> journal.showCode(listener, multicast = true) }

    /** Answers the question that stands. */
    fun answer(yes: Boolean) {
        // That the digits differ is said by a no to them, and by no other.
        saidNo = !yes && shown.value is PairState.Digits
        val asked = pairing ?: return
        shown.update { if (!yes) it else if (it is PairState.KeepBoth) it.then else PairState.Looking }
        scope.launch { attempt { door.ask { _, _ -> asked.answer(yes) } } }
    }

    /** Ends it, as soon as it can be. Nobody is let in who was not before. */
    fun cancel() {
        ends = true
        val asked = pairing ?: return
        saidNo = false
        scope.launch { attempt { door.ask { _, _ -> asked.cancel() } } }
    }

    /** Once more from the beginning. */
    fun again() {
        if (shown.value.isOver) shown.value = PairState.Begin()
    }

    private fun begin(call: (Journal, OffsetDateTime, PairingListener) -> Pairing) {
        if (!shown.value.isOver) return
        saidNo = false
        ends = false
        shown.value = PairState.Looking
        scope.launch {
            inStep.aside {
                val telling = Telling(door.now)
                // What was begun has to be known, or nobody could end it.
                withContext(NonCancellable) { attempt { door.ask { journal, now -> call(journal, now, telling) } } }.fold(
                    { begun ->
                        pairing = begun
                        if (ends) cancel()
                    },
                    // A text that is no code, or no network: nothing was begun.
                    { trouble -> telling.over.complete(PairState.Begin(trouble)) },
                )
                try {
                    val end = telling.over.await()
                    if (end is PairState.Done) attempt { door.ask { journal, _ -> journal.isKnownAgain() } }
                    shown.value = end
                } finally {
                    val ended = pairing
                    pairing = null
                    // Let go before its end, it is cancelled.
                    withContext(NonCancellable) { attempt { door.ask { _, _ -> ended?.close() } } }
                }
            }
        }
    }

    /** What the pairing says, on a thread of the core. */
    private inner class Telling(private val now: () -> OffsetDateTime) : PairingListener {
        val over = CompletableDeferred<PairState>()

        override fun onEvent(event: PairingEvent) {
            if (!over.isCompleted) shown.update { it.after(event, now()) }
        }

        override fun ended(device: OtherDevice?, why: JournalException?) {
            over.complete(
                when {
                    device != null -> PairState.Done(device.name)
                    why is JournalException.Stopped -> PairState.Begin()
                    else -> PairState.Failed(Trouble.of(why ?: IllegalStateException()), saidNo)
                },
            )
        }
    }

    private val PairState.isOver: Boolean
        get() = this is PairState.Begin || this is PairState.Done || this is PairState.Failed

    private fun PairState.after(event: PairingEvent, now: OffsetDateTime): PairState = when (event) {
        is PairingEvent.Code -> PairState.Code(event.ticket, event.squares, now.plusSeconds(event.seconds.toLong()))
        is PairingEvent.Digits -> PairState.Digits(event.digits, event.device.name, event.asks)
        is PairingEvent.KeepBoth -> PairState.KeepBoth(event.device.name, event.leftBehind.map(OtherDevice::name), then = this)
        is PairingEvent.Paired -> PairState.Coming(event.device.name)
        is PairingEvent.Sync -> when (val sync = event.event) {
            is SyncEvent.Progress ->
                if (this is PairState.Coming) copy(records = sync.records, total = sync.total) else this
            else -> this
        }
    }

    companion object {
        /** Whether a text that a camera read could be a code of Hallway's; whether it is one the journal says. */
        fun mayBeCode(text: String): Boolean = text.trim().startsWith("HALLWAY")
    }
}
