package app.hallway.settings

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Shown
import app.hallway.look.DoneBar
import app.hallway.look.Edge
import app.hallway.look.Quiet
import app.hallway.look.Sheet
import app.hallway.look.SheetChoice
import app.hallway.look.TitleBar
import app.hallway.look.Touch
import app.hallway.look.TouchRow
import app.hallway.look.TroubleBar
import app.hallway.look.inWords
import app.hallway.model.Me
import java.time.DayOfWeek
import java.time.format.TextStyle
import java.util.Locale

/** What the settings can be told. */
interface SettingsActions {
    fun back()
    fun turn(switch: Preferences.Switch, on: Boolean)

    /** At most so many people a week; nothing: as many as it takes. */
    fun pace(most: UInt?)

    /** Weeks begin on that day; nothing: as the phone has it. */
    fun beginWeeks(day: DayOfWeek?)
    fun undo()

    /** The place where the phone says what the app may do. */
    fun openSystemSettings()
    fun tryAgain()
}

/** What each switch is called, and what it does. */
private val WORDS = mapOf(
    Preferences.Switch.LOCKED to (R.string.settings_locked to R.string.settings_locked_why),
    Preferences.Switch.HIDDEN to (R.string.settings_hidden to R.string.settings_hidden_why),
    Preferences.Switch.BACKGROUND to (R.string.settings_background to R.string.settings_background_why),
    Preferences.Switch.CALENDAR to (R.string.settings_calendar to R.string.settings_calendar_why),
)

/** How many people a week are offered to choose from, and the days on which weeks begin somewhere. */
private val PACES = listOf(1u, 2u, 3u, 5u, 7u, 10u)
private val FIRST_DAYS = listOf(DayOfWeek.MONDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)

/** What the user allows in the settings of the phone. */
private val ALLOWED_ELSEWHERE = setOf(R.string.settings_no_calendar, R.string.settings_no_notifications)

/** What is chosen in a sheet. */
private enum class Choosing { PACE, WEEK }

/**
 * Settings: what the user set of themselves, on every device, and what is so on this phone. [note] says what a switch could not do,
 * and how to allow it.
 */
@Composable
fun SettingsScreen(
    me: Shown<Me>,
    on: Set<Preferences.Switch>,
    week: DayOfWeek?,
    actions: SettingsActions,
    modifier: Modifier = Modifier,
    @StringRes note: Int? = null,
) {
    var choosing by rememberSaveable { mutableStateOf<Choosing?>(null) }
    Box(modifier.fillMaxSize()) {
        Column(Modifier.fillMaxSize()) {
            TitleBar(stringResource(R.string.settings_title), actions::back)
            Column(Modifier.weight(1f).verticalScroll(rememberScrollState())) {
                Chosen(R.string.settings_pace, me.answer?.let { pace(it.pace) }.orEmpty(), R.string.settings_pace_why) {
                    choosing = Choosing.PACE
                }
                Chosen(R.string.settings_week, day(week), null) { choosing = Choosing.WEEK }
                WORDS.forEach { (switch, words) -> SwitchRow(words, switch in on) { actions.turn(switch, it) } }
                if (note != null) Quiet(stringResource(note))
                if (note in ALLOWED_ELSEWHERE) {
                    TextButton(actions::openSystemSettings, Modifier.padding(horizontal = 8.dp).heightIn(min = Touch)) {
                        Text(stringResource(R.string.pair_allow_camera))
                    }
                }
                Quiet(stringResource(R.string.settings_here))
            }
            me.trouble?.let { TroubleBar(it, actions::tryAgain) }
            me.done?.let { deed -> DoneBar(inWords(deed), actions::undo.takeIf { deed.canBeUndone }) }
        }
        val close = { choosing = null }
        when (choosing) {
            Choosing.PACE -> Choices(R.string.settings_pace, listOf(null) + PACES, { pace(it) }, close, actions::pace)
            Choosing.WEEK -> Choices(R.string.settings_week, listOf(null) + FIRST_DAYS, { day(it) }, close, actions::beginWeeks)
            null -> Unit
        }
    }
}

@Composable
private fun pace(most: UInt?): String = most?.toString() ?: stringResource(R.string.settings_pace_any)

@Composable
private fun day(day: DayOfWeek?): String =
    day?.getDisplayName(TextStyle.FULL, Locale.ENGLISH) ?: stringResource(R.string.settings_week_phone)

/** What something is set to; a touch opens its choices. */
@Composable
private fun Chosen(@StringRes title: Int, value: String, @StringRes why: Int?, touch: () -> Unit) {
    TouchRow(touch) {
        Text(stringResource(title), style = MaterialTheme.typography.bodyLarge)
        Text(value, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.primary)
        if (why != null) {
            Text(stringResource(why), style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
        }
    }
}

@Composable
private fun <T> Choices(@StringRes title: Int, all: List<T?>, word: @Composable (T?) -> String, close: () -> Unit, choose: (T?) -> Unit) {
    Sheet(stringResource(title), close) {
        all.forEach { one ->
            SheetChoice(word(one), {
                close()
                choose(one)
            })
        }
    }
}

@Composable
private fun SwitchRow(words: Pair<Int, Int>, on: Boolean, turn: (Boolean) -> Unit) {
    Row(
        Modifier
            .fillMaxWidth()
            .toggleable(on, role = Role.Switch, onValueChange = turn)
            .heightIn(min = 64.dp)
            .padding(horizontal = Edge, vertical = 10.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Column(Modifier.weight(1f).padding(end = 16.dp)) {
            Text(stringResource(words.first), style = MaterialTheme.typography.bodyLarge)
            Text(
                stringResource(words.second),
                style = MaterialTheme.typography.bodySmall,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
            )
        }
        Switch(on, onCheckedChange = null)
    }
}
