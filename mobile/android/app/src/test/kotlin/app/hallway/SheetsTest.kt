package app.hallway

import android.os.Bundle
import android.os.Parcel
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithContentDescription
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import androidx.test.core.app.ApplicationProvider
import androidx.test.platform.app.InstrumentationRegistry
import app.hallway.core.Journal
import app.hallway.kit.Place
import app.hallway.model.AskKind
import app.hallway.model.GoalKind
import app.hallway.model.NewAsk
import app.hallway.model.NewGoal
import app.hallway.model.SeatEdit
import java.time.DayOfWeek
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** What stands open over a screen stays open with what is typed in it when the phone is turned. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class SheetsTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()

    private fun turn() = rule.activityRule.scenario.recreate()

    private fun open(place: Place) = rule.runOnUiThread { rule.activity.hallwayForTest().open(place) }

    private fun ana(journal: Journal): String = journal.people().use { it.resolve("Ana Silva") }

    @Test
    fun `the words of a fact`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\" +likes natural wine")
        open(Place.Person(runBlocking { app.door.ask { journal, _ -> ana(journal) } }))
        screen.until("the fact") { rule.onAllNodes(hasText("natural wine", substring = true)).fetchSemanticsNodes().size > 0 }
        screen.tap(fact())
        screen.choose("Word it differently")
        rule.onNodeWithTag("words").performTextReplacement("likes orange wine")
        turn()
        screen.shows("likes orange wine")
        screen.choose("Save")
        screen.shows("Changed")
        assertEquals("likes orange wine", fact())
    }

    /** What is known of her. */
    private fun fact(): String = runBlocking { app.door.ask { journal, now -> journal.people().use { it.show(ana(journal), now) } } }.facts.single().text

    @Test
    fun `what to do about what one was told, and what came of an ask`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        runBlocking {
            app.door.ask { journal, now ->
                journal.asks().use { asks ->
                    asks.add(ana(journal), NewAsk(AskKind.Feedback, "the last two reviews", null, null, null, null), now)
                    asks.addFeedback(ana(journal), "", "shorter slides", now)
                }
            }
        }
        open(Place.Asks)
        screen.tap("Ana Silva: feedback")
        screen.shows("what came of it?")
        turn()
        screen.shows("what came of it?")
        rule.onNodeWithContentDescription("Close").performClick()
        screen.hides("what came of it?")
        screen.tap("shorter slides")
        rule.onNodeWithTag("words").performTextInput("ten slides at most")
        turn()
        screen.shows("ten slides at most")
        screen.choose("Save")
        screen.shows("You: ten slides at most")
    }

    @Test
    fun `a code that is being pasted, and whom to put on a map`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"", "2026-11-11" to "Lunch with @\"Bo Lindqvist\"")
        open(Place.Pair)
        screen.tap("Paste a code instead")
        rule.onNodeWithTag("code").performTextInput("HALLWAY1 and more")
        turn()
        screen.shows("HALLWAY1 and more")
        val goal = runBlocking {
            app.door.ask { journal, now -> journal.goals().use { it.add(NewGoal("Lead", GoalKind.Promotion, null, "", "", null), now) } }.reference.id
        }
        open(Place.Goal(goal))
        screen.tap("Add someone to the map")
        rule.onNodeWithTag("words").performTextInput("bo")
        turn()
        screen.choose("Bo Lindqvist")
        screen.shows("Noted: Bo Lindqvist")
    }

    @Test
    fun `what is typed into a sheet stands there until it is saved, and what is wrong is said in it`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"", "2026-11-11" to "Lunch with @\"Bo Lindqvist\"")
        val goal = runBlocking {
            app.door.ask { journal, now ->
                journal.asks().use { it.addFeedback(ana(journal), "", "shorter slides", now) }
                val new = NewGoal("Lead the design team", GoalKind.Promotion, null, "", "", null)
                val goal = journal.goals().use { it.add(new, now) }.reference.id
                journal.goals().use { it.putOnMap(goal, ana(journal), SeatEdit(emptyList(), emptyList(), null, "", null), now) }
                goal
            }
        }
        // More than the journal takes of any text, as a phone that is full takes nothing.
        val long = "word ".repeat(300)
        stays("goal name", long, "Set it") { screen.tap("Goals"); screen.tap("Set a goal") }
        open(Place.Goal(goal))
        screen.shows("Note a win")
        stays("words", long, "Save") { rule.onNode(hasText("Note a win")).performScrollTo().performClick() }
        open(Place.Tab.TODAY)
        open(Place.Goal(goal, seat = runBlocking { app.door.ask { journal, _ -> ana(journal) } }))
        stays("words", long, "would speak for you") { screen.choose("Where do they stand?") }
        open(Place.Tab.TODAY)
        open(Place.Asks)
        stays("words", long, "Save") { screen.tap("shorter slides") }
        open(Place.Person(runBlocking { app.door.ask { journal, _ -> ana(journal) } }))
        stays("how", long, "Bo Lindqvist") {
            screen.tap("Edit")
            rule.onNodeWithTag("page").performScrollToNode(hasText("Someone they know"))
            screen.tap("Someone they know")
        }
    }

    private fun stays(field: String, text: String, button: String, open: () -> Unit) {
        open()
        screen.until(field) { rule.onAllNodes(hasTestTag(field)).fetchSemanticsNodes().isNotEmpty() }
        rule.onNodeWithTag(field).performTextReplacement(text)
        val sheet = hasAnyAncestor(hasTestTag("sheet"))
        rule.onNode(hasText(button) and sheet and hasClickAction()).performSemanticsAction(SemanticsActions.OnClick)
        screen.until("what is wrong, in the sheet") { rule.onAllNodes(hasText("the limit is", substring = true) and sheet).fetchSemanticsNodes().isNotEmpty() }
        val stands = { rule.onAllNodes(hasTestTag(field)).fetchSemanticsNodes().map { it.config[SemanticsProperties.EditableText].text } }
        assertEquals(listOf(text), stands())
        turn()
        screen.until("it stands there after a turn") { stands() == listOf(text) }
    }

    @Test
    fun `until when a promise is put off`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\" !send visa contact by 13 Nov")
        screen.tap("Today")
        screen.shows("since Friday")
        rule.onNodeWithContentDescription("Later: send visa contact").performClick()
        screen.shows("Let go")
        turn()
        screen.choose("Tomorrow")
        screen.shows("Thu 19 Nov")
    }

    @Test
    fun `the name and the day of a goal, on a calendar whose weeks begin where the settings say`() {
        for (first in listOf(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, DayOfWeek.SATURDAY)) {
            app.preferences.beginWeeks(first)
            open(Place.Tab.TODAY)
            rule.waitForIdle()
            open(Place.Tab.GOALS)
            screen.tap("Set a goal")
            rule.onNodeWithTag("goal name").performTextInput("Lead the design team")
            screen.tap("When is it decided? Choose a day")
            screen.shows("Use this day")
            val days = DayOfWeek.entries.associateWith { day ->
                val name = day.name.lowercase().replaceFirstChar(Char::uppercase)
                rule.onAllNodesWithContentDescription(name).fetchSemanticsNodes().single().boundsInRoot.left
            }
            assertEquals(first, days.minBy { it.value }.key)
            turn()
            screen.tap("Use this day")
            screen.shows("decided Thu 18 Feb")
            turn()
            screen.shows("decided Thu 18 Feb")
            screen.shows("Lead the design team")
            rule.onNodeWithContentDescription("Close").performClick()
            screen.hides("decided Thu 18 Feb")
        }
    }

    @Test
    fun `a text of a megabyte that is typed into a sheet does not end the app`() {
        screen.tap("Goals")
        screen.tap("Set a goal")
        rule.onNodeWithTag("goal name").performTextReplacement("word ".repeat(200_000))
        val state = Bundle()
        rule.runOnUiThread { InstrumentationRegistry.getInstrumentation().callActivityOnSaveInstanceState(rule.activity, state) }
        val parcel = Parcel.obtain().apply { writeBundle(state) }
        assertTrue("${parcel.dataSize()} bytes of the million that Android takes", parcel.dataSize() < 400_000)
        parcel.recycle()
    }
}
