package app.hallway

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.MotionDurationScale
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.junit4.createComposeRule
import androidx.test.core.app.ApplicationProvider
import app.hallway.log.Chips
import app.hallway.log.LogActions
import app.hallway.look.HallwayTheme
import app.hallway.model.Chip
import app.hallway.model.ChipState
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** What a chip that changes looks like while it does. */
abstract class Changing(motion: CoroutineContext) {
    @OptIn(ExperimentalTestApi::class)
    @get:Rule
    val rule = createComposeRule(motion)
    private val screen = Screen(rule)
    private var shown by mutableStateOf(emptyList<Chip>())

    private fun drawn(): List<Int> = screen.picture().let { picture ->
        IntArray(picture.width * 400).also { picture.getPixels(it, 0, picture.width, 0, 0, picture.width, 400) }.toList()
    }

    /** How a chip is drawn before it changes, some frames after, and at the end. */
    protected fun change(): List<List<Int>> {
        val app = ApplicationProvider.getApplicationContext<RealJournal>()
        val line = "Coffee with Ana Silva"
        val chips = runBlocking { app.door.ask { journal, now -> journal.read(line, emptyList(), now) } }.chips
        val asked = chips.first { it.state == ChipState.ASKED }
        shown = listOf(asked)
        rule.setContent { HallwayTheme(dark = false, ofWallpaper = false) { Chips(shown, nothing<LogActions>()) } }
        val before = drawn()
        rule.mainClock.autoAdvance = false
        rule.runOnUiThread {
            shown = listOf(asked.copy(state = ChipState.TAKEN, text = "new: Ana Silva"))
            Snapshot.sendApplyNotifications()
        }
        // Of 120 milliseconds.
        repeat(5) { rule.mainClock.advanceTimeByFrame() }
        val amid = drawn()
        rule.mainClock.advanceTimeBy(500)
        return listOf(before, amid, drawn())
    }
}

@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class ChipsTest : Changing(EmptyCoroutineContext) {
    @Test
    fun `a chip that changes fades over`() {
        val (before, amid, after) = change()
        assertTrue("it changes", before != after)
        assertTrue("by and by", amid != before && amid != after)
    }
}

/** Where the user wants no motion. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class ChipsWithoutMotionTest : Changing(
    object : MotionDurationScale {
        override val scaleFactor = 0f
    },
) {
    @Test
    fun `a chip changes at once`() {
        val (before, amid, after) = change()
        assertTrue("it changes", before != after)
        assertTrue("and nothing moves", after == amid)
    }
}
