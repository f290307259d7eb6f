package app.hallway.settings

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

/** Settings of this phone. */
@Composable
fun SettingsScreen(hidden: Boolean, hide: (Boolean) -> Unit, back: () -> Unit, modifier: Modifier = Modifier) {
    Column(modifier.fillMaxSize()) {
        TitleBar(stringResource(R.string.settings_title), back)
        Column(Modifier.verticalScroll(rememberScrollState())) {
            Row(
                Modifier
                    .fillMaxWidth()
                    .toggleable(hidden, role = Role.Switch, onValueChange = hide)
                    .heightIn(min = 64.dp)
                    .padding(horizontal = Edge, vertical = 10.dp),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                Column(Modifier.weight(1f).padding(end = 16.dp)) {
                    Text(stringResource(R.string.settings_hidden), style = MaterialTheme.typography.bodyLarge)
                    Text(
                        stringResource(R.string.settings_hidden_why),
                        style = MaterialTheme.typography.bodySmall,
                        color = MaterialTheme.colorScheme.onSurfaceVariant,
                    )
                }
                Switch(hidden, onCheckedChange = null)
            }
            Quiet(stringResource(R.string.settings_here))
        }
    }
}
