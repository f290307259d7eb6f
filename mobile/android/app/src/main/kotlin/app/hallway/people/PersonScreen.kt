package app.hallway.people

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Button
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.PersonField
import app.hallway.kit.Place
import app.hallway.kit.Shown
import app.hallway.kit.day
import app.hallway.kit.position
import app.hallway.look.Days
import app.hallway.look.DoneBar
import app.hallway.look.Edge
import app.hallway.look.Labelled
import app.hallway.look.PartTitle
import app.hallway.look.TitleBar
import app.hallway.look.Touch
import app.hallway.look.TouchRow
import app.hallway.look.TroubleBar
import app.hallway.look.inWords
import app.hallway.model.FactEdit
import app.hallway.model.Introducer
import app.hallway.model.Named
import app.hallway.model.OpenPromise
import app.hallway.model.PersonPage
import app.hallway.model.RecordId
import app.hallway.model.Relation
import app.hallway.model.TimelineLine
import app.hallway.model.WorldFact
import java.time.LocalDate
import java.time.YearMonth

/** What somebody's page can be told. */
interface PersonActions {
    fun back()

    /** A line with them. */
    fun log(page: PersonPage)
    fun card(page: PersonPage)

    /** A promise to them. */
    fun promise(page: PersonPage)
    fun rest(page: PersonPage)
    fun wake(page: PersonPage)

    /** A row says this from now on; [then] follows once that is saved. */
    fun edit(page: PersonPage, field: PersonField, text: String, moved: Boolean, then: () -> Unit)
    fun relate(page: PersonPage, relation: Relation)
    fun know(page: PersonPage, text: String, then: () -> Unit)
    fun change(fact: WorldFact, edit: FactEdit, then: () -> Unit)
    fun open(place: Place)

    /** Looks for somebody they may know. */
    fun seek(name: String)

    /** They know each other, in that way if it is said; [then] follows once that is saved. */
    fun note(other: Named, how: String, then: () -> Unit)
    fun undo()

    /** Takes back that they know each other. */
    fun undoKnows()
    fun tryAgain()
}

/**
 * Somebody: what one can do, what is open, what one knows, and what was, by month. Their rows are edited in place once that is asked
 * for: [unfolded], and [row] with its field open, is how a picture begins.
 */
@Composable
fun PersonScreen(
    state: Shown<PersonPage>,
    today: LocalDate,
    actions: PersonActions,
    modifier: Modifier = Modifier,
    knows: Shown<List<Introducer>> = Shown(),
    candidates: List<Named> = emptyList(),
    unfolded: Boolean = false,
    row: PersonField? = null,
) {
    var edits by rememberSaveable { mutableStateOf(unfolded) }
    var touched by rememberSaveable { mutableStateOf<RecordId?>(null) }
    var choosing by rememberSaveable { mutableStateOf(false) }
    val typing = rememberTyping(row, state.answer)
    Box(modifier.fillMaxSize()) {
        Column(Modifier.fillMaxSize()) {
            val page = state.answer
            TitleBar("", actions::back) {
                if (page != null) {
                    TextButton({ edits = !edits }) { Text(stringResource(if (edits) R.string.person_edited else R.string.person_edit)) }
                    Rest(page, actions)
                }
            }
            LazyColumn(Modifier.weight(1f).testTag("page")) {
                if (page != null) {
                    item { Head(page) }
                    if (edits) item(key = "rows") { PersonRows(page, typing, actions, state.saving) } else item { Buttons(page, actions) }
                    promises(page)
                    facts(page) { touched = it.reference.id }
                    knows(knows.answer.orEmpty(), actions, add = { choosing = true }.takeIf { edits })
                    timeline(page, today, actions)
                }
            }
            state.trouble?.let { TroubleBar(it, actions::tryAgain) }
            knows.trouble?.takeIf { it != state.trouble }?.let { TroubleBar(it, actions::tryAgain) }
            state.done?.let { deed -> DoneBar(inWords(deed), actions::undo.takeIf { deed.canBeUndone }) }
            knows.done?.let { deed -> DoneBar(inWords(deed), actions::undoKnows.takeIf { deed.canBeUndone }) }
        }
        if (choosing) KnowsSheet(candidates, actions, knows.trouble, close = { choosing = false })
        state.answer?.facts?.firstOrNull { it.reference.id == touched }?.let { fact ->
            FactSheet(fact, actions, state.trouble, close = { touched = null })
        }
    }
}

@Composable
private fun Rest(page: PersonPage, actions: PersonActions) {
    val rests = page.resting != null
    TextButton(onClick = { if (rests) actions.wake(page) else actions.rest(page) }) {
        Text(stringResource(if (rests) R.string.person_wake else R.string.person_rest))
    }
}

@Composable
private fun Head(page: PersonPage) {
    Column(Modifier.padding(horizontal = Edge)) {
        Text(
            page.person.name,
            Modifier.semantics { heading() },
            style = MaterialTheme.typography.headlineSmall,
        )
        val now = page.position
        val parts = listOfNotNull(
            listOfNotNull(now?.title, now?.org).filter(String::isNotEmpty).joinToString(", ").ifEmpty { null },
            // A colleague is what everybody is who is nothing else.
            word(page.relation).takeIf { page.relation != Relation.Colleague },
            page.nicknames.joinToString(", ").ifEmpty { null }?.let { stringResource(R.string.person_also, it) },
            stringResource(R.string.people_resting).takeIf { page.resting != null },
        )
        if (parts.isNotEmpty()) {
            Text(
                parts.joinToString(" · "),
                style = MaterialTheme.typography.bodyMedium,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
            )
        }
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Buttons(page: PersonPage, actions: PersonActions) {
    FlowRow(
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 16.dp),
        horizontalArrangement = Arrangement.spacedBy(8.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        Button({ actions.log(page) }, Modifier.heightIn(min = Touch)) { Text(stringResource(R.string.person_log)) }
        OutlinedButton({ actions.card(page) }, Modifier.heightIn(min = Touch)) { Text(stringResource(R.string.person_card)) }
        OutlinedButton({ actions.promise(page) }, Modifier.heightIn(min = Touch)) {
            Text(stringResource(R.string.person_promise))
        }
    }
}

private fun LazyListScope.promises(page: PersonPage) {
    if (page.promises.isEmpty()) return
    item { PartTitle(stringResource(R.string.person_promises)) }
    items(page.promises, key = { "promise ${it.reference.id}" }) { promise -> PromiseLine(promise) }
}

@Composable
private fun PromiseLine(promise: OpenPromise) {
    val words = if (promise.private) stringResource(R.string.promise_private) else promise.text
    val whose = if (promise.mine) R.string.person_promise_yours else R.string.person_promise_theirs
    Column(Modifier.padding(horizontal = Edge, vertical = 5.dp)) {
        Text(stringResource(whose, words), style = MaterialTheme.typography.bodyLarge)
        promise.due?.let {
            Text(
                Days.withWeekday(it.day),
                style = MaterialTheme.typography.bodySmall,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
            )
        }
    }
}

private fun LazyListScope.facts(page: PersonPage, touch: (WorldFact) -> Unit) {
    if (page.facts.isEmpty()) return
    item { PartTitle(stringResource(R.string.person_facts)) }
    items(page.facts, key = { "fact ${it.reference.id}" }) { fact ->
        val change = stringResource(R.string.fact_change)
        Labelled(word(fact.kind), Modifier.clickable(onClickLabel = change) { touch(fact) }.heightIn(min = Touch)) {
            Text(fact.text, style = MaterialTheme.typography.bodyLarge)
            if (fact.age.isNotEmpty()) {
                Text(
                    fact.age,
                    style = MaterialTheme.typography.bodySmall,
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                )
            }
        }
    }
}

private fun LazyListScope.timeline(page: PersonPage, today: LocalDate, actions: PersonActions) {
    if (page.timeline.isEmpty()) return
    item { PartTitle(stringResource(R.string.person_timeline)) }
    page.timeline.groupBy { YearMonth.from(it.at) }.forEach { (month, lines) ->
        item(key = "month $month") {
            Text(
                Days.month(month, today),
                Modifier.padding(start = Edge, end = Edge, top = 10.dp).semantics { heading() },
                style = MaterialTheme.typography.titleMedium,
            )
        }
        items(lines, key = { "line ${it.reference.id}" }) { line -> Was(line, today) { actions.open(Place.Line(line.reference.id)) } }
    }
}

@Composable
private fun Was(line: TimelineLine, today: LocalDate, open: () -> Unit) {
    TouchRow(open) {
        val parts = listOfNotNull(
            Days.short(line.at.toLocalDate(), today),
            Days.clock(line.at.toLocalDate(), today),
            stringResource(R.string.person_mentioned).takeIf { !line.there },
        )
        Text(
            parts.joinToString(" · "),
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
        Text(line.text, style = MaterialTheme.typography.bodyLarge)
    }
}
