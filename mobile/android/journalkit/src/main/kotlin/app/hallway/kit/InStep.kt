package app.hallway.kit

import app.hallway.core.DeviceSync
import app.hallway.core.Journal
import app.hallway.core.OneSync
import app.hallway.core.SyncNews
import app.hallway.model.EndpointId
import app.hallway.model.JournalException
import app.hallway.model.OtherDevice
import app.hallway.model.PeerEnd
import app.hallway.model.PeerOutcome
import app.hallway.model.SyncEvent
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull

/** How this device stands with the user's others while the app is in front. */
data class Keeping(
    /** It looks for them and answers them. */
    val on: Boolean = false,
    /** It is still looking for one of them, and wants to hear what is called out on the local network. */
    val looking: Boolean = false,
    /** Those that are reached now, with their names: two may be called alike. */
    val reached: Map<EndpointId, String> = emptyMap(),
    /** Nobody answered at any address the last time. */
    val notFound: Boolean = false,
    /** Why a device could not be brought in step the last time, where there is more to say than that it was not found. */
    val ends: Map<EndpointId, Trouble> = emptyMap(),
    val trouble: Trouble? = null,
) {
    /** What does not pass by itself: it is said wherever in the app the user is. */
    val notice: Trouble? get() = (listOfNotNull(trouble) + ends.values).firstOrNull { it.waysOut.isNotEmpty() || it.word == INCOMPATIBLE }
}

/**
 * Keeps this device in step with the user's others: from the time the app comes to the front until it goes, and in between as it
 * is asked to. A journal with no other device opens nothing on the network.
 *
 * One at a time has the journal's place there: pairing waits until sync has let it go ([aside]).
 */
class InStep(private val scope: CoroutineScope, private val door: Door) {
    private val shown = MutableStateFlow(Keeping())
    val state: StateFlow<Keeping> = shown.asStateFlow()
    private val turn = Mutex()
    private var sync: Running? = null
    private var quiet: Job? = null

    /** Said at once and in the order in which it is so; what follows from it may come later and out of order. */
    @Volatile private var inFront = false

    /** How many pairings and runs in the background look for a device now. */
    private val searches = MutableStateFlow(0)

    /** Whether anything here wants to hear what is called out on the local network. */
    val listens: Flow<Boolean> = combine(shown, searches) { keeping, searches -> keeping.looking || searches > 0 }.distinctUntilChanged()

    /** Runs in the background, from the moment they are asked for. */
    private val inBackground = MutableStateFlow(emptySet<OneSync>())

    /** The app comes to the front: it takes over from a sync in the background. */
    fun front() {
        inFront = true
        scope.launch {
            endOnce()
            turn.withLock { if (inFront) start() }
        }
    }

    /** The app goes. What is on its way is whole on both sides, or comes again. */
    fun away() {
        inFront = false
        scope.launch {
            turn.withLock { if (!inFront) stop() }
        }
    }

    /** The phone is on another network, or has one again: what ended, or could not begin, may do so now. */
    fun networkChanged() {
        scope.launch {
            turn.withLock {
                val running = sync
                if (running != null) {
                    attempt { door.ask { _, _ -> running.sync.networkChanged() } }
                    look()
                } else if (inFront) {
                    start()
                }
            }
        }
    }

    /** Does something that needs the journal's place on the network, while sync has let it go. */
    suspend fun <T> aside(what: suspend () -> T): T = turn.withLock {
        stop()
        try {
            searching(what)
        } finally {
            // Also where whoever asked is gone: what was begun has to be known, or nobody could end it.
            withContext(NonCancellable) { if (inFront) start() }
        }
    }

    /**
     * Brings this device in step with every other once, as in the background. Nothing where there is no other device, or where
     * the app in front does it anyway.
     */
    suspend fun once(): List<PeerOutcome> {
        val run = door.beside { OneSync() }
        // Before its turn: whoever ends it now ends it before it begins.
        inBackground.update { it + run }
        try {
            return turn.withLock {
                if (inFront) return@withLock emptyList()
                if (!door.ask { journal, _ -> journal.takesPart() }) return@withLock emptyList()
                searching { door.ask { journal, _ -> journal.sync().use { it.once(run, Deaf, multicast = true) } } }
            }
        } finally {
            inBackground.update { it - run }
        }
    }

    private suspend fun <T> searching(what: suspend () -> T): T {
        searches.update { it + 1 }
        try {
            return what()
        } finally {
            searches.update { it - 1 }
        }
    }

    /** Whether [once] is under way, or waits for its turn. */
    internal fun isAsked(): Boolean = inBackground.value.isNotEmpty()

    /** Ends [once] early, also before it began. */
    suspend fun endOnce() = inBackground.value.forEach { run -> door.beside { run.cancel() } }

    private suspend fun start() {
        if (sync != null) return
        attempt {
            door.ask { journal, _ ->
                val stranger = Trouble.ofStranger().takeIf { journal.isStranger() }
                val running = if (journal.takesPart()) Running(journal.sync(), Telling()).also(Running::start) else null
                running to stranger
            }
        }.fold(
            { (started, stranger) ->
                sync = started
                shown.update { Keeping(on = started != null, trouble = stranger) }
                if (started != null) look()
            },
            { trouble -> shown.update { Keeping(trouble = trouble) } },
        )
    }

    /** Sync ended by itself, and says why. What was stopped here is not the one that runs any more. */
    private suspend fun ended(telling: Telling, why: JournalException?) = turn.withLock {
        val running = sync?.takeIf { it.telling == telling } ?: return@withLock
        sync = null
        quiet?.cancel()
        attempt { door.ask { _, _ -> running.stop() } }
        shown.update { Keeping(trouble = why?.let(Trouble::of)) }
    }

    private suspend fun stop() {
        quiet?.cancel()
        val running = sync ?: return
        sync = null
        attempt { door.ask { _, _ -> running.stop() } }
        // Stopping comes back within a second; the place on the network is free when the end is told.
        withTimeoutOrNull(ENDS_WITHIN) { running.telling.over.await() }
        shown.update { Keeping() }
    }

    /** Listens to the local network for a while: a radio that always listens empties the battery. */
    private fun look() {
        quiet?.cancel()
        shown.update { it.copy(looking = true) }
        quiet = scope.launch {
            delay(LOOKS_FOR)
            shown.update { it.copy(looking = false) }
        }
    }

    /** Whether there are devices to be in step with, and this one is known to them. */
    private fun Journal.takesPart(): Boolean = hasOthers() && !isStranger()

    /** Sync as it runs, and who hears it. */
    private class Running(val sync: DeviceSync, val telling: Telling) {
        fun start() = sync.start(telling, multicast = true)

        fun stop() {
            sync.stop()
            sync.close()
        }
    }

    /** What sync says, on a thread of the core. */
    private inner class Telling : SyncNews {
        val over = CompletableDeferred<Unit>()

        override fun onEvent(event: SyncEvent) = shown.update { it.after(event) }

        override fun ended(why: JournalException?) {
            over.complete(Unit)
            scope.launch { this@InStep.ended(this@Telling, why) }
        }
    }

    private fun Keeping.after(event: SyncEvent): Keeping = when (event) {
        is SyncEvent.Connected -> copy(reached = reached + event.device.named, notFound = false)
        is SyncEvent.InStep -> copy(
            reached = reached + event.device.named,
            looking = false,
            notFound = false,
            ends = ends - event.device.endpoint,
        )
        is SyncEvent.Ended -> {
            val (device, end) = event.outcome
            copy(
                reached = reached - device.endpoint,
                notFound = end is PeerEnd.NotReachable,
                ends = Trouble.of(end, device.name)?.let { ends + (device.endpoint to it) } ?: ends.filter { (one, why) ->
                    // That it is not found now undoes no word of its own.
                    one != device.endpoint || why.kind == Trouble.Kind.DECIDE
                },
            )
        }
        else -> this
    }

    private val OtherDevice.named: Pair<EndpointId, String> get() = endpoint to name

    private object Deaf : SyncNews {
        override fun onEvent(event: SyncEvent) = Unit

        override fun ended(why: JournalException?) = Unit
    }

    private companion object {
        /** Milliseconds for which the local network is listened to after a start or a change of network. */
        const val LOOKS_FOR = 60_000L

        /** Milliseconds after which nobody waits for the end of sync any more. */
        const val ENDS_WITHIN = 5_000L
    }
}
