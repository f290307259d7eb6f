package app.hallway

import androidx.compose.ui.test.junit4.createComposeRule
import androidx.test.core.app.ApplicationProvider
import java.io.File
import org.junit.Assume.assumeTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** How every screen looks. What they show comes from a real journal. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class PicturesTest {
    @get:Rule val rule = createComposeRule()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()

    /** Draws every screen into a directory: `script/android --pictures OUT`. */
    @Test
    fun `every screen in every look`() {
        val directory = System.getProperty("hallway.pictures")
        assumeTrue("only with --pictures", directory != null)
        val stage = Stage(rule)
        for (story in Stories(app).all()) {
            for (look in Look.entries) {
                stage.show(story, look)
                screen.picture(File(directory, "${story.name}-${look.word}.png"))
            }
        }
    }

    /**
     * Every screen looks as it did when somebody last looked at it. A change that is meant is looked at and then kept:
     * `script/android --renew`.
     */
    @Test
    fun `every screen looks as it was last seen`() {
        val seen = Seen("looks")
        val stage = Stage(rule)
        for (story in Stories(app).all()) {
            for (look in looks(story.name)) {
                stage.show(story, look)
                seen.look("${story.name}-${look.word}", screen.picture())
            }
        }
        seen.compare()
    }

    /** Every screen by day and by night, and those a person sees most in every look. */
    private fun looks(name: String): List<Look> = if (name in MOST_SEEN) Look.entries else listOf(Look.LIGHT, Look.DARK)

    private companion object {
        val MOST_SEEN = setOf("log-typing", "log-receipt", "card", "today", "review", "people", "person", "goal", "pair-digits")
    }
}
