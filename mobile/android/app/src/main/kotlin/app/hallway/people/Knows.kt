package app.hallway.people

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Place
import app.hallway.kit.Trouble
import app.hallway.look.Edge
import app.hallway.look.PartTitle
import app.hallway.look.Quiet
import app.hallway.look.Sheet
import app.hallway.look.SheetChoice
import app.hallway.look.Touch
import app.hallway.look.TouchRow
import app.hallway.look.rememberTyped
import app.hallway.model.Introducer
import app.hallway.model.Named

/** Whom they know, and how; with [add] also somebody more. */
internal fun LazyListScope.knows(known: List<Introducer>, actions: PersonActions, add: (() -> Unit)?) {
    if (known.isEmpty() && add == null) return
    item { PartTitle(stringResource(R.string.person_knows)) }
    items(known, key = { "knows ${it.person.reference.id}" }) { one ->
        TouchRow({ actions.open(Place.Person(one.person.reference.id)) }) {
            Text(one.person.name, style = MaterialTheme.typography.bodyLarge)
            if (one.how.isNotEmpty()) {
                Text(one.how, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
            }
        }
    }
    if (add != null) {
        item {
            TextButton(add, Modifier.padding(horizontal = 8.dp).heightIn(min = Touch)) { Text(stringResource(R.string.knows_add)) }
        }
    }
}

/** Whom they know: how first, if one likes, then who. */
@Composable
internal fun KnowsSheet(candidates: List<Named>, actions: PersonActions, trouble: Trouble?, close: () -> Unit) {
    var sought by rememberTyped()
    var how by rememberTyped()
    LaunchedEffect(sought) { actions.seek(sought) }
    Sheet(stringResource(R.string.knows_add), close, trouble) {
        Entry(how, { how = it }, stringResource(R.string.knows_how), "how")
        Entry(sought, { sought = it }, stringResource(R.string.knows_field), "who")
        candidates.forEach { person ->
            SheetChoice(person.name, { actions.note(person, how, close) })
        }
        if (candidates.isEmpty()) Quiet(stringResource(if (sought.isBlank()) R.string.knows_nobody else R.string.people_none))
    }
}

@Composable
private fun Entry(text: String, type: (String) -> Unit, label: String, tag: String) {
    OutlinedTextField(
        text,
        type,
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 4.dp).testTag(tag),
        label = { Text(label) },
        keyboardOptions = KeyboardOptions(capitalization = KeyboardCapitalization.Sentences),
        singleLine = true,
    )
}
