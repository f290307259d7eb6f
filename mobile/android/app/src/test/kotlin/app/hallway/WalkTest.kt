package app.hallway

import android.content.Intent
import android.net.Uri
import android.view.WindowManager
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.swipeLeft
import androidx.compose.ui.test.swipeRight
import androidx.test.core.app.ApplicationProvider
import app.hallway.kit.Place
import app.hallway.model.NumberChange
import app.hallway.model.PersonEdit
import app.hallway.settings.Preferences.Switch
import androidx.test.platform.app.InstrumentationRegistry
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** From screen to screen, as somebody walks through the app. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class WalkTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()

    private fun back() {
        rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
        rule.waitForIdle()
    }

    private fun arrive(intent: Intent) {
        rule.runOnUiThread {
            InstrumentationRegistry.getInstrumentation()
                .callActivityOnNewIntent(rule.activity, intent)
        }
    }

    @Test
    fun `a promise is kept on Today, and taken back`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\" !send visa contact by 13 Nov")
        screen.tap("Today")
        screen.shows("since Friday")
        rule.onNodeWithContentDescription("Kept: send visa contact").performClick()
        screen.shows("Kept: send visa contact")
        screen.hides("since Friday")
        screen.tap("Undo")
        screen.shows("since Friday")
    }

    @Test
    fun `a promise is put off, and let go`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\" !send visa contact by 13 Nov")
        screen.tap("Today")
        screen.shows("since Friday")
        rule.onNodeWithContentDescription("Later: send visa contact").performClick()
        screen.choose("Tomorrow")
        screen.shows("Thu 19 Nov")
        rule.onNodeWithContentDescription("Later: send visa contact").performClick()
        screen.choose("Let go")
        screen.shows("Let go: send visa contact")
        screen.shows("That's all.")
    }

    @Test
    fun `a sweep on Today puts a promise off or lets it go, and leaves somebody for a week`() {
        app.lived("2026-08-10" to "Coffee with @\"Bo Lindqvist\"", "2026-11-10" to "Coffee with @\"Ana Silva\" !send visa contact by 13 Nov")
        runBlocking {
            app.door.ask { journal, now ->
                val often = PersonEdit(null, emptyList(), emptyList(), null, null, NumberChange.Set(14u), null, null)
                journal.people().use { it.edit(it.resolve("Bo Lindqvist"), often, now) }
            }
        }
        screen.tap("Today")
        screen.shows("Good to see")
        // Too short a way is none.
        rule.onNodeWithText("send visa contact").performTouchInput { swipeRight(left, left + 120f) }
        rule.waitForIdle()
        assertFalse("nothing is asked yet", screen.has("Tomorrow"))
        rule.onNodeWithText("send visa contact").performTouchInput { swipeRight(left, left + 450f) }
        screen.choose("Tomorrow")
        screen.shows("Thu 19 Nov")
        rule.onNodeWithText("send visa contact").performTouchInput { swipeLeft(left + 450f, left) }
        screen.shows("Let go: send visa contact")
        screen.hides("Thu 19 Nov")
        screen.tap("Undo")
        screen.shows("Thu 19 Nov")
        rule.onNodeWithText("Bo Lindqvist").performTouchInput { swipeLeft(left + 450f, left) }
        rule.waitForIdle()
        assertTrue("nothing lies on that side", screen.has("Good to see"))
        rule.onNodeWithText("Bo Lindqvist").performTouchInput { swipeRight(left, left + 450f) }
        screen.shows("Later: Bo Lindqvist")
        screen.hides("Good to see")
        screen.tap("Undo")
        screen.shows("Good to see")
    }

    @Test
    fun `from People to somebody, to their card, to a line about them, and out again`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\" +need: a second analyst", "2026-11-11" to "Lunch with @\"Bo Lindqvist\"")
        screen.tap("People")
        screen.shows("Bo Lindqvist")
        rule.onNodeWithTag("seek").performTextInput("ana")
        screen.hides("Bo Lindqvist")
        screen.tap("Ana Silva")
        screen.shows("a second analyst")
        screen.tap("Card")
        screen.shows("Their world")
        screen.tap("Afterwards: one line about Ana")
        screen.until("Ana in the field") { rule.activity.hallwayForTest().log.state.value.line.text == "@\"Ana Silva\" " }
        screen.type("she starts on Monday")
        screen.tap("Save")
        screen.shows("Saved · Ana Silva")
        val page = runBlocking {
            app.door.ask { journal, now -> journal.people().use { it.show(it.resolve("Ana Silva"), now) } }
        }
        assertEquals(2, page.timeline.size)
    }

    @Test
    fun `back leads one step out, and text stays`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        screen.type("Lunch with Bo")
        screen.tap("People")
        screen.tap("Ana Silva")
        screen.shows("History")
        back()
        screen.shows("That's everyone.")
        back()
        screen.shows("Lunch with Bo")
    }

    @Test
    fun `one step in and back, what is typed on a page stands there still, and a list where it was`() {
        app.lived(*Array(40) { "2026-11-10" to "Coffee with @\"Person %02d\"".format(it) })
        screen.tap("People")
        screen.shows("Person 00")
        rule.onNodeWithTag("people").performScrollToNode(hasText("Person 35"))
        screen.tap("Person 35")
        screen.tap("Edit")
        rule.onNodeWithTag("know").performScrollTo().performTextInput("family: two sons")
        screen.tap("works at")
        rule.onNodeWithTag("row").performTextInput("Acme")
        rule.onNodeWithTag("page").performScrollToNode(hasText("Coffee with", substring = true))
        rule.onNode(hasText("Coffee with", substring = true) and hasClickAction()).performClick()
        screen.shows("Delete the line")
        // A notification comes on top of it.
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Review) }
        screen.tap("Later")
        back()
        screen.shows("Delete the line")
        back()
        screen.until("the page") { rule.onAllNodes(hasTestTag("page")).fetchSemanticsNodes().isNotEmpty() }
        rule.onNodeWithTag("page").performScrollToNode(hasTestTag("know"))
        screen.shows("family: two sons")
        screen.shows("Acme")
        back()
        screen.shows("Person 35")
        assertFalse("the list is where it was", screen.has("Person 00"))
        screen.tap("Person 35")
        screen.shows("Edit")
        assertFalse("and the page begins anew", screen.has("family: two sons"))
    }

    @Test
    fun `what was left for later is asked in the next sitting, and counted from one`() {
        app.lived("2026-11-10" to "Coffee with @\"Grace Hopper\"", "2026-11-11" to "Coffee with @\"Grace Kim\"", "2026-11-12" to "Lunch with @Grace")
        screen.tap("Today")
        screen.until("what waits") { screen.has("to check") }
        val waits = rule.activity.hallwayForTest().today.state.value.answer!!.toCheck.toInt()
        screen.tap("$waits to check")
        repeat(waits) {
            screen.shows("${it + 1} of $waits")
            if (it == 0) rule.activityRule.scenario.recreate()
            screen.tap("Later")
        }
        screen.shows("Done for now.")
        back()
        screen.tap("$waits to check")
        screen.shows("1 of $waits")
        screen.shows("Who do you mean by \"Grace\"?")
        assertFalse("nothing of the last sitting is to be taken back", screen.has("Undo"))
    }

    @Test
    fun `a line that is to be begun where another stands says that this one comes first`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        screen.type("Lunch with Bo")
        screen.tap("People")
        screen.tap("Ana Silva")
        screen.shows("History")
        rule.onNode(hasText("Log") and hasAnyAncestor(hasTestTag("page"))).performClick()
        screen.shows("This line is not saved yet.")
        screen.shows("Lunch with Bo")
        screen.tap("Save")
        screen.hides("This line is not saved yet.")
    }

    @Test
    fun `somebody new in Review can be looked at, and the card stands there still`() {
        app.lived("2026-11-10" to "Coffee with @\"Grace Hopper\"")
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Review) }
        screen.shows("Someone new")
        screen.tap("Open Grace Hopper")
        screen.shows("History")
        back()
        screen.shows("Someone new")
        screen.shows("1 of 1")
    }

    @Test
    fun `what waits is answered in Review, one card after the other`() {
        app.lived(
            "2026-11-10" to "Coffee with @\"Grace Hopper\"",
            "2026-11-11" to "Coffee with @\"Grace Kim\"",
            "2026-11-12" to "Lunch with @Grace",
        )
        screen.tap("Today")
        screen.until("what waits") { screen.has("to check") }
        val waits = rule.activity.hallwayForTest().today.state.value.answer!!.toCheck.toInt()
        screen.tap("$waits to check")
        screen.shows("Who do you mean by \"Grace\"?")
        screen.shows("Lunch with @Grace")
        screen.tap("It's Grace Hopper")
        screen.shows("Someone new")
        screen.tap("That's right")
        screen.shows("3 of $waits")
        screen.tap("Undo")
        screen.shows("2 of $waits")
        screen.tap("Undo")
        screen.shows("1 of $waits")
        screen.shows("Who do you mean by \"Grace\"?")
    }

    @Test
    fun `a link to a card opens it, and one to somebody unknown says so`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        val ana = runBlocking { app.door.ask { journal, _ -> journal.people().use { it.resolve("Ana Silva") } } }
        arrive(Intent(Intent.ACTION_VIEW, Uri.parse("hallway://prep/$ana")))
        screen.shows("Afterwards: one line about Ana")
        arrive(Intent(Intent.ACTION_VIEW, Uri.parse("hallway://log?with=$ana")))
        screen.until("Ana in the field") { rule.activity.hallwayForTest().log.state.value.line.text == "@\"Ana Silva\" " }
        arrive(Intent(Intent.ACTION_VIEW, Uri.parse("hallway://prep/${"0".repeat(ana.length)}")))
        screen.shows("Try again")
    }

    @Test
    fun `shared text stands in the field below what was typed, and is saved once and by hand`() {
        screen.type("Coffee with Ana")
        arrive(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, "a page about visas"))
        screen.shows("a page about visas")
        assertEquals("Coffee with Ana\na page about visas", rule.activity.hallwayForTest().log.state.value.line.text)
        rule.activityRule.scenario.recreate()
        screen.shows("a page about visas")
        assertEquals("Coffee with Ana\na page about visas", rule.activity.hallwayForTest().log.state.value.line.text)
    }

    @Test
    fun `how many people a week, and when weeks begin, is said in the settings`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\" !send visa contact by 13 Nov")
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Settings) }
        screen.shows("No limit")
        screen.tap("People a week, at most")
        screen.choose("3")
        screen.shows("People a week, at most: 3")
        val pace = { runBlocking { app.door.ask { journal, _ -> journal.people().use { it.me() } } }.pace }
        assertEquals(3u, pace())
        screen.tap("Undo")
        screen.until("as before") { pace() == null }
        screen.tap("Weeks begin on")
        screen.choose("Saturday")
        screen.shows("Saturday")
        screen.tap("Today")
        screen.shows("send visa contact")
        rule.onNodeWithContentDescription("Later: send visa contact").performClick()
        screen.choose("At the start of next week")
        screen.shows("Sat 21 Nov")
    }

    @Test
    fun `who wishes so has the screens out of screenshots`() {
        screen.tap("Today")
        screen.tap("More")
        screen.choose("Settings")
        screen.tap("Hide Hallway in recent apps")
        screen.until("the flag") { rule.activity.window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE != 0 }
        assertTrue(app.preferences.isOn(Switch.HIDDEN).value)
    }
}
