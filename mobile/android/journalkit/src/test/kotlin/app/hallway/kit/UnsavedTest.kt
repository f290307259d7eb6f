package app.hallway.kit

import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancel
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.Assert.assertEquals
import org.junit.Test

/** What was typed and not saved, in the journal's own file. */
class UnsavedTest {
    @Test
    fun `a line that was typed while the journal was opened is kept and comes back`() = Desk().use { desk ->
        val screen = Executors.newSingleThreadExecutor()
        val calls = Executors.newSingleThreadExecutor()
        val scope = CoroutineScope(SupervisorJob() + screen.asCoroutineDispatcher())
        val mayOpen = CountDownLatch(1)
        val door = Door(scope, calls.asCoroutineDispatcher(), { WEDNESDAY }) {
            mayOpen.await()
            desk.open()
        }
        try {
            val typed = LogModel(scope, door)
            runBlocking {
                scope.launch { typed.type(Line("Coffee with Ana")) }.join()
                mayOpen.countDown()
                until { door.ask { journal, _ -> journal.settings().use { it.get("unsaved") } } != null }
                val next = LogModel(scope, door)
                until { next.state.value.line.text.isNotEmpty() }
                assertEquals("Coffee with Ana", next.state.value.line.text)
                door.ask { journal, _ -> journal.shut() }
            }
        } finally {
            scope.cancel()
            screen.shutdown()
            calls.shutdown()
        }
    }

    @Test
    fun `a window that opens while the one before it still keeps its line waits for that`() = Desk().use { desk ->
        val screen = Executors.newSingleThreadExecutor()
        val calls = Executors.newSingleThreadExecutor()
        val scope = CoroutineScope(SupervisorJob() + screen.asCoroutineDispatcher())
        val door = Door(scope, calls.asCoroutineDispatcher(), { WEDNESDAY }, desk::open)
        try {
            runBlocking {
                door.ask { _, _ -> }
                // What is asked of the journal from here on waits its turn.
                val busy = CountDownLatch(1)
                calls.execute { busy.await() }
                val before = LogModel(scope, door)
                scope.launch {
                    before.type(Line("Coffee with Ana"))
                    before.keep()
                }.join()
                val next = LogModel(scope, door)
                scope.launch {}.join()
                busy.countDown()
                until { next.state.value.line.text == "Coffee with Ana" }
                door.ask { journal, _ -> journal.shut() }
            }
        } finally {
            scope.cancel()
            screen.shutdown()
            calls.shutdown()
        }
    }

    private suspend fun until(holds: suspend () -> Boolean) = withTimeout(60_000) {
        while (!holds()) delay(5)
    }
}
