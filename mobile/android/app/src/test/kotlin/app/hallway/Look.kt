package app.hallway

import android.graphics.Bitmap
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
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeContentTestRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import app.hallway.look.HallwayTheme
import java.io.File
import kotlin.math.abs
import org.junit.Assert.assertEquals

/** How a screen is drawn. */
enum class Look(val dark: Boolean = false, val text: Float = 1f, val direction: LayoutDirection = LayoutDirection.Ltr) {
    LIGHT,
    DARK(dark = true),
    LARGE(text = 2f),
    RIGHT_TO_LEFT(direction = LayoutDirection.Rtl),
    ;

    /** `right-to-left`. */
    val word: String = name.lowercase().replace('_', '-')
}

/** One window in which screens are shown one after the other. */
class Stage(private val rule: ComposeContentTestRule) {
    private var shown by mutableStateOf<@Composable () -> Unit>({})
    private var look by mutableStateOf(Look.LIGHT)

    init {
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
    }

    fun show(screen: @Composable () -> Unit, look: Look) {
        shown = {}
        rule.waitForIdle()
        this.look = look
        shown = screen
        rule.waitForIdle()
    }

    fun show(story: Story, look: Look) {
        show(story.screen, look)
        // Also what lies below the foot of the screen where text is large.
        for (touch in story.touches) {
            rule.onAllNodes((hasText(touch) or hasContentDescription(touch)) and hasClickAction()).onFirst()
                .performSemanticsAction(SemanticsActions.OnClick)
            rule.waitForIdle()
        }
    }
}

/** How screens looked when somebody last looked at them, kept in a file beside the tests. */
class Seen(file: String) {
    private val kept = listOf("mobile/android/app/src/test", "src/test").map { File(it, file) }.first(File::exists)
    private val before = kept.readLines().filter(String::isNotBlank).associate { it.substringBefore(' ') to Sketch.of(it.substringAfter(' ')) }
    private val now = linkedMapOf<String, Sketch>()
    private val changed = mutableListOf<String>()

    /** Looks at one of them. */
    fun look(name: String, picture: Bitmap) {
        val sketch = Sketch.of(picture).also { now[name] = it }
        val different = before[name]?.differences(sketch)
        if (different != 0) changed += "$name: ${different?.let { "$it fields changed" } ?: "new"}"
    }

    /** Says what looks otherwise than it did, or keeps how they look now. */
    fun compare() {
        changed += (before.keys - now.keys).map { "$it: gone" }
        if (System.getProperty("hallway.renew") != null) {
            kept.writeText(now.entries.joinToString("\n", postfix = "\n") { (name, sketch) -> "$name $sketch" })
        } else {
            assertEquals("look at them (script/android --pictures OUT); if they are meant so: script/android --renew", emptyList<String>(), changed)
        }
    }
}

/**
 * A picture in few numbers: how bright each of 16 x 36 fields is, from 0 to 255. A word that changed changes its field by more than
 * a few; how edges are smoothed on another machine does not.
 */
data class Sketch(val fields: List<Int>) {
    /** Fields that differ by more than the smoothing of edges could. */
    fun differences(other: Sketch): Int = fields.zip(other.fields).count { (one, two) -> abs(one - two) > SMOOTHING }

    override fun toString(): String = fields.joinToString("") { "%02x".format(it) }

    companion object {
        private const val ACROSS = 16
        private const val DOWN = 36
        private const val SMOOTHING = 2

        fun of(picture: Bitmap): Sketch {
            val points = IntArray(picture.width * picture.height)
            picture.getPixels(points, 0, picture.width, 0, 0, picture.width, picture.height)
            val (sums, counts) = LongArray(ACROSS * DOWN) to IntArray(ACROSS * DOWN)
            for (y in 0 until picture.height) for (x in 0 until picture.width) {
                val field = y * DOWN / picture.height * ACROSS + x * ACROSS / picture.width
                val point = points[y * picture.width + x]
                sums[field] += (point shr 16 and 255) * 3L + (point shr 8 and 255) * 6L + (point and 255)
                counts[field]++
            }
            return Sketch(sums.indices.map { (sums[it] / 10 / counts[it]).toInt() })
        }

        fun of(text: String): Sketch = Sketch(text.chunked(2).map { it.toInt(16) })
    }
}
