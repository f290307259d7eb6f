package app.hallway.goals

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.gestures.detectTapGestures
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.sizeIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.drawText
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Place
import app.hallway.kit.Shown
import app.hallway.kit.WheelShown
import app.hallway.kit.stages
import app.hallway.look.PartTitle
import app.hallway.look.Quiet
import app.hallway.look.TitleBar
import app.hallway.look.TouchRow
import app.hallway.look.TroubleBar
import app.hallway.look.capital
import app.hallway.look.isLargeText
import app.hallway.model.NobodyIn
import app.hallway.model.OnTheWheel
import app.hallway.model.Stage
import app.hallway.model.Wheel
import kotlin.math.PI
import kotlin.math.atan2
import kotlin.math.cos
import kotlin.math.sin

/** The gap between two stages of the ring, in degrees. */
private const val GAP = 4f

/** How far people have come: a ring of the eight stages with how many are at each, and the same as a list. */
@Composable
fun WheelScreen(state: Shown<WheelShown>, back: () -> Unit, open: (Place) -> Unit, tryAgain: () -> Unit, modifier: Modifier = Modifier) {
    Column(modifier.fillMaxSize()) {
        TitleBar(stringResource(R.string.wheel_title), back)
        Column(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(bottom = 16.dp)) {
            state.answer?.let { shown ->
                if (shown.wheel.people.isEmpty()) Quiet(stringResource(R.string.wheel_empty)) else Stages(shown.wheel, open)
                NobodyThere(shown.nobodyIn, open)
            }
        }
        state.trouble?.let { TroubleBar(it, tryAgain) }
    }
}

@Composable
private fun Stages(wheel: Wheel, open: (Place) -> Unit) {
    val stages = wheel.stages()
    // The stage with the most people stands open, the furthest one of several.
    val largest = stages.indices.maxBy { stages[it].second.size * stages.size + it }
    var chosen by rememberSaveable { mutableStateOf(largest) }
    Ring(stages.map { it.second.size }, chosen, { chosen = it }) {
        Text(
            word(stages[chosen].first),
            style = MaterialTheme.typography.titleMedium,
            textAlign = TextAlign.Center,
        )
        val many = stages[chosen].second.size
        Text(
            pluralStringResource(R.plurals.people, many, many),
            style = MaterialTheme.typography.bodyMedium,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
    val turned = wheel.turned.toInt()
    if (turned > 0) Quiet(pluralStringResource(R.plurals.wheel_turned, turned, turned))
    HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
    stages.forEachIndexed { place, (stage, people) ->
        StageRow(stage, people, isOpen = place == chosen, { chosen = place }, open)
    }
}

@Composable
private fun StageRow(stage: Stage, people: List<OnTheWheel>, isOpen: Boolean, choose: () -> Unit, open: (Place) -> Unit) {
    val unfolded = stringResource(if (isOpen) R.string.unfolded else R.string.folded)
    TouchRow(choose, Modifier.testTag("stage").semantics { stateDescription = unfolded }) {
        Row {
            Text(
                word(stage),
                Modifier.weight(1f),
                style = if (isOpen) MaterialTheme.typography.titleMedium else MaterialTheme.typography.bodyLarge,
            )
            Text("${people.size}", style = MaterialTheme.typography.bodyLarge, color = MaterialTheme.colorScheme.onSurfaceVariant)
        }
    }
    if (isOpen) {
        people.forEach { one ->
            TouchRow({ open(Place.Person(one.person.reference.id)) }, Modifier.padding(start = 16.dp)) {
                Text(one.person.name, style = MaterialTheme.typography.bodyLarge)
                Text(
                    capital(one.why),
                    style = MaterialTheme.typography.bodySmall,
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                )
            }
        }
    }
}

/** Departments of people known by name alone; a touch opens who works there. */
@Composable
private fun NobodyThere(departments: List<NobodyIn>, open: (Place) -> Unit) {
    if (departments.isEmpty()) return
    PartTitle(stringResource(R.string.wheel_nobody_in))
    departments.forEach { one ->
        TouchRow({ open(Place.Person(one.whom.reference.id)) }) {
            Text(one.department, style = MaterialTheme.typography.bodyLarge)
            Text(way(one), style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
        }
    }
}

/** The ring. The list below says the same, so that a screen reader passes it by. */
@Composable
private fun Ring(counts: List<Int>, chosen: Int, choose: (Int) -> Unit, middle: @Composable () -> Unit) {
    val full = MaterialTheme.colorScheme.primary
    val some = MaterialTheme.colorScheme.primaryContainer
    val none = MaterialTheme.colorScheme.surfaceVariant
    val onFull = MaterialTheme.colorScheme.onPrimary
    val onSome = MaterialTheme.colorScheme.onPrimaryContainer
    val measurer = rememberTextMeasurer()
    val style = MaterialTheme.typography.labelLarge
    val sweep = 360f / counts.size
    Box(
        Modifier.fillMaxWidth().padding(vertical = 12.dp).testTag("ring").clearAndSetSemantics {},
        contentAlignment = Alignment.Center,
    ) {
        Canvas(
            Modifier
                .sizeIn(maxWidth = 280.dp, maxHeight = 280.dp)
                .fillMaxWidth(0.72f)
                .aspectRatio(1f)
                .pointerInput(counts) { detectTapGestures { at -> choose(stageAt(at, Size(size.width.toFloat(), size.height.toFloat()), counts.size)) } },
        ) {
            val width = size.minDimension * 0.17f
            val inset = width / 2
            val radius = (size.minDimension - width) / 2
            counts.forEachIndexed { place, count ->
                val color = if (place == chosen) full else if (count > 0) some else none
                drawArc(
                    color,
                    startAngle = -90f + place * sweep + GAP / 2,
                    sweepAngle = sweep - GAP,
                    useCenter = false,
                    topLeft = Offset(inset, inset),
                    size = Size(size.width - width, size.height - width),
                    style = Stroke(width),
                )
                if (count == 0) return@forEachIndexed
                val angle = (-90f + (place + 0.5f) * sweep) * PI.toFloat() / 180f
                val text = measurer.measure("$count", style)
                val at = Offset(
                    center.x + radius * cos(angle) - text.size.width / 2,
                    center.y + radius * sin(angle) - text.size.height / 2,
                )
                drawText(text, if (place == chosen) onFull else onSome, at)
            }
        }
        // Large words do not fit into the ring; the list below has them.
        if (!isLargeText()) {
            Column(Modifier.sizeIn(maxWidth = 150.dp), horizontalAlignment = Alignment.CenterHorizontally) { middle() }
        }
    }
}

/** The stage under a finger, counted clockwise from the top. */
internal fun stageAt(at: Offset, size: Size, stages: Int): Int {
    val turn = (atan2(at.y - size.height / 2, at.x - size.width / 2) + PI.toFloat() * 5 / 2) / (2 * PI.toFloat())
    return ((turn - turn.toInt()) * stages).toInt().coerceIn(0, stages - 1)
}
