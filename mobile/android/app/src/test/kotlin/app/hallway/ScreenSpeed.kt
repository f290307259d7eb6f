package app.hallway

import androidx.compose.foundation.layout.Box
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.test.junit4.createComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollToIndex
import androidx.lifecycle.SavedStateHandle
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import app.hallway.core.Journal
import app.hallway.kit.Door
import app.hallway.kit.Held
import app.hallway.kit.Line
import app.hallway.kit.LogState
import app.hallway.kit.PeopleModel
import app.hallway.kit.PeopleState
import app.hallway.kit.PrepModel
import app.hallway.kit.Shown
import app.hallway.kit.TodayModel
import app.hallway.log.LogActions
import app.hallway.log.LogScreen
import app.hallway.look.HallwayTheme
import app.hallway.people.PeopleActions
import app.hallway.people.PeopleScreen
import app.hallway.prep.PrepActions
import app.hallway.prep.PrepScreen
import app.hallway.today.TodayActions
import app.hallway.today.TodayScreen
import java.time.OffsetDateTime
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import org.robolectric.shadows.ShadowLooper

/**
 * What screens cost over the journal in the folder that is named, on the thread that draws and until they stand: a line for each, with
 * the median and the 95th in microseconds. No test: script/mobile-speed sets what comes of a large journal beside what comes of a small
 * one, which is all that can be said of phones on this machine.
 */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class ScreenSpeed {
    @get:Rule val rule = createComposeRule()
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main)
    private val now = OffsetDateTime.parse("2026-05-20T09:00:00+02:00")
    private val door = Door(scope, Dispatchers.IO, { now }) {
        Journal.open(System.getProperty("hallway.journal")!!, ByteArray(32) { 7 }, ByteArray(32) { 9 }, now)
    }
    private var shown by mutableStateOf<@Composable () -> Unit>({})

    @Test
    fun measure() {
        rule.setContent { HallwayTheme(ofWallpaper = false) { Box { shown() } } }
        val people = runBlocking { door.ask { journal, now -> journal.people().use { it.list(null, now) } } }
        keys()
        val every = people.size / TIMES
        report("today", times(TIMES) { opened(TodayModel(scope, door)) { state -> TodayScreen(state, nothing<TodayActions>()) } })
        report("prep", times(TIMES) { number ->
            val person = people[number * every].person.reference.id
            opened(PrepModel(scope, door, listOf(person))) { state -> PrepScreen(state, now.toLocalDate(), nothing<PrepActions>()) }
        })
        people()
        scroll("scroll of 500", PeopleState(people = people.take(500)))
        scroll("scroll of ${people.size}", PeopleState(people = people))
        runBlocking { door.shut() }
        start()
        scope.cancel()
    }

    /** Log: the work of a key on the thread that draws, and that of its chips when they come. How long a reading takes, Speed says. */
    private fun keys() {
        var state by mutableStateOf(LogState())
        // One for all keys, as in the app: others would be something new at each.
        val actions = nothing<LogActions>()
        show { LogScreen(state, actions, focused = false) }
        val (keys, chips) = mutableListOf<Double>() to mutableListOf<Double>()
        for (warm in listOf(false, true)) {
            for (end in 1..LINE.length) {
                val text = LINE.substring(0, end)
                val reading = runBlocking { door.ask { journal, now -> journal.read(text, emptyList(), now) } }
                val key = timed { state = state.copy(line = Line(text), written = state.written + 1) }
                val chip = timed { state = state.copy(chips = reading.chips, label = reading.label) }
                if (warm) {
                    keys += key
                    chips += chip
                }
            }
        }
        report("key", keys)
        report("chips", chips)
    }

    /** Until what changed is composed, laid out and drawn, in microseconds. */
    private fun timed(change: () -> Unit): Double {
        val begun = System.nanoTime()
        rule.runOnUiThread(change)
        rule.waitForIdle()
        return (System.nanoTime() - begun) / 1e3
    }

    private fun people() = report("people", times(TIMES) {
        val model = PeopleModel(scope, door)
        until { model.state.value.people != null }
        show { PeopleScreen(model.state.value, now.toLocalDate(), nothing<PeopleActions>()) }
    })

    private fun scroll(name: String, state: PeopleState) {
        show { PeopleScreen(state, now.toLocalDate(), nothing<PeopleActions>()) }
        val list = rule.onNodeWithTag("people")
        report(name, times(2 * TIMES) { list.performScrollToIndex(it * 4 % 400) })
    }

    /** From nothing to the window with its focused field: what happens on the thread that draws before the first frame. */
    private fun start() {
        val app = ApplicationProvider.getApplicationContext<RealJournal>()
        report("models", times(STARTS) { rule.runOnUiThread { HallwayViewModel(app, SavedStateHandle()) } })
        report("start", times(STARTS) { ActivityScenario.launch(MainActivity::class.java).close() })
    }

    private fun <T> opened(model: Held<T>, screen: @Composable (Shown<T>) -> Unit) {
        model.follow()
        until { model.state.value.answer != null }
        show { screen(model.state.value) }
        model.leave()
    }

    private fun show(screen: @Composable () -> Unit) {
        shown = {}
        rule.waitForIdle()
        shown = screen
        rule.waitForIdle()
    }

    private fun until(holds: () -> Boolean) {
        while (!holds()) {
            ShadowLooper.idleMainLooper(5, TimeUnit.MILLISECONDS)
            Thread.onSpinWait()
        }
        rule.waitForIdle()
    }

    /** How long each took, in microseconds; the first half again is for warming up. */
    private fun times(number: Int, act: (Int) -> Unit): List<Double> {
        repeat(number / 2) { act(it) }
        return List(number) {
            val begun = System.nanoTime()
            act(it)
            (System.nanoTime() - begun) / 1e3
        }
    }

    private fun report(name: String, times: List<Double>) {
        val sorted = times.sorted()
        println("screen: %s: %.0f %.0f".format(name, sorted[sorted.size / 2], sorted[sorted.size * 95 / 100]))
    }

    private companion object {
        const val LINE = "Coffee with Ana Silva and Bo Kraus, she is moving to Lisbon in June. I said I'd send her the visa " +
            "contact by Friday"
        const val TIMES = 50
        const val STARTS = 10
    }
}
