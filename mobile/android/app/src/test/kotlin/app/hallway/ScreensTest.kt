package app.hallway

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.assertCountEquals
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.getBoundsInRoot
import androidx.compose.ui.test.junit4.createComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.height
import androidx.test.core.app.ApplicationProvider
import app.hallway.devices.CameraAccess
import app.hallway.devices.DevicesActions
import app.hallway.devices.DevicesScreen
import app.hallway.devices.PairActions
import app.hallway.devices.PairScreen
import app.hallway.kit.DeviceLine
import app.hallway.kit.Keeping
import app.hallway.kit.PairState
import app.hallway.kit.Shown
import app.hallway.model.Member
import app.hallway.model.Standing
import java.time.OffsetDateTime
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
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

    @Test
    fun `the six digits stand in one order on every screen`() {
        val stage = Stage(rule)
        val digits = { digits: String, look: Look ->
            stage.show({ PairScreen(PairState.Digits(digits, "laptop", asks = true), CameraAccess.NONE, nothing<PairActions>()) {} }, look)
            val place = rule.onNodeWithTag("digits").fetchSemanticsNode().boundsInRoot
            screen.picture().run { IntArray(width * place.height.toInt()).also { getPixels(it, 0, width, 0, place.top.toInt(), width, place.height.toInt()) } }
        }
        val here = digits("482 913", Look.LIGHT)
        assertArrayEquals("from right to left", here, digits("482 913", Look.RIGHT_TO_LEFT))
        assertFalse("others look otherwise", here.contentEquals(digits("913 482", Look.LIGHT)))
        assertEquals(listOf("9 1 3 4 8 2"), rule.onNodeWithTag("digits").fetchSemanticsNode().config[SemanticsProperties.ContentDescription])
    }

    @Test
    fun `above a keyboard the field and Save have their room, however much stands under the line and however large it is`() {
        val stage = Stage(rule)
        for (story in Stories(ApplicationProvider.getApplicationContext()).all().filter { it.name in setOf("log-typing", "log-receipt", "log-full") }) {
            for (height in listOf(330, 400, 500)) {
                for (look in listOf(Look.LIGHT, Look.LARGE)) {
                    stage.show({ CompositionLocalProvider(LocalAlone provides true) { Box(Modifier.height(height.dp)) { story.screen() } } }, look)
                    val field = rule.onNodeWithTag("field").getBoundsInRoot()
                    assertTrue("${story.name}, $height, ${look.word}: $field", field.height >= 48.dp)
                    rule.onNodeWithText("Save").assertIsDisplayed().getBoundsInRoot().run {
                        assertTrue("${story.name}, $height, ${look.word}: Save at $this", this.height >= 48.dp && bottom <= height.dp + 1.dp)
                    }
                }
            }
        }
    }

    @Test
    fun `of two devices of one name the one that is reached is said to be`() {
        val stage = Stage(rule)
        val one = { letter: Char -> Member("$letter".repeat(64), "laptop", Standing.Member, null, WEDNESDAY, `this` = false) }
        val keeping = Keeping(on = true, reached = mapOf("a".repeat(64) to "laptop"))
        val lines = listOf(one('a'), one('b')).map { DeviceLine(it, null) }
        stage.show({ DevicesScreen(Shown(lines), keeping, WEDNESDAY.toLocalDate(), nothing<DevicesActions>()) }, Look.LIGHT)
        rule.onAllNodesWithText("in step now", substring = true, useUnmergedTree = true).assertCountEquals(1)
    }

    private companion object {
        val WEDNESDAY: OffsetDateTime = OffsetDateTime.parse("2026-11-18T14:05:00+00:00")
    }
}
