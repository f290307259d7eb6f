package app.hallway

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import app.hallway.core.Journal
import app.hallway.core.freshSecret
import app.hallway.kit.Place
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** A phone whose key is gone, as after it was restored: what is left leads to the laptop. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class KeyGoneTest {
    @get:Rule val rule = createEmptyComposeRule()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()

    @Test
    fun `a journal that cannot be read is set aside whole, asked before, and the way leads to pairing`() {
        val folder = app.folder()
        Journal.open(folder.path, freshSecret(), freshSecret(), app.now).use { journal ->
            journal.log("Coffee with @\"Ana Silva\"", emptyList(), app.now)
            journal.shut()
        }
        val before = File(folder, "journal.hallway").length()
        ActivityScenario.launch(MainActivity::class.java).use { window ->
            screen.tap("Today")
            screen.shows("nothing was deleted")
            screen.tap("Pair it with your laptop again")
            screen.shows("What this phone cannot read is set aside, whole.")
            screen.tap("Cancel")
            screen.shows("nothing was deleted")
            assertEquals(listOf("journal.hallway"), folder.list()!!.filter { it == "journal.hallway" || it.startsWith("set-aside") })
            screen.tap("Pair it with your laptop again")
            screen.tap("Set it aside and pair")
            screen.shows("Paste a code instead")
            window.onActivity { assertEquals(Place.Pair, it.hallwayForTest().way.value.here) }
            screen.tap("Today")
            screen.shows("Today fills with what you write.")
        }
        val aside = folder.listFiles()!!.single { it.name.startsWith("set-aside") }
        assertEquals(before, File(aside, "journal.hallway").length())
    }
}
