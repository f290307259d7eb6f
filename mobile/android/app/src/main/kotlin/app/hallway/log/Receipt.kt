package app.hallway.log

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Saved
import app.hallway.kit.day
import app.hallway.look.Days
import app.hallway.look.Edge
import app.hallway.look.Touch
import app.hallway.look.capital
import app.hallway.model.ItemKind
import app.hallway.model.Receipt
import app.hallway.model.SuggestionShown

/** What a save understood, with the way back, and below it what is still asked. */
@Composable
fun ReceiptPanel(saved: Saved, actions: LogActions) {
    Surface(Modifier.fillMaxWidth().testTag("receipt"), color = MaterialTheme.colorScheme.primaryContainer) {
        Column(Modifier.padding(vertical = 4.dp)) {
            Row(
                Modifier.heightIn(min = Touch).padding(start = Edge, end = 8.dp),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                Text(
                    inWords(saved.receipt),
                    Modifier.weight(1f).padding(vertical = 6.dp).semantics { liveRegion = LiveRegionMode.Polite },
                    style = MaterialTheme.typography.labelLarge,
                    color = MaterialTheme.colorScheme.onPrimaryContainer,
                )
                TextButton(onClick = actions::undo) { Text(stringResource(R.string.undo)) }
            }
            saved.asked.take(ASKED).forEach { Asked(it, actions) }
        }
    }
}

/** The most questions under a receipt; the others wait in Review. */
private const val ASKED = 3

@Composable
private fun Asked(suggestion: SuggestionShown, actions: LogActions) {
    val yes = stringResource(R.string.yes)
    val no = stringResource(R.string.no)
    Row(
        Modifier.fillMaxWidth().padding(start = Edge, end = 8.dp),
        horizontalArrangement = Arrangement.spacedBy(4.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Text(
            capital(suggestion.question),
            Modifier.weight(1f),
            style = MaterialTheme.typography.bodyMedium,
            color = MaterialTheme.colorScheme.onPrimaryContainer,
        )
        TextButton(
            onClick = { actions.answer(suggestion, yes = false) },
            Modifier.semantics { contentDescription = "${suggestion.question} $no" },
        ) { Text(no) }
        TextButton(
            onClick = { actions.answer(suggestion, yes = true) },
            Modifier.semantics { contentDescription = "${suggestion.question} $yes" },
        ) { Text(yes) }
    }
}

/** `Saved · Ana Silva · promise Fri 20 Nov`. */
@Composable
private fun inWords(receipt: Receipt): String {
    val parts = mutableListOf(stringResource(R.string.saved))
    receipt.people.filter { it.there }.forEach { person ->
        parts += if (person.new) stringResource(R.string.saved_new, person.name) else person.name
    }
    receipt.items.filter { it.what == ItemKind.PROMISE }.forEach { promise ->
        val due = promise.due?.let { Days.withWeekday(it.day) }
        parts += when {
            !promise.mine -> stringResource(R.string.saved_theirs, promise.text)
            due == null -> stringResource(R.string.saved_promise_open)
            else -> stringResource(R.string.saved_promise, due)
        }
    }
    if (receipt.private) parts += stringResource(R.string.saved_private)
    return parts.joinToString(" · ")
}
