package app.hallway

import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.test.core.app.ApplicationProvider
import app.hallway.kit.Place
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** A tablet on its side: the list left, the thing right, and Log over both. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = TABLET)
class TabletTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()

    @Test
    fun `what is touched in the list stands beside it, and Log is a sheet over both`() {
        Stories(app)
        rule.onNodeWithContentDescription("Close").performClick()
        screen.until("what the day holds") { onThe("list", "Good to see") || onThe("list", "You said you would") }
        screen.tap("People")
        screen.until("the list") { onThe("list", "Ana Silva") }
        rule.onNode(hasText("Ana Silva") and hasAnyAncestor(hasTestTag("list"))).performClick()
        screen.until("her page") { onThe("thing", "History") }
        assertEquals("the list stays", true, onThe("list", "Bo Lindqvist"))
        rule.onNode(hasText("Bo Lindqvist") and hasAnyAncestor(hasTestTag("list"))).performClick()
        screen.until("his page") { onThe("thing", "old maps") }
        rule.onNode(hasText("Ana Silva") and hasAnyAncestor(hasTestTag("list"))).performClick()
        screen.until("her page again") { onThe("thing", "natural wine") }
        assertEquals("what stood there before is no step back", 3, rule.activity.hallwayForTest().way.value.places.size)
        screen.tap("Card")
        screen.until("her card") { onThe("thing", "Afterwards: one line about Ana") }
        screen.tap("Log")
        screen.until("the field") { onThe("log sheet", "Save") }
        assertEquals(emptyList<String>(), screen.faults())
        rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
    }

    @Test
    fun `a goal stands beside the goals`() {
        Stories(app)
        val goal = GoalStories(app).also { it.all() }.let {
            runBlocking { app.door.ask { journal, now -> journal.goals().use { goals -> goals.list(now) } } }.first { it.decision != null }
        }
        rule.runOnUiThread {
            rule.activity.hallwayForTest().open(Place.Tab.GOALS)
            rule.activity.hallwayForTest().open(Place.Goal(goal.reference.id))
        }
        screen.until("the map") { onThe("thing", "Priya Nair") && onThe("list", "Lead of the design team") }
        assertFalse("the sheet is gone", onThe("log sheet", "Save"))
    }

    private fun onThe(pane: String, words: String): Boolean =
        rule.onAllNodes(hasText(words, substring = true) and hasAnyAncestor(hasTestTag(pane)), useUnmergedTree = true)
            .fetchSemanticsNodes().isNotEmpty()
}
