package app.hallway

import androidx.compose.foundation.layout.Box
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.test.junit4.createComposeRule
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import androidx.test.core.app.ApplicationProvider
import app.hallway.look.HallwayTheme
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
    fun `whatever can be touched has a name and room for a thumb, also at twice the text and from right to left`() {
        var shown by mutableStateOf<@Composable () -> Unit>({})
        var text by mutableStateOf(1f)
        var direction by mutableStateOf(LayoutDirection.Ltr)
        rule.setContent {
            CompositionLocalProvider(
                LocalDensity provides Density(LocalDensity.current.density, text),
                LocalLayoutDirection provides direction,
            ) {
                HallwayTheme(dark = false, ofWallpaper = false) { Surface { Box { shown() } } }
            }
        }
        val faults = mutableListOf<String>()
        for ((name, content) in Stories(ApplicationProvider.getApplicationContext()).all()) {
            for ((size, way) in listOf(1f to LayoutDirection.Ltr, 2f to LayoutDirection.Ltr, 2f to LayoutDirection.Rtl)) {
                shown = {}
                rule.waitForIdle()
                text = size
                direction = way
                shown = content
                rule.waitForIdle()
                faults += screen.faults().map { "$name at $size, $way: $it" }
            }
        }
        assertEquals(emptyList<String>(), faults)
    }
}
