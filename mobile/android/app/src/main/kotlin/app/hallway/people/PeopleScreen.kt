package app.hallway.people

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.lazy.itemsIndexed
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Clear
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextField
import androidx.compose.material3.TextFieldDefaults
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.PeopleState
import app.hallway.kit.Place
import app.hallway.kit.leads
import app.hallway.look.Days
import app.hallway.look.Edge
import app.hallway.look.PartTitle
import app.hallway.look.Quiet
import app.hallway.look.TouchRow
import app.hallway.look.TroubleBar
import app.hallway.look.capital
import app.hallway.model.Hit
import app.hallway.model.PersonLine
import java.time.LocalDate

/** What People can be told. */
interface PeopleActions {
    fun seek(text: String)
    fun open(place: Place)
    fun open(hit: Hit)

    /** The end of what was found comes near. */
    fun goOn()
    fun tryAgain()
}

/** People: one field on top, everybody, met last first, and below them what was written of what is looked for. */
@Composable
fun PeopleScreen(state: PeopleState, today: LocalDate, actions: PeopleActions, modifier: Modifier = Modifier) {
    Column(modifier.fillMaxSize()) {
        Seek(state.sought, actions)
        state.trouble?.let { TroubleBar(it, actions::tryAgain) }
        val people = state.people ?: return@Column
        LazyColumn(Modifier.weight(1f).testTag("people")) {
            items(people, key = { it.person.reference.id }) { PersonRow(it, today, actions) }
            val written = state.beside
            if (written.isNotEmpty()) {
                item { PartTitle(stringResource(R.string.people_written)) }
                // Of one ask or project several texts may be found: they are told apart by their place alone.
                itemsIndexed(written) { place, hit ->
                    if (state.written.more && place == written.lastIndex) LaunchedEffect(written.size) { actions.goOn() }
                    HitRow(hit, today, actions)
                }
            }
            items(state.written.notes) { Quiet(capital(it)) }
            item {
                val end = when {
                    state.written.more -> R.string.people_more
                    written.isNotEmpty() -> R.string.people_written_end
                    people.isEmpty() && state.sought.isBlank() -> R.string.people_empty
                    people.isEmpty() -> R.string.people_none
                    else -> R.string.people_end
                }
                Quiet(stringResource(end))
            }
        }
    }
}

/** Something that was written: when and with whom, and its words. A touch leads to whom it is about. */
@Composable
private fun HitRow(hit: Hit, today: LocalDate, actions: PeopleActions) {
    val about = hit.people.map { it.name }.ifEmpty { listOfNotNull(hit.of?.name) }
    val head = (listOfNotNull(Days.short(hit.day, today), Days.clock(hit.day, today)) + about).joinToString(" · ")
    val words: @Composable ColumnScope.() -> Unit = {
        Text(head, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
        Text(hit.text, style = MaterialTheme.typography.bodyLarge, maxLines = 6, overflow = TextOverflow.Ellipsis)
    }
    if (hit.leads) {
        TouchRow({ actions.open(hit) }, content = words)
    } else {
        Column(Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 9.dp), content = words)
    }
}

@Composable
private fun Seek(sought: String, actions: PeopleActions) {
    val field = MaterialTheme.colorScheme.surfaceContainerHigh
    TextField(
        sought,
        actions::seek,
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 8.dp).testTag("seek"),
        placeholder = { Text(stringResource(R.string.people_field)) },
        trailingIcon = {
            if (sought.isNotEmpty()) {
                IconButton(onClick = { actions.seek("") }) {
                    Icon(Icons.Filled.Clear, stringResource(R.string.people_clear))
                }
            }
        },
        keyboardOptions = KeyboardOptions(imeAction = ImeAction.Search),
        singleLine = true,
        shape = RoundedCornerShape(28.dp),
        colors = TextFieldDefaults.colors(
            focusedContainerColor = field,
            unfocusedContainerColor = field,
            focusedIndicatorColor = Color.Transparent,
            unfocusedIndicatorColor = Color.Transparent,
        ),
    )
}

@Composable
private fun PersonRow(line: PersonLine, today: LocalDate, actions: PeopleActions) {
    TouchRow({ actions.open(Place.Person(line.person.reference.id)) }) {
        Text(line.person.name, style = MaterialTheme.typography.bodyLarge)
        val parts = listOfNotNull(
            listOfNotNull(line.title, line.org).joinToString(", ").ifEmpty { null },
            line.last?.let { stringResource(R.string.people_met, Days.short(it, today)) },
            line.last?.let { Days.clock(it, today) },
            stringResource(R.string.people_resting).takeIf { line.resting != null },
        )
        if (parts.isNotEmpty()) {
            Text(
                parts.joinToString(" · "),
                style = MaterialTheme.typography.bodySmall,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
            )
        }
    }
}
