package app.hallway

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import app.hallway.kit.Held
import app.hallway.kit.Place
import app.hallway.kit.openJournal
import app.hallway.model.AskKind
import app.hallway.model.SearchOrder
import java.io.File
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** Every screen is drawn over what a newer or a hostile device sent: no moment, number, word or text of it brings one down. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class StrangeTest {
    @get:Rule val rule = createEmptyComposeRule()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()

    /** Has the journal take in what the core's own test of extreme records forged. */
    private fun takeIn() {
        val keys = FileKeyStore(app.keys())
        openJournal(app.folder(), keys, app.now).use {
            it.log("Coffee with @\"Ana Silva\"", emptyList(), app.now)
            it.shut()
        }
        val tool = File(System.getProperty("jna.library.path"), "examples/strange")
        val key = keys.read("journal")!!.joinToString("") { "%02x".format(it) }
        val ran = ProcessBuilder(tool.path, File(app.folder(), "journal.hallway").path, key).redirectErrorStream(true).start()
        val said = ran.inputStream.readAllBytes().decodeToString()
        assertEquals(said, 0, ran.waitFor())
    }

    @Test
    fun `every screen is drawn over what another device sent`() {
        takeIn()
        val (people, goals, lines) = runBlocking {
            app.door.ask { journal, now ->
                Triple(
                    journal.people().use { all -> all.list(null, now).map { it.person.reference.id } },
                    journal.goals().use { all -> all.list(now).map { it.reference.id } },
                    journal.find("since:1970-01-01", SearchOrder.NEWEST, 0u, 1_000u, now).hits.filter { it.what == "entry" }.map { it.reference.id },
                )
            }
        }
        assertTrue("$people, $goals, $lines", people.size > 2 && goals.size > 1 && lines.size > 2)
        val places: List<Pair<Place, (HallwayViewModel) -> Held<*>>> = listOf<Pair<Place, (HallwayViewModel) -> Held<*>>>(
            Place.Tab.TODAY to { it.today },
            Place.Tab.GOALS to { it.goals },
            Place.Review to { it.review },
            Place.Wheel to { it.wheel() },
            Place.Asks to { it.asks() },
            Place.Devices to { it.devices },
            Place.Settings to { it.me() },
        ) + people.flatMap { id ->
            val (page, card) = Place.Person(id) to Place.Prep(listOf(id))
            listOf<Pair<Place, (HallwayViewModel) -> Held<*>>>(page to { it.person(page) }, card to { it.prep(card) })
        } + goals.flatMap { id ->
            val (page, kit) = Place.Goal(id) to Place.Kit(id, people.first())
            listOf<Pair<Place, (HallwayViewModel) -> Held<*>>>(page to { it.goal(page) }, kit to { it.kit(kit) })
        } + lines.map { id -> Place.Line(id).let { line -> line to { hallway: HallwayViewModel -> hallway.line(line) } } } +
            listOf(
                Place.Draft(people.first(), AskKind.Feedback, null).let { draft -> draft to { hallway: HallwayViewModel -> hallway.draft(draft) } },
                Place.Prep(people.take(4)).let { meeting -> meeting to { hallway: HallwayViewModel -> hallway.prep(meeting) } },
            )
        ActivityScenario.launch(MainActivity::class.java).use { window ->
            lateinit var hallway: HallwayViewModel
            window.onActivity { hallway = it.hallwayForTest() }
            for ((place, held) in places) {
                hallway.open(place)
                screen.until("$place") { held(hallway).state.value.run { answer != null || trouble != null } }
                assertEquals("$place", null, held(hallway).state.value.trouble)
                screen.picture()
                if (place !is Place.Tab) hallway.back()
            }
            hallway.open(Place.Tab.PEOPLE)
            screen.until("everybody") { hallway.people.state.value.people?.size == people.size }
            screen.picture()
        }
    }
}
