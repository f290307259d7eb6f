package app.hallway.goals

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.MapRow
import app.hallway.kit.Shows
import app.hallway.kit.rows
import app.hallway.look.Edge
import app.hallway.look.TouchRow
import app.hallway.look.capital
import app.hallway.look.isLargeText
import app.hallway.model.GoalMap
import app.hallway.model.OnTheMap
import app.hallway.model.Stance

/**
 * Who has a say, as a picture and a list at once: rows are the say, from the strongest down, columns what each has shown. A say
 * that nobody has is a dashed place. Where text is large, the columns are words beside each name.
 */
@Composable
internal fun MapPicture(map: GoalMap, open: (OnTheMap) -> Unit, fill: () -> Unit) {
    val rows = map.rows()
    if (rows.isEmpty()) return
    Column(Modifier.fillMaxWidth().padding(top = 8.dp).testTag("map")) {
        if (!isLargeText()) Columns()
        rows.forEach { row ->
            HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
            Text(
                stringResource(word(row.say)),
                Modifier.padding(start = Edge, end = Edge, top = 10.dp).semantics { heading() },
                style = MaterialTheme.typography.labelMedium,
                color = MaterialTheme.colorScheme.primary,
            )
            if (isLargeText()) Listed(row, open) else Seats(row, open)
            row.gap?.let { gap -> Nobody(capital(gap.why), fill) }
        }
        HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
    }
}

@Composable
private fun Columns() {
    // Said with every name; read out on their own they would say nothing.
    Row(Modifier.fillMaxWidth().padding(horizontal = 12.dp, vertical = 6.dp).clearAndSetSemantics {}) {
        Shows.entries.forEach { shows ->
            Text(
                stringResource(word(shows)),
                Modifier.weight(1f),
                style = MaterialTheme.typography.bodySmall,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                textAlign = TextAlign.Center,
            )
        }
    }
}

@Composable
private fun Seats(row: MapRow, open: (OnTheMap) -> Unit) {
    if (row.people.isEmpty()) return
    Row(Modifier.fillMaxWidth().padding(horizontal = 12.dp, vertical = 4.dp)) {
        Shows.entries.forEach { shows ->
            Column(Modifier.weight(1f), horizontalAlignment = Alignment.CenterHorizontally) {
                row.people[shows].orEmpty().forEach { one -> Seat(one, row, open) }
            }
        }
    }
}

@Composable
private fun Seat(one: OnTheMap, row: MapRow, open: (OnTheMap) -> Unit) {
    val says = spoken(one, row)
    Column(
        Modifier
            .testTag("seat")
            .clickable { open(one) }
            .padding(6.dp)
            .clearAndSetSemantics {
                contentDescription = says
                onClick { open(one); true }
            },
        verticalArrangement = Arrangement.spacedBy(3.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Initials(one)
        Text(
            one.person.name,
            style = MaterialTheme.typography.bodySmall,
            textAlign = TextAlign.Center,
            maxLines = 2,
            overflow = TextOverflow.Ellipsis,
        )
    }
}

@Composable
private fun Listed(row: MapRow, open: (OnTheMap) -> Unit) {
    Shows.entries.forEach { shows ->
        row.people[shows].orEmpty().forEach { one ->
            TouchRow({ open(one) }) {
                Text(one.person.name, style = MaterialTheme.typography.titleMedium)
                Text(word(one.stance), style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
            }
        }
    }
}

/** Who they are, what say they have and what they have shown, in one breath. */
@Composable
private fun spoken(one: OnTheMap, row: MapRow): String = listOfNotNull(
    one.person.name,
    stringResource(word(row.say)),
    word(one.stance),
    one.said.ifEmpty { null },
).joinToString(", ")

/** Two letters in a circle: full for who would speak, dashed for who has not heard of it. */
@Composable
private fun Initials(one: OnTheMap) {
    val speaks = one.stance == Stance.WouldSpeak
    val fill = when (one.stance) {
        Stance.WouldSpeak -> MaterialTheme.colorScheme.primary
        Stance.HasConcerns -> MaterialTheme.colorScheme.secondaryContainer
        else -> Color.Transparent
    }
    val ink = when (one.stance) {
        Stance.WouldSpeak -> MaterialTheme.colorScheme.onPrimary
        Stance.HasConcerns -> MaterialTheme.colorScheme.onSecondaryContainer
        else -> MaterialTheme.colorScheme.onSurface
    }
    val line = if (speaks) Color.Transparent else MaterialTheme.colorScheme.outline
    val dashed = one.stance == Stance.DoesNotKnow
    Box(Modifier.size(44.dp).clip(CircleShape).background(fill).ring(line, dashed), contentAlignment = Alignment.Center) {
        Text(
            initials(one.person.name),
            style = MaterialTheme.typography.labelLarge,
            color = ink,
        )
    }
}

/** A place that nobody has, with what would fill it. */
@Composable
private fun Nobody(why: String, fill: () -> Unit) {
    val line = MaterialTheme.colorScheme.outline
    Row(
        Modifier
            .fillMaxWidth()
            .clickable(onClick = fill)
            .heightIn(min = 56.dp)
            .padding(horizontal = Edge, vertical = 8.dp),
        horizontalArrangement = Arrangement.spacedBy(12.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Box(Modifier.size(44.dp).ring(line, dashed = true))
        Text(why, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}

private fun Modifier.ring(color: Color, dashed: Boolean): Modifier = drawBehind {
    val width = 1.5.dp.toPx()
    val dashes = PathEffect.dashPathEffect(floatArrayOf(5.dp.toPx(), 4.dp.toPx())).takeIf { dashed }
    drawCircle(color, radius = (size.minDimension - width) / 2, style = Stroke(width, pathEffect = dashes))
}

/** The first letters of the first and the last word of a name. */
internal fun initials(name: String): String {
    val words = name.split(' ').filter(String::isNotBlank)
    return listOfNotNull(words.firstOrNull(), words.drop(1).lastOrNull()).joinToString("") { it.firstLetter() }
}

/** A letter as the eye counts it: two halves of one character stay together. */
private fun String.firstLetter(): String = substring(0, offsetByCodePoints(0, 1)).uppercase()
