package app.hallway.log

import androidx.compose.animation.Crossfade
import androidx.compose.animation.core.tween
import androidx.compose.foundation.ExperimentalFoundationApi
import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.combinedClickable
import androidx.compose.foundation.gestures.detectHorizontalDragGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.semantics.text
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.look.Sheet
import app.hallway.look.SheetChoice
import app.hallway.look.Touch
import app.hallway.look.capital
import app.hallway.model.Chip
import app.hallway.model.ChipKind
import app.hallway.model.ChipState
import kotlin.math.abs

/** More chips than this fold into one, until it is touched. */
private const val FOLD = 8

/** Milliseconds in which a chip that changes fades over. */
private const val FADES = 120

/** The chips of the line, in its order: solid for what was taken, dashed for what is asked. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun Chips(chips: List<Chip>, actions: LogActions, modifier: Modifier = Modifier) {
    var unfolded by remember { mutableStateOf(false) }
    val shown = if (unfolded || chips.size <= FOLD) chips else chips.take(FOLD - 1)
    FlowRow(modifier.fillMaxWidth(), horizontalArrangement = Arrangement.spacedBy(8.dp)) {
        shown.forEach { chip -> key(chip.id) { ChipView(chip, actions) } }
        if (shown.size < chips.size) {
            val more = chips.size - shown.size
            val says = stringResource(R.string.log_fold_spoken, more)
            Stretch(
                stringResource(R.string.log_fold, more),
                asked = false,
                Modifier.clickable(onClickLabel = says) { unfolded = true },
            )
        }
    }
}

@OptIn(ExperimentalFoundationApi::class)
@Composable
private fun ChipView(chip: Chip, actions: LogActions) {
    val says = stringResource(
        when (chip.state) {
            ChipState.TAKEN -> R.string.chip_taken
            ChipState.ASKED -> R.string.chip_asked
            ChipState.DOUBT -> R.string.chip_doubt
        },
    )
    val change = stringResource(R.string.chip_change)
    val remove = stringResource(R.string.chip_remove)
    val accept = stringResource(R.string.chip_accept)
    val words = if (chip.state == ChipState.TAKEN) chip.text else chip.question.ifEmpty { chip.text }
    Stretch(
        words,
        asked = chip.state != ChipState.TAKEN,
        Modifier
            .testTag("chip")
            .combinedClickable(
                onClickLabel = change,
                onLongClick = chip.toggle?.let { { actions.choose(it) } },
                onLongClickLabel = chip.toggle?.let { toggleWord(chip) },
                onClick = { actions.touch(chip.id) },
            )
            .pointerInput(chip.id, chip.refuse) {
                // A chip swept aside is refused.
                var way = 0f
                detectHorizontalDragGestures(
                    onDragStart = { way = 0f },
                    onDragEnd = { if (abs(way) > Touch.toPx()) chip.refuse?.let(actions::choose) },
                ) { _, by -> way += by }
            }
            .semantics {
                stateDescription = says
                customActions = listOfNotNull(
                    chip.accept?.let { yes -> CustomAccessibilityAction(accept) { actions.choose(yes); true } },
                    chip.refuse?.let { no -> CustomAccessibilityAction(remove) { actions.choose(no); true } },
                )
            },
    )
}

/** What is drawn of a chip. */
private data class Drawn(val text: String, val asked: Boolean)

/**
 * The look of a chip: as high as a thumb needs, though what is drawn of it is less. What changes fades over, in its place, and at once
 * where the user wants no motion; what is read out is what it says now.
 */
@Composable
private fun Stretch(text: String, asked: Boolean, modifier: Modifier) {
    Box(modifier.heightIn(min = Touch).semantics { this.text = AnnotatedString(text) }, contentAlignment = Alignment.Center) {
        Crossfade(Drawn(text, asked), Modifier.clearAndSetSemantics {}, tween(FADES), label = "chip") { Picture(it) }
    }
}

@Composable
private fun Picture(chip: Drawn) {
    val outline = if (chip.asked) MaterialTheme.colorScheme.outline else Color.Transparent
    val fill = if (chip.asked) Color.Transparent else MaterialTheme.colorScheme.secondaryContainer
    val shape = RoundedCornerShape(10.dp)
    Text(
        chip.text,
        Modifier
            .padding(vertical = 4.dp)
            .clip(shape)
            .background(fill)
            .drawBehind {
                drawRoundRect(
                    outline,
                    cornerRadius = CornerRadius(10.dp.toPx()),
                    style = Stroke(1.5.dp.toPx(), pathEffect = PathEffect.dashPathEffect(floatArrayOf(5.dp.toPx(), 4.dp.toPx()))),
                )
            }
            .padding(horizontal = 12.dp, vertical = 8.dp),
        style = MaterialTheme.typography.bodyMedium,
        color = if (chip.asked) MaterialTheme.colorScheme.onSurface else MaterialTheme.colorScheme.onSecondaryContainer,
        maxLines = 3,
        overflow = TextOverflow.Ellipsis,
    )
}

/** What a chip may mean instead, and that it is not so. */
@Composable
fun ChipSheet(chip: Chip, actions: LogActions) {
    Sheet(capital(chip.question.ifEmpty { chip.text }), close = { actions.touch(null) }) {
        chip.accept?.let { yes ->
            val words = if (chip.state == ChipState.DOUBT) chip.text else stringResource(R.string.chip_accept)
            SheetChoice(words, { actions.choose(yes) })
        }
        chip.alternatives.forEach { other -> SheetChoice(capital(other.text), { actions.choose(other.choice) }) }
        chip.toggle?.let { toggle -> SheetChoice(stringResource(toggleRes(chip)), { actions.choose(toggle) }) }
        chip.refuse?.let { no ->
            // A question is answered; what was understood is taken out.
            val words = if (chip.state == ChipState.TAKEN) R.string.chip_remove else R.string.chip_refuse
            SheetChoice(stringResource(words), { actions.choose(no) })
        }
    }
}

@Composable
private fun toggleWord(chip: Chip): String = stringResource(toggleRes(chip))

private fun toggleRes(chip: Chip): Int = when {
    chip.kind == ChipKind.PRIVATE -> R.string.chip_toggle_open
    chip.there == true -> R.string.chip_toggle_mentioned
    else -> R.string.chip_toggle_there
}
