package app.hallway.goals

import android.content.res.Configuration
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.Button
import androidx.compose.material3.DatePicker
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.DatePickerState
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.FilterChip
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Shown
import app.hallway.look.Days
import app.hallway.look.Edge
import app.hallway.look.Sheet
import app.hallway.look.Touch
import app.hallway.look.rememberTyped
import app.hallway.model.GoalKind
import java.time.DayOfWeek
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset

private val KINDS = listOf(GoalKind.Promotion, GoalKind.NewJob, GoalKind.Project, GoalKind.Anything)

/** A new goal: what it is called, of what kind, and on which day it is decided. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
internal fun NewGoalSheet(
    today: LocalDate,
    weekBegins: DayOfWeek,
    state: Shown<*>,
    close: () -> Unit,
    set: (String, GoalKind, LocalDate?) -> Unit,
) {
    var name by rememberTyped()
    var kind by rememberSaveable { mutableStateOf(0) }
    var decision by rememberSaveable { mutableStateOf<LocalDate?>(null) }
    var choosing by rememberSaveable { mutableStateOf(false) }
    Sheet(stringResource(R.string.goal_set), close, state.trouble) {
        OutlinedTextField(
            name,
            { name = it },
            Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 4.dp).testTag("goal name"),
            label = { Text(stringResource(R.string.goal_name)) },
            keyboardOptions = KeyboardOptions(capitalization = KeyboardCapitalization.Sentences),
            singleLine = true,
        )
        FlowRow(
            Modifier.padding(horizontal = Edge, vertical = 4.dp),
            horizontalArrangement = Arrangement.spacedBy(8.dp),
            verticalArrangement = Arrangement.spacedBy(8.dp),
        ) {
            KINDS.forEachIndexed { place, one ->
                FilterChip(
                    place == kind,
                    { kind = place },
                    { Text(word(one)) },
                    Modifier.heightIn(min = Touch),
                )
            }
        }
        TextButton({ choosing = true }, Modifier.padding(horizontal = 8.dp).heightIn(min = Touch)) {
            val day = decision
            Text(
                if (day == null) {
                    stringResource(R.string.goal_choose_day)
                } else {
                    stringResource(R.string.goal_decided, Days.withWeekday(day))
                },
            )
        }
        Button(
            { set(name, KINDS[kind], decision) },
            Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 8.dp).heightIn(min = 52.dp),
            enabled = name.isNotBlank() && !state.saving,
        ) { Text(stringResource(R.string.goal_begin)) }
    }
    if (choosing) {
        DayDialog(decision ?: today.plusMonths(3), weekBegins, close = { choosing = false }) { day ->
            choosing = false
            decision = day
        }
    }
}

/** A day chosen on a calendar, whose weeks begin on [weekBegins]. Its days are those of the calendar, without a zone. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun DayDialog(first: LocalDate, weekBegins: DayOfWeek, close: () -> Unit, choose: (LocalDate?) -> Unit) {
    var chosen by rememberSaveable { mutableStateOf<LocalDate?>(first) }
    val here = LocalConfiguration.current
    val locale = Days.weeksFrom(weekBegins, here.locales[0])
    val state = remember(locale) { DatePickerState(locale, chosen?.let { it.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() }) }
    LaunchedEffect(state) {
        snapshotFlow { state.selectedDateMillis }.collect { millis ->
            chosen = millis?.let { Instant.ofEpochMilli(it).atOffset(ZoneOffset.UTC).toLocalDate() }
        }
    }
    DatePickerDialog(
        onDismissRequest = close,
        confirmButton = { TextButton({ choose(chosen) }) { Text(stringResource(R.string.goal_take_day)) } },
        dismissButton = { TextButton(close) { Text(stringResource(R.string.close)) } },
    ) {
        // The picker asks the configuration, and not its own state.
        CompositionLocalProvider(LocalConfiguration provides Configuration(here).apply { setLocale(locale) }) { DatePicker(state) }
    }
}
