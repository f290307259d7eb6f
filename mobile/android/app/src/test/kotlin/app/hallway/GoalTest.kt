package app.hallway

import android.content.Intent
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithTag
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.test.core.app.ApplicationProvider
import app.hallway.kit.Place
import app.hallway.model.AskKind
import app.hallway.model.GoalKind
import app.hallway.model.GoalMap
import app.hallway.model.KitLacks
import app.hallway.model.NewGoal
import app.hallway.model.NewPerson
import app.hallway.model.Role
import app.hallway.model.SeatEdit
import app.hallway.model.Stance
import java.time.LocalDate
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** A goal, from the wish to its end. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class GoalTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()

    @Test
    fun `a goal is set, somebody is put on its map, and what they show moves them there`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"", "2026-11-11" to "Lunch with @\"Bo Lindqvist\"")
        screen.tap("Goals")
        screen.shows("A goal is something you want")
        screen.tap("Set a goal")
        rule.onNodeWithTag("goal name").performTextInput("Lead the design team")
        screen.tap("Set it")
        screen.shows("Goal set: Lead the design team")
        screen.tap("Lead the design team")
        screen.shows("Nobody on the map yet: start with your manager")

        screen.tap("Add someone to the map")
        screen.choose("Ana Silva")
        screen.shows("You don't know yet who can veto it")
        screen.choose("What is their role?")
        screen.choose("can veto")
        screen.until("her say") { map().people.single().roles.contains(Role.Veto) }
        rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
        screen.hides("You don't know yet who can veto it")
        seat("Ana Silva, can veto, doesn't know yet").performClick()
        screen.choose("Where do they stand?")
        rule.onNodeWithTag("words").performTextInput("I'd back you")
        screen.choose("would speak for you")
        seat("Ana Silva, can veto, would speak for you, I'd back you")
        assertEquals(Stance.WouldSpeak, map().people.single().stance)

        screen.tap("Undo")
        seat("Ana Silva, can veto, doesn't know yet")
    }

    @Test
    fun `a win is noted, and the page is shared as text and marked as given`() {
        val goal = goal("Promotion to lead", Stance.WouldSpeak)
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Goal(goal)) }
        screen.shows("Note a win")
        rule.onNode(hasText("Note a win")).performScrollTo().performClick()
        rule.onNodeWithTag("words").performTextInput("Checkout is twice as fast")
        screen.choose("Save")
        screen.shows("Win noted: Checkout is twice as fast")
        screen.shows("Checkout is twice as fast")
        rule.onNode(hasText("Your kit")).performScrollTo().performClick()
        screen.shows("For anyone")
        screen.tap("Ana Silva")
        screen.tap("Ana has it")
        screen.shows("Ana Silva has your kit.")
        screen.shows("Who has it")
        screen.tap("Share")
        val chooser = shadowOf(rule.activity).nextStartedActivity
        @Suppress("DEPRECATION")
        val send = chooser.getParcelableExtra<Intent>(Intent.EXTRA_INTENT)!!
        assertTrue(send.getStringExtra(Intent.EXTRA_TEXT)!!.contains("Checkout is twice as fast"))
    }

    @Test
    fun `whatever the page lacks is said on it, one after the other`() {
        val goal = goal("Promotion to lead", Stance.WouldSpeak)
        val ana = map().people.single().person.reference.id
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Kit(goal, ana)) }
        screen.shows("Still missing")
        val said = listOf(
            "Your name" to "Sam Reed",
            "Why now, in one sentence" to "The team doubled since March",
            "A likely objection and your answer" to "Is it too early?",
            "What this person saw and could tell others" to "The launch in May",
            "Three wins or more" to "Checkout is twice as fast",
            "Three wins or more" to "The new hires ship in a week",
            "Three wins or more" to "Nobody was called at night",
            "Something that shows each win" to "The dashboard",
        )
        for ((lacks, words) in said) {
            screen.until(lacks) { rule.onAllNodes(hasText(lacks)).fetchSemanticsNodes().isNotEmpty() }
            rule.onNode(hasText(lacks)).performScrollTo().performClick()
            rule.onNodeWithTag("words").performTextInput(words)
            if ("objection" in lacks) rule.onNodeWithTag("answer").performTextInput("I led two already")
            screen.choose("Save")
            screen.until("the end of the sheet") { rule.onAllNodesWithTag("words").fetchSemanticsNodes().isEmpty() }
        }
        val page = runBlocking { app.door.ask { journal, _ -> journal.goals().use { it.kit(goal, ana) } } }
        for ((_, words) in said) assertTrue("$words in ${page.plain}", words.trimEnd('?') in page.plain)
        assertEquals("two wins are to be seen yet", listOf(KitLacks.EVIDENCE), page.lacks)
    }

    @Test
    fun `a goal that ended says how, and has nothing missing any more`() {
        val goal = goal("Promotion to lead", Stance.HasConcerns)
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Goal(goal)) }
        screen.shows("Missing")
        screen.tap("How it ended")
        screen.choose("Reached")
        screen.shows("Ended: Promotion to lead")
        screen.hides("Missing")
        screen.shows("Reached, 18 Nov")
        screen.tap("Undo")
        screen.shows("Missing")
    }

    @Test
    fun `the wheel has its eight stages, and a touch lists who is at one`() {
        goal("Promotion to lead", Stance.WouldSpeak)
        screen.tap("Goals")
        screen.tap("How far you have come")
        screen.shows("Ana Silva")
        assertEquals(8, rule.onAllNodesWithTag("stage").fetchSemanticsNodes().size)
        rule.onAllNodesWithTag("stage")[0].performScrollTo().performClick()
        screen.hides("Ana Silva")
    }

    @Test
    fun `who could be on a map stands below it with what says so, and a touch puts them on it`() {
        app.lived(
            "2026-11-02" to "Lunch with @\"Bo Lindqvist\"",
            "2026-11-05" to "Call with @\"Bo Lindqvist\"",
            "2026-11-09" to "Walk with @\"Bo Lindqvist\"",
        )
        val goal = goal("Promotion to lead", Stance.HasConcerns)
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Goal(goal)) }
        screen.shows("Who could be on it")
        screen.shows("3 conversations lately")
        rule.onNode(hasContentDescription("Add Bo Lindqvist to the map")).performScrollTo().performClick()
        screen.until("his seat") { map().people.map { it.person.name }.toSet() == setOf("Ana Silva", "Bo Lindqvist") }
        screen.shows("Where do they stand?")
        screen.hides("Who could be on it")
        assertEquals(emptyList<Any>(), map().couldJoin)
    }

    @Test
    fun `below the wheel stands where nobody was talked with yet, and who leads there`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        val priya = runBlocking {
            app.door.ask { journal, now ->
                journal.people().use { people ->
                    val new = NewPerson("Priya Nair", emptyList(), "Payments", "", null, "", null, "")
                    people.add(new, false, now).reference.id.also { people.addKnows(people.resolve("Ana Silva"), it, "", now) }
                }
            }
        }
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Wheel) }
        screen.shows("Where you haven't talked with anyone yet")
        screen.shows("Payments")
        screen.tap("Ana Silva knows Priya Nair")
        screen.until("her page") { rule.activity.hallwayForTest().way.value.here == Place.Person(priya) }
    }

    @Test
    fun `an ask is drafted, asked, answered, and taken back`() {
        val goal = goal("Promotion to lead", Stance.WouldSpeak)
        val ana = map().people.single().person.reference.id
        val draft = Place.Draft(ana, AskKind.Advocacy, goal)
        rule.runOnUiThread { rule.activity.hallwayForTest().open(draft) }
        screen.shows("Promotion to lead")
        screen.tap("I asked")
        screen.shows("You asked Ana Silva.")
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Asks) }
        screen.shows("Waiting for an answer")
        screen.tap("Ana Silva: a good word")
        screen.choose("They said yes")
        screen.shows("Nothing is waiting for an answer.")
        screen.shows("They said yes")
        screen.tap("Undo")
        screen.shows("Waiting for an answer")
    }

    /** A goal with Ana on its map, who can veto it. */
    private fun goal(name: String, stance: Stance): String {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        return runBlocking {
            app.door.ask { journal, now ->
                val ana = journal.people().use { it.resolve("Ana Silva") }
                journal.goals().use { goals ->
                    val new = NewGoal(name, GoalKind.Promotion, LocalDate.parse("2026-12-04"), "", "", null)
                    val goal = goals.add(new, now).reference.id
                    goals.putOnMap(goal, ana, SeatEdit(listOf(Role.Veto), emptyList(), stance, "she said so", null), now)
                    goal
                }
            }
        }
    }

    private fun map(): GoalMap = runBlocking {
        app.door.ask { journal, now -> journal.goals().use { goals -> goals.map(goals.resolve(null), now) } }
    }

    private fun seat(says: String) = hasContentDescription(says).let { seat ->
        screen.until(says) { rule.onAllNodes(seat).fetchSemanticsNodes().isNotEmpty() }
        rule.onNode(seat).performScrollTo()
    }
}
