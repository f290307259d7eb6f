package app.hallway

import android.app.KeyguardManager
import android.view.WindowManager
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.lifecycle.Lifecycle
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import app.hallway.kit.Place
import app.hallway.lock.Lock
import app.hallway.settings.Preferences.Switch
import java.time.Duration
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import org.robolectric.shadows.ShadowSystemClock

/** The lock, and what is left of a line when the window goes. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class LockTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()
    private val keyguard = shadowOf(app.getSystemService(KeyguardManager::class.java))

    @Test
    fun `a lock closes when the app was away for long, and is open as long as it is off`() {
        var clock = 0L
        val on = MutableStateFlow(true)
        val lock = Lock(on) { clock }
        assertTrue("at the start", lock.closed.value)
        lock.open()
        lock.away()
        clock += 20_000
        lock.front()
        assertFalse("a look elsewhere", lock.closed.value)
        lock.away()
        clock += 40_000
        lock.front()
        assertTrue("away for long", lock.closed.value)
        lock.open()
        on.value = false
        lock.away()
        clock += 1_000_000
        lock.front()
        assertFalse("off", lock.closed.value)
        assertFalse("off at the start", Lock(MutableStateFlow(false)) { clock }.closed.value)
    }

    @Test
    fun `a locked app shows nothing of the journal, is in no screenshot, and loses no character`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        keyguard.setIsDeviceSecure(true)
        screen.type("Lunch with Bo")
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Settings) }
        screen.tap("Ask for the phone's lock")
        screen.until("the flag") { rule.activity.window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE != 0 }
        assertFalse("not while it is in hand", app.lock.closed.value)

        rule.activityRule.scenario.moveToState(Lifecycle.State.CREATED)
        ShadowSystemClock.advanceBy(Duration.ofMinutes(1))
        rule.activityRule.scenario.moveToState(Lifecycle.State.RESUMED)
        screen.shows("Hallway is locked.")
        assertFalse(screen.has("Lunch with Bo") || screen.has("Today"))
        rule.runOnUiThread { app.lock.open() }
        screen.shows("Ask for the phone's lock")
        screen.tap("Log")
        screen.shows("Lunch with Bo")
    }

    @Test
    fun `what is typed in a sheet and in a row waits behind the lock, and nothing of it is to be read`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        keyguard.setIsDeviceSecure(true)
        app.preferences.turn(Switch.LOCKED, true)
        screen.tap("Goals")
        screen.tap("Set a goal")
        rule.onNodeWithTag("goal name").performTextInput("Lead the design team")
        locksAndOpens("Lead the design team")
        screen.tap("Set it")
        screen.shows("Goal set: Lead the design team")

        val ana = runBlocking { app.door.ask { journal, _ -> journal.people().use { it.resolve("Ana Silva") } } }
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Person(ana)) }
        screen.tap("Edit")
        screen.tap("works at")
        rule.onNodeWithTag("row").performTextInput("Acme")
        rule.onNodeWithTag("know").performScrollTo().performTextInput("family: two sons")
        locksAndOpens("Acme")
        screen.shows("family: two sons")
        // The system takes the window while it is locked.
        locks()
        rule.activityRule.scenario.recreate()
        screen.shows("Hallway is locked.")
        rule.runOnUiThread { app.lock.open() }
        screen.shows("Acme")
        screen.shows("family: two sons")
    }

    private fun locks() {
        rule.activityRule.scenario.moveToState(Lifecycle.State.CREATED)
        ShadowSystemClock.advanceBy(Duration.ofMinutes(1))
        rule.activityRule.scenario.moveToState(Lifecycle.State.RESUMED)
        screen.shows("Hallway is locked.")
    }

    private fun locksAndOpens(typed: String) {
        locks()
        assertFalse(screen.has(typed))
        rule.runOnUiThread { app.lock.open() }
        screen.shows(typed)
    }

    @Test
    fun `a phone without a lock says so, and the switch stays off`() {
        keyguard.setIsDeviceSecure(false)
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Settings) }
        screen.tap("Ask for the phone's lock")
        screen.shows("This phone has no lock.")
        assertFalse(app.preferences.isOn(Switch.LOCKED).value)
    }

    @Test
    fun `a line that is typed comes back after the window was swept away`() {
        screen.type("Coffee with Ana, she is mov")
        screen.until("it is on the disk") { kept() != null }
        rule.activityRule.scenario.moveToState(Lifecycle.State.DESTROYED)
        ActivityScenario.launch(MainActivity::class.java).use { again ->
            var line = ""
            screen.until("the line") {
                again.onActivity { line = it.hallwayForTest().log.state.value.line.text }
                line == "Coffee with Ana, she is mov"
            }
            again.onActivity { it.hallwayForTest().log.save() }
            screen.until("nothing is left of it") { kept() == null }
        }
    }

    @Test
    fun `a line that was typed the moment before Back finished the window is not lost`() {
        screen.until("the journal") { app.door.isOpen.value }
        screen.type("Coffee with Ana, she is mov")
        rule.activityRule.scenario.moveToState(Lifecycle.State.DESTROYED)
        ActivityScenario.launch(MainActivity::class.java).use { again ->
            var line = ""
            screen.until("the line") {
                again.onActivity { line = it.hallwayForTest().log.state.value.line.text }
                line == "Coffee with Ana, she is mov"
            }
        }
    }

    @Test
    fun `what was typed lies in no file in plain`() {
        screen.type("Coffee with Ana, she is moving")
        screen.until("it is on the disk") { kept() != null }
        val files = app.dataDir.walkTopDown().filter { it.isFile }.toList()
        assertTrue(files.isNotEmpty())
        assertEquals(emptyList<String>(), files.filter { "she is mov" in it.readText(Charsets.ISO_8859_1) }.map { it.name })
    }

    private fun kept(): String? = runBlocking {
        app.door.ask { journal, _ -> journal.settings().use { it.get("unsaved") } }
    }
}
