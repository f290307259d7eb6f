package app.hallway

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.test.junit4.createComposeRule
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import androidx.test.core.app.ApplicationProvider
import app.hallway.look.HallwayTheme
import java.io.File
import org.junit.Assume.assumeTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** Draws every screen into a directory: `script/android --pictures OUT`. What they show comes from a real journal. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class PicturesTest {
    @get:Rule val rule = createComposeRule()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()

    /** How a screen is drawn. */
    private enum class Look(val dark: Boolean = false, val text: Float = 1f, val direction: LayoutDirection = LayoutDirection.Ltr) {
        LIGHT,
        DARK(dark = true),
        LARGE(text = 2f),
        RIGHT_TO_LEFT(direction = LayoutDirection.Rtl),
    }

    @Test
    fun `every screen`() {
        val directory = System.getProperty("hallway.pictures")
        assumeTrue("only with --pictures", directory != null)
        var shown by mutableStateOf<@Composable () -> Unit>({})
        var look by mutableStateOf(Look.LIGHT)
        rule.setContent {
            val density = LocalDensity.current
            CompositionLocalProvider(
                LocalDensity provides Density(density.density, look.text),
                LocalLayoutDirection provides look.direction,
            ) {
                HallwayTheme(look.dark, ofWallpaper = false) {
                    Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) { Box { shown() } }
                }
            }
        }
        val stories = Stories(app)
        for ((name, content) in stories.all()) {
            for (one in Look.entries) {
                shown = {}
                rule.waitForIdle()
                look = one
                shown = content
                rule.waitForIdle()
                screen.picture(File(directory, "$name-${one.name.lowercase().replace('_', '-')}.png"))
            }
        }
    }
}
