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
import androidx.compose.ui.test.junit4.ComposeContentTestRule
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import app.hallway.look.HallwayTheme
import kotlin.math.abs

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
