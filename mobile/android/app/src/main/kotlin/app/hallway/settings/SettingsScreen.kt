package app.hallway.settings

import androidx.annotation.StringRes
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
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.look.Edge
import app.hallway.look.Quiet
import app.hallway.look.TitleBar

/** What each switch is called, and what it does. */
private val WORDS = mapOf(
    Preferences.Switch.LOCKED to (R.string.settings_locked to R.string.settings_locked_why),
    Preferences.Switch.HIDDEN to (R.string.settings_hidden to R.string.settings_hidden_why),
    Preferences.Switch.BACKGROUND to (R.string.settings_background to R.string.settings_background_why),
    Preferences.Switch.CALENDAR to (R.string.settings_calendar to R.string.settings_calendar_why),
)

/** Settings of this phone. [note] says what a switch could not do, and how to allow it. */
@Composable
fun SettingsScreen(
    on: Set<Preferences.Switch>,
    turn: (Preferences.Switch, Boolean) -> Unit,
    back: () -> Unit,
    modifier: Modifier = Modifier,
    @StringRes note: Int? = null,
) {
    Column(modifier.fillMaxSize()) {
        TitleBar(stringResource(R.string.settings_title), back)
        Column(Modifier.verticalScroll(rememberScrollState())) {
            WORDS.forEach { (switch, words) -> SwitchRow(words, switch in on) { turn(switch, it) } }
            if (note != null) Quiet(stringResource(note))
            Quiet(stringResource(R.string.settings_here))
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
