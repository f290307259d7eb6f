package app.hallway.goals

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Button
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
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Place
import app.hallway.kit.Shown
import app.hallway.look.DoneBar
import app.hallway.look.Edge
import app.hallway.look.Quiet
import app.hallway.look.TouchRow
import app.hallway.look.TroubleBar
import app.hallway.look.inWords
import app.hallway.model.GoalKind
import app.hallway.model.GoalLine
import java.time.DayOfWeek
import java.time.LocalDate

/** What the list of goals can be told. */
interface GoalsActions {
    /** [then] follows once it is saved. */
    fun set(name: String, kind: GoalKind, decision: LocalDate?, then: () -> Unit)
    fun open(place: Place)
    fun undo()
    fun tryAgain()
}

/** Goals: the open ones, those that ended, and the two views over all of them. */
@Composable
fun GoalsScreen(
    state: Shown<List<GoalLine>>,
    today: LocalDate,
    actions: GoalsActions,
    modifier: Modifier = Modifier,
    weekBegins: DayOfWeek = DayOfWeek.MONDAY,
) {
    var setting by rememberSaveable { mutableStateOf(false) }
    Box(modifier.fillMaxSize()) {
        Column(Modifier.fillMaxSize()) {
            Row(
                Modifier.fillMaxWidth().heightIn(min = 56.dp).padding(horizontal = Edge),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                Text(
                    stringResource(R.string.tab_goals),
                    Modifier.semantics { heading() },
                    style = MaterialTheme.typography.headlineSmall,
                )
            }
            LazyColumn(Modifier.weight(1f)) {
                val goals = state.answer ?: return@LazyColumn
                if (goals.isEmpty()) item { Quiet(stringResource(R.string.goals_empty)) }
                items(goals, key = { it.reference.id }) { goal -> GoalRow(goal, today, actions) }
                item { Views(actions) }
            }
            state.trouble?.let { TroubleBar(it, actions::tryAgain) }
            state.done?.let { deed -> DoneBar(inWords(deed), actions::undo.takeIf { deed.canBeUndone }) }
            Button(
                onClick = { setting = true },
                Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 12.dp).heightIn(min = 52.dp),
            ) { Text(stringResource(R.string.goal_set)) }
        }
        if (setting) {
            NewGoalSheet(
                today,
                weekBegins,
                state,
                close = { setting = false },
                set = { name, kind, decision -> actions.set(name, kind, decision) { setting = false } },
            )
        }
    }
}

@Composable
private fun GoalRow(goal: GoalLine, today: LocalDate, actions: GoalsActions) {
    TouchRow({ actions.open(Place.Goal(goal.reference.id)) }) {
        Text(
            goal.name,
            style = MaterialTheme.typography.titleMedium,
            color = if (goal.closed == null) MaterialTheme.colorScheme.onSurface else MaterialTheme.colorScheme.onSurfaceVariant,
        )
        Text(under(goal, today), style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}

@Composable
private fun Views(actions: GoalsActions) {
    HorizontalDivider(Modifier.padding(vertical = 8.dp), color = MaterialTheme.colorScheme.outlineVariant)
    val views = listOf(
        Place.Wheel to (R.string.wheel_title to R.string.wheel_what),
        Place.Asks to (R.string.asks_title to R.string.asks_what),
    )
    views.forEach { (place, words) ->
        TouchRow({ actions.open(place) }) {
            Text(stringResource(words.first), style = MaterialTheme.typography.bodyLarge)
            Text(
                stringResource(words.second),
                style = MaterialTheme.typography.bodySmall,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
            )
        }
    }
}
