package app.hallway

import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import androidx.lifecycle.SavedStateHandle
import androidx.test.core.app.ApplicationProvider
import app.hallway.model.PersonPage
import app.hallway.model.Relation
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** People: found by name and by everything written, and put right in their place. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class PeopleTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()

    @Test
    fun `everything written is found as it is typed, and a touch leads to it`() {
        app.lived(
            "2026-11-09" to "Coffee with @\"Ana Silva\", moving to Lisbon in June",
            "2026-11-10" to "Lunch with @\"Bo Lindqvist\" !send the Lisbon guide by 30 Nov",
        )
        screen.tap("People")
        screen.shows("That's everyone.")
        rule.onNodeWithTag("seek").performTextInput("lisb")
        screen.shows("moving to Lisbon")
        screen.shows("send the Lisbon guide")
        screen.shows("That's all that was found.")
        rule.onNode(hasText("moving to Lisbon", substring = true)).performClick()
        screen.shows("coffee · Mon 9 Nov")
        screen.tap("Ana Silva")
        screen.shows("History")
        rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
        screen.shows("coffee · Mon 9 Nov")
        rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
        screen.shows("send the Lisbon guide")
        rule.onNodeWithTag("seek").performTextReplacement("xylophone")
        screen.shows("No person and nothing you wrote matches.")
        rule.onNodeWithTag("seek").performTextReplacement("ana silva")
        screen.until("her line alone") { people().people?.size == 1 && people().beside.size == 1 }
    }

    @Test
    fun `what a device wrote whose clock was ahead is shown with a word`() {
        app.lived(
            "2027-11-18" to "Coffee with @\"Ana Silva\", about schools",
            "2026-11-18" to "Lunch with @\"Bo Lindqvist\", about work",
        )
        screen.tap("People")
        screen.shows("met 18 Nov 2027 · the clock was ahead")
        rule.onNodeWithTag("seek").performTextInput("about")
        screen.shows("18 Nov 2027 · the clock was ahead · Ana Silva")
        screen.shows("18 Nov · Bo Lindqvist")
        rule.onNode(hasText("about schools", substring = true)).performClick()
        screen.shows("coffee · Thu 18 Nov · the clock was ahead")
        screen.tap("Ana Silva")
        screen.shows("History")
        screen.shows("18 Nov 2027 · the clock was ahead")
    }

    @Test
    fun `what was looked for is looked for again after the end of the process`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"", "2026-11-11" to "Lunch with @\"Bo Lindqvist\"")
        val kept = SavedStateHandle()
        val next = rule.runOnUiThread {
            HallwayViewModel(app, kept).people.seek("ana")
            HallwayViewModel(app, SavedStateHandle.createHandle(kept.savedStateProvider().saveState(), null))
        }
        screen.until("Ana alone") { next.people.state.value.run { sought == "ana" && people?.map { it.person.name } == listOf("Ana Silva") } }
    }

    @Test
    fun `what was found comes page by page as the list is scrolled`() {
        app.lived(*Array(60) { "2026-10-%02d".format(1 + it % 30) to "Tea with @\"Ana Silva\", plan $it" })
        screen.tap("People")
        rule.onNodeWithTag("seek").performTextInput("plan")
        screen.until("the first page") { people().written.let { it.more && it.hits.size == 50 } }
        rule.runOnUiThread { rule.activity.hallwayForTest().people.goOn() }
        screen.until("the rest") { people().written.let { !it.more && it.hits.size == 60 } }
        assertEquals(60, people().written.hits.map { it.reference.id }.toSet().size)
    }

    @Test
    fun `a row becomes a field in its place, is saved, and taken back`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        edit()
        row("works at", "Acme", "Save")
        screen.shows("Changed: Ana Silva")
        assertEquals(listOf("Acme" to true), page().positions.map { it.org to (it.until == null) })
        row("works at", "Globex", "They moved")
        screen.until("the next place") { page().positions.map { it.org to (it.until == null) } == listOf("Globex" to true, "Acme" to false) }
        row("works at", "Globex Corporation", "It was wrong")
        screen.until("the place put right") { page().positions.map { it.org } == listOf("Globex Corporation", "Acme") }
        screen.tap("Undo")
        screen.until("the place as before") { page().positions.map { it.org } == listOf("Globex", "Acme") }
    }

    @Test
    fun `each row says what it is`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        edit()
        row("also called", "Annie, A. S.", "Save")
        screen.until("her names") { page().nicknames.toSet() == setOf("Annie", "A. S.") }
        row("also called", "Annie", "Save")
        screen.until("her name") { page().nicknames == listOf("Annie") }
        row("good to talk every", "14", "Save")
        screen.until("how often") { page().cadence == 14u && page().cadenceChosen }
        row("good to talk every", "", "Save")
        screen.until("as usual") { !page().cadenceChosen }
        row("notes", "Met at the offsite", "Save")
        screen.until("the notes") { page().notes == "Met at the offsite" }
        rule.onNodeWithText("your mentor").performScrollTo().performClick()
        screen.until("what she is") { page().relation == Relation.Mentor }
        row("name", "Ana Sousa", "Save")
        screen.until("her name") { page().person.name == "Ana Sousa" }
    }

    @Test
    fun `what stands in a row stays there until it is saved`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        edit()
        screen.tap("name")
        rule.onNodeWithTag("row").performTextReplacement(" ")
        rule.onNode(hasText("Save")).assertIsNotEnabled()
        rule.onNodeWithTag("row").performTextReplacement("Ana Sousa")
        rule.activityRule.scenario.recreate()
        screen.shows("Ana Sousa")
        // A journal that takes nothing any more.
        runBlocking { app.door.shut() }
        screen.tap("Save")
        screen.shows("Try again")
        screen.shows("Ana Sousa")
    }

    @Test
    fun `a fact is worded differently, and one that holds no more goes`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\" +likes natural wine")
        edit()
        rule.onNodeWithTag("know").performScrollTo().performTextInput("family: two sons")
        rule.onNodeWithText("Note it").performScrollTo().performClick()
        screen.until("both facts") { page().facts.size == 2 }
        screen.tap("Done")
        val wine = page().facts.first { "wine" in it.text }.text
        screen.tap(wine)
        screen.choose("Word it differently")
        rule.onNodeWithTag("words").performTextReplacement("likes orange wine")
        screen.choose("Save")
        screen.until("the new words") { page().facts.any { it.text == "likes orange wine" } }
        screen.until("the end of the sheet") { rule.onAllNodes(hasTestTag("words")).fetchSemanticsNodes().isEmpty() }
        screen.tap("likes orange wine")
        screen.choose("No longer true")
        screen.until("one fact") { page().facts.map { it.text } == listOf("two sons") }
    }

    @Test
    fun `a line is deleted with what came from it, and comes back whole`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\" #travel !send the visa contact by 30 Nov")
        screen.tap("People")
        screen.tap("Ana Silva")
        screen.shows("History")
        rule.onNode(hasText("!send the visa contact", substring = true)).performScrollTo().performClick()
        screen.shows("coffee · Tue 10 Nov · #travel")
        screen.shows("your promise")
        screen.tap("Delete the line")
        screen.shows("This line is deleted.")
        screen.until("nothing of it") { page().promises.isEmpty() && page().timeline.isEmpty() }
        rule.activityRule.scenario.recreate()
        screen.shows("This line is deleted.")
        screen.tap("Undo")
        screen.hides("This line is deleted.")
        screen.until("all of it") { page().promises.size == 1 && page().timeline.size == 1 }
    }

    @Test
    fun `whom somebody knows is noted, stands on both pages, and is taken back`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"", "2026-11-11" to "Lunch with @\"Bo Lindqvist\"")
        edit()
        rule.onNodeWithTag("page").performScrollToNode(hasText("Someone they know"))
        screen.tap("Someone they know")
        rule.onNodeWithTag("how").performTextInput("from university")
        rule.onNodeWithTag("who").performTextInput("bo")
        screen.choose("Bo Lindqvist")
        screen.shows("Noted: Bo Lindqvist")
        screen.tap("Done")
        screen.shows("from university")
        screen.tap("Bo Lindqvist")
        screen.shows("Who they know")
        screen.shows("from university")
        rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
        screen.shows("from university")
    }

    private fun edit() {
        screen.tap("People")
        screen.tap("Ana Silva")
        screen.shows("History")
        screen.tap("Edit")
    }

    private fun row(name: String, text: String, button: String) {
        rule.onNodeWithText(name).performScrollTo().performClick()
        rule.onNodeWithTag("row").performTextReplacement(text)
        rule.onNodeWithText(button).performScrollTo().performClick()
        screen.until("the end of the field") {
            rule.onAllNodes(hasTestTag("row")).fetchSemanticsNodes().isEmpty()
        }
    }

    private fun people() = rule.activity.hallwayForTest().people.state.value

    private fun page(): PersonPage = runBlocking {
        app.door.ask { journal, now -> journal.people().use { it.show(it.list(null, now).single().person.reference.id, now) } }
    }
}
