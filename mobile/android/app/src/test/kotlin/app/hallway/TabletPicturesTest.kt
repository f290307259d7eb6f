package app.hallway

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.test.junit4.createComposeRule
import androidx.test.core.app.ApplicationProvider
import app.hallway.kit.Place
import app.hallway.kit.Way
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** How the screens a person sees most look on a tablet on its side. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = TABLET)
class TabletPicturesTest {
    @get:Rule val rule = createComposeRule()
    private val screen = Screen(rule)

    /** Where one is, and by which names the stories have what stands there. */
    private val seats: List<Triple<String, Way, Map<Place, String>>> = listOf(
        Triple("log-typing", Way(), mapOf(Place.Tab.LOG to "log-typing")),
        Triple("log-receipt", Way(), mapOf(Place.Tab.LOG to "log-receipt")),
        Triple("card", Way().to(Place.Tab.PEOPLE).to(Place.Prep(listOf("ana"))), mapOf(Place.Prep(listOf("ana")) to "card")),
        Triple("today", Way().to(Place.Tab.TODAY), emptyMap()),
        Triple("review", Way().to(Place.Tab.TODAY).to(Place.Review), mapOf(Place.Review to "review")),
        Triple("people", Way().to(Place.Tab.PEOPLE), emptyMap()),
        Triple("person", Way().to(Place.Tab.PEOPLE).to(Place.Person("ana")), mapOf(Place.Person("ana") to "person")),
        Triple("goal", Way().to(Place.Tab.GOALS).to(Place.Goal("lead")), mapOf(Place.Goal("lead") to "goal")),
        Triple("pair-digits", Way().to(Place.Tab.TODAY).to(Place.Pair), mapOf(Place.Pair to "pair-digits")),
    )
    private val lists = mapOf<Place, String>(Place.Tab.TODAY to "today", Place.Tab.PEOPLE to "people", Place.Tab.GOALS to "goals")

    @Test
    fun `every screen that is seen most looks as it was last seen, names what can be touched, and has room for a thumb`() {
        val seen = Seen("looks-tablet")
        val stage = Stage(rule)
        val stories = Stories(ApplicationProvider.getApplicationContext()).all().associateBy(Story::name)
        val faults = mutableListOf<String>()
        for ((name, way, at) in seats) {
            stage.show({ Tablet(way) { place -> stories.getValue((lists + at).getValue(place)).screen() } }, Look.LIGHT)
            faults += screen.faults().map { "$name: $it" }
            seen.look("$name-tablet", screen.picture())
            System.getProperty("hallway.pictures")?.let { screen.picture(File(it, "$name-tablet.png")) }
        }
        assertEquals(emptyList<String>(), faults)
        seen.compare()
    }

    /** The two panes over the bar of words, as the window has them. */
    @Composable
    private fun Tablet(way: Way, at: @Composable (Place) -> Unit) {
        Column {
            Box(Modifier.weight(1f)) {
                CompositionLocalProvider(LocalAlone provides true) { Panes(way, {}, at) }
            }
            TabBar(way.tab) {}
        }
    }
}
