package app.hallway.people

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Place
import app.hallway.kit.Shown
import app.hallway.kit.day
import app.hallway.look.Days
import app.hallway.look.DoneBar
import app.hallway.look.Edge
import app.hallway.look.Labelled
import app.hallway.look.PartTitle
import app.hallway.look.Quiet
import app.hallway.look.TitleBar
import app.hallway.look.Touch
import app.hallway.look.TouchRow
import app.hallway.look.TroubleBar
import app.hallway.look.inWords
import app.hallway.model.EntryKind
import app.hallway.model.EntryPage
import app.hallway.model.ItemKind
import app.hallway.model.LineItem
import app.hallway.model.ReceiptPerson
import java.time.LocalDate

/** What a line's page can be told. */
interface LineActions {
    fun back()
    fun open(place: Place)
    fun delete(page: EntryPage)
    fun undo()
    fun tryAgain()
}

/** One line: its words, when it was, who is in it, and what came from it. It can be deleted, and that taken back. */
@Composable
fun LineScreen(state: Shown<EntryPage>, today: LocalDate, actions: LineActions, modifier: Modifier = Modifier) {
    Column(modifier.fillMaxSize()) {
        val page = state.answer
        TitleBar(page?.let { Days.short(it.at.toLocalDate(), today) }.orEmpty(), actions::back) {
            if (page != null && page.deleted == null) {
                TextButton({ actions.delete(page) }) { Text(stringResource(R.string.line_delete)) }
            }
        }
        Column(Modifier.weight(1f).verticalScroll(rememberScrollState())) {
            if (page != null) Content(page, today, actions)
        }
        state.trouble?.let { TroubleBar(it, actions::tryAgain) }
        state.done?.let { deed -> DoneBar(inWords(deed), actions::undo.takeIf { deed.canBeUndone }) }
    }
}

@Composable
private fun Content(page: EntryPage, today: LocalDate, actions: LineActions) {
    if (page.deleted != null) Quiet(stringResource(R.string.line_deleted))
    Box(Modifier.padding(horizontal = Edge)) {
        SelectionContainer { Text(page.text, style = MaterialTheme.typography.bodyLarge) }
    }
    val parts = listOfNotNull(
        word(page.kind),
        Days.withWeekday(page.at.toLocalDate()),
        Days.clock(page.at.toLocalDate(), today),
        page.topics.joinToString(" ") { "#$it" }.ifEmpty { null },
        stringResource(R.string.saved_private).takeIf { page.private },
    )
    Text(
        parts.joinToString(" · "),
        Modifier.padding(horizontal = Edge, vertical = 8.dp),
        style = MaterialTheme.typography.bodyMedium,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
    )
    if (page.people.isNotEmpty()) {
        PartTitle(stringResource(R.string.tab_people))
        page.people.forEach { PersonIn(it, actions) }
    }
    if (page.items.isNotEmpty()) {
        PartTitle(stringResource(R.string.line_items))
        page.items.forEach { Item(it) }
    }
    if (page.suggestions.isNotEmpty()) {
        OutlinedButton({ actions.open(Place.Review) }, Modifier.padding(start = Edge, top = 20.dp).heightIn(min = Touch)) {
            Text(stringResource(R.string.today_to_check, page.suggestions.size))
        }
    }
}

@Composable
private fun PersonIn(one: ReceiptPerson, actions: LineActions) {
    TouchRow({ actions.open(Place.Person(one.reference.id)) }) {
        Text(one.name, style = MaterialTheme.typography.bodyLarge)
        val parts = listOfNotNull(
            stringResource(R.string.person_mentioned).takeIf { !one.there },
            stringResource(R.string.line_guess).takeIf { !one.confirmed },
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

@Composable
private fun Item(item: LineItem) {
    Labelled(stringResource(word(item))) {
        Text(item.text, style = MaterialTheme.typography.bodyLarge)
        val parts = listOfNotNull(item.person?.name, item.due?.let { Days.withWeekday(it.day) })
        if (parts.isNotEmpty()) {
            Text(
                parts.joinToString(" · "),
                style = MaterialTheme.typography.bodySmall,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
            )
        }
    }
}

/** What kind of thing it is; of a promise also what became of it. */
@StringRes
private fun word(item: LineItem): Int = when (item.what) {
    ItemKind.PROMISE -> when {
        item.kind == "kept" -> R.string.item_promise_kept
        item.kind == "dropped" -> R.string.item_promise_dropped
        item.mine -> R.string.item_promise_yours
        else -> R.string.item_promise_theirs
    }
    ItemKind.EXCHANGE -> if (item.mine) R.string.mark_gave else R.string.mark_got
    ItemKind.FACT -> R.string.item_fact
    ItemKind.WIN -> R.string.item_win
    ItemKind.ADVOCACY -> R.string.ask_advocacy
}

@Composable
private fun word(kind: EntryKind): String = when (kind) {
    EntryKind.Note -> stringResource(R.string.kind_note)
    EntryKind.Coffee -> stringResource(R.string.kind_coffee)
    EntryKind.Lunch -> stringResource(R.string.kind_lunch)
    EntryKind.Dinner -> stringResource(R.string.kind_dinner)
    EntryKind.Tea -> stringResource(R.string.kind_tea)
    EntryKind.Drinks -> stringResource(R.string.kind_drinks)
    EntryKind.Walk -> stringResource(R.string.kind_walk)
    EntryKind.Call -> stringResource(R.string.kind_call)
    EntryKind.Hallway -> stringResource(R.string.kind_hallway)
    EntryKind.Meeting -> stringResource(R.string.kind_meeting)
    EntryKind.OneOnOne -> stringResource(R.string.kind_one_on_one)
    EntryKind.Chat -> stringResource(R.string.kind_chat)
    EntryKind.Message -> stringResource(R.string.kind_message)
    EntryKind.Email -> stringResource(R.string.kind_email)
    EntryKind.Event -> stringResource(R.string.kind_event)
    is EntryKind.Other -> kind.v1
}
