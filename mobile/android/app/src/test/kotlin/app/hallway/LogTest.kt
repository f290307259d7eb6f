package app.hallway

import androidx.compose.ui.test.assertIsFocused
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.longClick
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.swipeLeft
import androidx.test.core.app.ApplicationProvider
import app.hallway.core.Journal
import app.hallway.core.freshSecret
import app.hallway.kit.Door
import app.hallway.kit.Line
import app.hallway.kit.LogModel
import app.hallway.kit.LogState
import app.hallway.kit.Trouble
import app.hallway.model.ChipState
import app.hallway.model.SearchOrder
import java.io.File
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class LogTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()

    @Test
    fun `the app opens on an empty field with the cursor in it`() {
        screen.shows("Who did you talk to last?")
        rule.onNodeWithTag("field").assertIsFocused()
    }

    @Test
    fun `a plain line is read, a suggestion taken, another refused, saved, and taken back`() {
        val plain = "Coffee with Ana Silva, I said I'd send her the visa contact by Friday"
        screen.type(plain)
        screen.chip("coffee · today")
        screen.chip("new: Ana Silva?").performClick()
        screen.choose("Yes, that's right")
        screen.chip("new: Ana Silva")
        screen.chip("I promised: send her the visa contact, Fri 20 Nov?").performClick()
        screen.choose("No")
        screen.noChip("visa contact")
        screen.tap("Save")
        screen.shows("Saved · Ana Silva")
        assertEquals("", field())
        assertEquals(listOf("Ana Silva"), people())
        assertEquals("what was refused is not asked again", emptyList<Any>(), log().saved!!.asked)

        screen.tap("Undo")
        screen.hides("Saved ·")
        assertEquals(plain, field())
        screen.chip("new: Ana Silva")
        screen.noChip("visa contact")
        assertTrue("the line was taken back", undone().orEmpty().startsWith("logged: Coffee with Ana Silva"))
    }

    @Test
    fun `what a saved line still asks is answered under its receipt`() {
        screen.type("Coffee with Ana Silva")
        screen.chip("new: Ana Silva?")
        screen.tap("Save")
        val yes = hasContentDescription("new: Ana Silva? Yes")
        screen.until("the question") { rule.onAllNodes(yes).fetchSemanticsNodes().isNotEmpty() }
        rule.onNode(yes).performClick()
        screen.until("Ana is somebody") { people() == listOf("Ana Silva") }
        screen.hides("New: Ana Silva?")
        screen.tap("Undo")
        screen.shows("New: Ana Silva?")
        screen.shows("Saved")
        assertEquals("the answer was taken back, and not the line", "added: new: Ana Silva", undone())
    }

    @Test
    fun `undo takes back the line of the receipt, whatever came in between`() {
        screen.type("Coffee with @\"Ana Silva\"")
        screen.tap("Save")
        screen.shows("Saved")
        // As a reply to a notification does.
        runBlocking { app.inbox.say("Lunch with @\"Ana Silva\" and @\"Bo Lindqvist\"") }
        screen.tap("Undo")
        screen.shows("Ana Silva stays: also named elsewhere.")
        assertEquals("Coffee with @\"Ana Silva\"", field())
        assertEquals(listOf("Ana Silva", "Bo Lindqvist"), people())
        assertEquals(listOf("Lunch with @\"Ana Silva\" and @\"Bo Lindqvist\""), lines())
        screen.type("!")
        screen.hides("also named elsewhere")
    }

    @Test
    fun `undo that is touched twice takes one thing back`() {
        app.lived("2026-11-02" to "Lunch with @\"Bo Lindqvist\"")
        screen.type("Coffee with @\"Ana Silva\"")
        screen.tap("Save")
        screen.shows("Saved")
        repeat(2) { rule.runOnUiThread { hallway().log.undo() } }
        screen.until("the line in the field") { field() == "Coffee with @\"Ana Silva\"" }
        assertEquals(listOf("Bo Lindqvist"), people())
        assertEquals(null, log().trouble)
    }

    @Test
    fun `what a key inserts is a mark that touches its word`() {
        app.lived("2026-11-02" to "Lunch with @\"Bo Lindqvist\"")
        screen.type("Lunch with Bo")
        rule.onNodeWithContentDescription("Mark: promise").performClick()
        assertEquals("Lunch with Bo !", field())
        screen.type("send the deck by fri")
        screen.chip("I promise: send the deck · Fri 20 Nov")
    }

    @Test
    fun `a chip that is held is turned from there to mentioned, and one that is swept aside is not saved`() {
        app.lived("2026-11-01" to "Lunch with @\"Ana Silva\"", "2026-11-02" to "Lunch with @\"Bo Lindqvist\"")
        screen.type("Coffee with @\"Ana Silva\" and @\"Bo Lindqvist\" #travel")
        screen.chip("Bo Lindqvist").performTouchInput { longClick() }
        screen.chip("mentions Bo Lindqvist")
        screen.chip("#travel").performTouchInput { swipeLeft(right, right - 400f) }
        screen.noChip("#travel")
        screen.tap("Save")
        screen.shows("Saved · Ana Silva")
        val receipt = log().saved!!.receipt
        assertEquals(listOf("Ana Silva" to true, "Bo Lindqvist" to false), receipt.people.map { it.name to it.there })
        assertEquals(emptyList<String>(), receipt.topics)
    }

    @Test
    fun `of two of one name the other one is chosen in the sheet`() {
        app.lived(
            "2026-11-10" to "Coffee with @\"Grace Hopper\"",
            "2026-11-11" to "Coffee with @\"Grace Kim\"",
        )
        screen.type("Lunch with @Grace")
        screen.until("a doubt") { log().chips.any { it.state == ChipState.DOUBT } }
        val doubt = log().chips.first { it.state == ChipState.DOUBT }
        val other = doubt.alternatives.first().text
        screen.chip(doubt.question).performClick()
        screen.choose(other)
        screen.noChip(doubt.question)
        screen.tap("Save")
        screen.shows("Saved · $other")
    }

    @Test
    fun `rotation loses no character and no choice`() {
        screen.type("Coffee with Ana Silva #travel")
        screen.chip("new: Ana Silva?").performClick()
        screen.choose("Yes, that's right")
        screen.chip("new: Ana Silva")
        rule.activityRule.scenario.recreate()
        screen.shows("Coffee with Ana Silva #travel")
        screen.chip("new: Ana Silva")
    }

    @Test
    fun `the end of the process loses no character and no choice, and a line that is on its way is not lost either`() {
        screen.type("Coffee with Ana Silva")
        screen.chip("new: Ana Silva?").performClick()
        screen.choose("Yes, that's right")
        screen.chip("new: Ana Silva")
        val kept = log().draft
        val next = LogModel(CoroutineScope(SupervisorJob()), app.anotherDoor(), hallway().log.kept())
        assertEquals(kept, next.state.value.draft)

        // A journal that never opens: what is saved stays on its way.
        val shut = Door(CoroutineScope(SupervisorJob()), Dispatchers.IO, { app.now }) { awaitForever() }
        val waiting = LogModel(CoroutineScope(SupervisorJob()), shut)
        waiting.type(Line("Lunch with Bo"))
        waiting.save()
        waiting.type(Line("and the next"))
        assertEquals("Lunch with Bo\nand the next", LogModel(CoroutineScope(SupervisorJob()), shut, waiting.kept()).state.value.line.text)
    }

    @Test
    fun `a journal whose key is gone says so, deletes nothing, and keeps the line`() {
        val file = File(app.noBackupFilesDir, "journal/journal.hallway")
        screen.until("the journal is there") { file.exists() }
        val before = file.length()
        val another = Door(CoroutineScope(SupervisorJob()), Dispatchers.IO, { app.now }) {
            Journal.open(file.parent!!, freshSecret(), freshSecret(), app.now)
        }
        val model = LogModel(CoroutineScope(SupervisorJob()), another)
        model.type(Line("Lunch with Bo"))
        model.save()
        screen.until("the trouble") { model.state.value.trouble != null }
        assertEquals(Trouble.Kind.KEY_GONE, model.state.value.trouble!!.kind)
        assertEquals("Lunch with Bo", model.state.value.line.text)
        assertEquals(before, file.length())
    }

    private fun hallway(): HallwayViewModel = rule.activity.hallwayForTest()

    private fun log(): LogState = hallway().log.state.value

    private fun field(): String = log().line.text

    private fun people(): List<String> = runBlocking {
        app.door.ask { journal, now -> journal.people().use { it.list(null, now) } }.map { it.person.name }
    }

    private fun lines(): List<String> = runBlocking {
        app.door.ask { journal, now -> journal.find("since:2000-01-01", SearchOrder.NEWEST, 0u, 50u, now) }.hits.filter { it.what == "entry" }.map { it.text }
    }

    /** What was taken back last: what doing it again says that it did. */
    private fun undone(): String? = runBlocking { app.door.ask { journal, now -> journal.redo(now)?.what } }

    private fun awaitForever(): Nothing {
        Thread.sleep(Long.MAX_VALUE)
        error("never")
    }
}
