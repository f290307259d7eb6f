package app.hallway.look

import androidx.annotation.StringRes
import androidx.compose.foundation.background
import androidx.compose.foundation.gestures.detectHorizontalDragGestures
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.absoluteOffset
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.unit.IntOffset
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import kotlin.math.abs
import kotlin.math.roundToInt
import kotlin.math.sign

/** What a sweep does: its word, which stands behind the row while it is swept, and the act. */
class Sweep(@StringRes val word: Int, val act: () -> Unit)

/**
 * A row that a sweep answers: towards the end of the line [forward], towards its beginning [backward]. It follows the finger, and is
 * back in its place once that is lifted. What a sweep does is also to be had by a touch: not everybody can sweep.
 */
@Composable
fun Swept(forward: Sweep, backward: Sweep?, content: @Composable () -> Unit) {
    var way by remember { mutableFloatStateOf(0f) }
    val ahead = if (LocalLayoutDirection.current == LayoutDirection.Ltr) 1f else -1f
    val side by remember { derivedStateOf { sign(way) } }
    val shown = if (side == 0f) null else if (side == ahead) forward else backward
    val acts by rememberUpdatedState(forward to backward)
    Box(Modifier.fillMaxWidth()) {
        shown?.let { sweep ->
            Box(
                Modifier.matchParentSize().background(MaterialTheme.colorScheme.surfaceContainerHigh).clearAndSetSemantics {},
                contentAlignment = if (sweep === forward) Alignment.CenterStart else Alignment.CenterEnd,
            ) {
                Text(
                    stringResource(sweep.word),
                    Modifier.padding(horizontal = Edge),
                    style = MaterialTheme.typography.labelLarge,
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                )
            }
        }
        Box(
            Modifier
                .absoluteOffset { IntOffset(way.roundToInt(), 0) }
                .background(if (shown == null) Color.Transparent else MaterialTheme.colorScheme.background)
                .pointerInput(ahead) {
                    detectHorizontalDragGestures(
                        onDragEnd = {
                            val swept = way * ahead
                            way = 0f
                            if (abs(swept) > FAR.toPx()) (if (swept > 0) acts.first else acts.second)?.act?.invoke()
                        },
                        onDragCancel = { way = 0f },
                    ) { _, by ->
                        val next = way + by
                        // Where nothing is done towards the beginning, the row does not go there.
                        way = if (acts.second == null && next * ahead < 0) 0f else next
                    }
                },
        ) { content() }
    }
}

/** How far one sweeps before it counts. */
private val FAR = 96.dp
