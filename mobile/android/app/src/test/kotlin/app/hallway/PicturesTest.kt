package app.hallway

import androidx.compose.ui.test.junit4.createComposeRule
import androidx.test.core.app.ApplicationProvider
import java.io.File
import org.junit.Assert.assertEquals
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
        for ((name, content) in Stories(app).all()) {
            for (look in Look.entries) {
                stage.show(content, look)
                screen.picture(File(directory, "$name-${look.word}.png"))
            }
        }
    }

    /**
     * Every screen looks as it did when somebody last looked at it. A change that is meant is looked at and then kept:
     * `script/android --renew`.
     */
    @Test
    fun `every screen looks as it was last seen`() {
        val kept = kept()
        val before = kept.readLines().filter(String::isNotBlank).associate { it.substringBefore(' ') to Sketch.of(it.substringAfter(' ')) }
        val now = linkedMapOf<String, Sketch>()
        val changed = mutableListOf<String>()
        val stage = Stage(rule)
        for ((name, content) in Stories(app).all()) {
            for (look in looks(name)) {
                stage.show(content, look)
                val picture = screen.picture()
                val sketch = Sketch.of(picture).also { now["$name-${look.word}"] = it }
                val different = before["$name-${look.word}"]?.differences(sketch)
                if (different != 0) changed += "$name-${look.word}: ${different?.let { "$it fields changed" } ?: "new"}"
            }
        }
        changed += (before.keys - now.keys).map { "$it: gone" }
        if (System.getProperty("hallway.renew") != null) {
            kept.writeText(now.entries.joinToString("\n", postfix = "\n") { (name, sketch) -> "$name $sketch" })
        } else {
            assertEquals("look at them (script/android --pictures OUT); if they are meant so: script/android --renew", emptyList<String>(), changed)
        }
    }

    /** Every screen in daylight, and those a person sees most in every look. */
    private fun looks(name: String): List<Look> = if (name in MOST_SEEN) Look.entries else listOf(Look.LIGHT)

    private fun kept(): File = listOf("mobile/android/app/src/test/looks", "src/test/looks").map(::File).first(File::exists)

    private companion object {
        val MOST_SEEN = setOf("log-typing", "log-receipt", "card", "today", "review", "people", "person", "goal", "pair-digits")
    }
}
