package app.hallway

import androidx.compose.ui.test.junit4.createComposeRule
import androidx.test.core.app.ApplicationProvider
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** What holds on every screen. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class ScreensTest {
    @get:Rule val rule = createComposeRule()
    private val screen = Screen(rule)

    @Test
    fun `whatever can be touched has a name, room for a thumb and its turn, also at twice the text and from right to left`() {
        val stage = Stage(rule)
        val faults = mutableListOf<String>()
        for (story in Stories(ApplicationProvider.getApplicationContext()).all()) {
            for (look in listOf(Look.LIGHT, Look.LARGE, Look.RIGHT_TO_LEFT)) {
                stage.show(story, look)
                faults += (screen.faults() + screen.outOfOrder()).map { "${story.name}, ${look.word}: $it" }
            }
        }
        assertEquals(emptyList<String>(), faults)
    }
}
