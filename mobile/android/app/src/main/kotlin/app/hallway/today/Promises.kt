package app.hallway.today

import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Place
import app.hallway.kit.day
import app.hallway.look.Days
import app.hallway.look.Edge
import app.hallway.look.Sweep
import app.hallway.look.Swept
import app.hallway.look.Touch
import app.hallway.look.TouchRow
import app.hallway.model.AskedPromise
import app.hallway.model.OpenPromise
import java.time.LocalDate

/** One of the user's own: a circle to tick, and Later; a sweep puts it off too, or lets it go. */
@Composable
internal fun MinePromise(promise: OpenPromise, today: LocalDate, actions: TodayActions, later: (OpenPromise) -> Unit) {
    Swept(Sweep(R.string.later) { later(promise) }, Sweep(R.string.today_let_go) { actions.letGo(promise) }) {
        Mine(promise, today, actions, later)
    }
}

@Composable
private fun Mine(promise: OpenPromise, today: LocalDate, actions: TodayActions, later: (OpenPromise) -> Unit) {
    val words = words(promise)
    val kept = stringResource(R.string.today_tick, words)
    val put = stringResource(R.string.today_later_promise, words)
    Row(Modifier.fillMaxWidth().padding(start = 8.dp, end = 8.dp), verticalAlignment = Alignment.CenterVertically) {
        Box(
            Modifier
                .clickable(role = Role.Checkbox) { actions.keep(promise) }
                .size(Touch)
                .testTag("tick")
                .semantics { contentDescription = kept },
            contentAlignment = Alignment.Center,
        ) {
            Box(Modifier.size(24.dp).border(2.dp, MaterialTheme.colorScheme.outline, CircleShape))
        }
        Column(Modifier.weight(1f).padding(horizontal = 4.dp, vertical = 8.dp)) {
            Text(
                words,
                style = MaterialTheme.typography.bodyLarge,
                fontWeight = FontWeight.SemiBold.takeIf { promise.lateDays != null },
            )
            Under(promise, today)
        }
        TextButton(onClick = { later(promise) }, Modifier.semantics { contentDescription = put }) {
            Text(stringResource(R.string.later))
        }
    }
}

/** One of theirs: a plain line, for nobody else is ever late. */
@Composable
internal fun TheirPromise(promise: OpenPromise, today: LocalDate, actions: TodayActions) {
    val open = promise.person?.let { { actions.open(Place.Person(it.reference.id)) } }
    val content = @Composable {
        Text(words(promise), style = MaterialTheme.typography.bodyLarge)
        Under(promise, today)
    }
    if (open == null) {
        Column(Modifier.padding(horizontal = Edge, vertical = 9.dp)) { content() }
    } else {
        TouchRow(open) { content() }
    }
}

/** A promise that a line seems to hold: it is one when the user says so. */
@Composable
internal fun AskedRow(asked: AskedPromise, actions: TodayActions) {
    val whose = if (asked.mine) R.string.person_promise_yours else R.string.person_promise_theirs
    Column(Modifier.padding(start = Edge, end = 8.dp, top = 6.dp)) {
        Text(stringResource(whose, asked.text), style = MaterialTheme.typography.bodyLarge)
        Row(Modifier.fillMaxWidth(), verticalAlignment = Alignment.CenterVertically) {
            Text(
                listOfNotNull(asked.person?.name, asked.due?.let { Days.withWeekday(it.day) }).joinToString(" · "),
                Modifier.weight(1f),
                style = MaterialTheme.typography.bodySmall,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
            )
            listOf(true to R.string.yes, false to R.string.no).forEach { (yes, word) ->
                val says = "${asked.text} ${stringResource(word)}"
                TextButton({ actions.answer(asked, yes) }, Modifier.heightIn(min = Touch).semantics { contentDescription = says }) {
                    Text(stringResource(word))
                }
            }
        }
    }
}

@Composable
private fun words(promise: OpenPromise): String =
    if (promise.private) stringResource(R.string.promise_private) else promise.text

/** Who, and when. */
@Composable
private fun Under(promise: OpenPromise, today: LocalDate) {
    val due = promise.due?.day
    val whenDue = when {
        due == null -> Days.short(promise.made, today)
        promise.old -> stringResource(R.string.promise_old, Days.since(due, today))
        promise.lateDays != null -> stringResource(R.string.promise_late, Days.since(due, today))
        else -> Days.withWeekday(due)
    }
    Text(
        listOfNotNull(promise.person?.name, whenDue).joinToString(" · "),
        style = MaterialTheme.typography.bodySmall,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
    )
}
