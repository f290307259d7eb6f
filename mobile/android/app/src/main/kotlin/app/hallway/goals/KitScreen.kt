package app.hallway.goals

import androidx.compose.foundation.horizontalScroll
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.FilterChip
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.KitShown
import app.hallway.kit.Shown
import app.hallway.look.Days
import app.hallway.look.DoneBar
import app.hallway.look.Edge
import app.hallway.look.Labelled
import app.hallway.look.PartTitle
import app.hallway.look.Quiet
import app.hallway.look.Sheet
import app.hallway.look.TitleBar
import app.hallway.look.Touch
import app.hallway.look.TouchRow
import app.hallway.look.TroubleBar
import app.hallway.look.capital
import app.hallway.look.inWords
import app.hallway.look.rememberTyped
import app.hallway.model.KitLacks
import app.hallway.model.Named
import app.hallway.model.PersonId
import java.time.LocalDate

/** What the kit can be told. */
interface KitActions {
    fun back()

    /** Shows the page for somebody; nothing: for anyone. */
    fun choose(reader: PersonId?)

    /** Hands text to another app. */
    fun share(text: String)

    /** Puts text on the clipboard, marked as nobody else's. */
    fun copy(text: String)
    fun given(reader: Named)

    /** Says what the page lacks; [then] follows once it is saved. */
    fun fill(lacks: KitLacks, words: String, answer: String, then: () -> Unit)
    fun undo()
    fun tryAgain()
}

/** The kit: the page as it is read, for whom, what it still lacks, and who has a copy. */
@Composable
fun KitScreen(state: Shown<KitShown>, today: LocalDate, actions: KitActions, modifier: Modifier = Modifier) {
    var filling by rememberSaveable { mutableStateOf<KitLacks?>(null) }
    Box(modifier.fillMaxSize()) {
        Whole(state, today, actions) { filling = it }
        val lacks = filling
        if (lacks != null && state.answer?.page?.lacks?.contains(lacks) == true) FillSheet(lacks, state, actions, close = { filling = null })
    }
}

@Composable
private fun Whole(state: Shown<KitShown>, today: LocalDate, actions: KitActions, fill: (KitLacks) -> Unit) {
    Column(Modifier.fillMaxSize()) {
        val shown = state.answer
        TitleBar(stringResource(R.string.kit_title), actions::back)
        Column(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(bottom = 16.dp)) {
            if (shown != null) {
                Readers(shown, actions)
                Page(shown.page.plain)
                Lacks(shown, fill)
                Copies(shown, today)
            }
        }
        state.trouble?.let { TroubleBar(it, actions::tryAgain) }
        state.done?.let { deed -> DoneBar(inWords(deed), actions::undo.takeIf { deed.canBeUndone }) }
        if (shown != null) Buttons(shown, actions)
    }
}

@Composable
private fun Readers(shown: KitShown, actions: KitActions) {
    val reader = shown.page.reader?.reference?.id
    Row(
        Modifier.fillMaxWidth().horizontalScroll(rememberScrollState()).padding(horizontal = Edge),
        horizontalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        val size = Modifier.heightIn(min = Touch)
        FilterChip(reader == null, { actions.choose(null) }, { Text(stringResource(R.string.kit_anyone)) }, size)
        // Whoever is chosen stands first, so that they are in sight.
        shown.readers.sortedBy { it.reference.id != reader }.forEach { one ->
            FilterChip(reader == one.reference.id, { actions.choose(one.reference.id) }, { Text(one.name) }, size)
        }
    }
}

@Composable
private fun Page(text: String) {
    Surface(
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 8.dp).testTag("page"),
        shape = RoundedCornerShape(12.dp),
        color = MaterialTheme.colorScheme.surfaceContainerLow,
    ) {
        SelectionContainer { Text(text.trim(), Modifier.padding(16.dp), style = MaterialTheme.typography.bodyMedium) }
    }
}

/** What the page lacks; a touch says it. */
@Composable
private fun Lacks(shown: KitShown, fill: (KitLacks) -> Unit) {
    val lacks = shown.page.lacks
    if (lacks.isEmpty()) return
    PartTitle(stringResource(R.string.kit_lacks))
    lacks.forEach { one -> TouchRow({ fill(one) }) { Text(capital(word(one)), style = MaterialTheme.typography.bodyLarge) } }
}

/** Words for something that the page lacks; of an objection also the answer. */
@Composable
private fun FillSheet(lacks: KitLacks, state: Shown<KitShown>, actions: KitActions, close: () -> Unit) {
    var words by rememberTyped(lacks)
    var answer by rememberTyped(lacks)
    val objection = lacks == KitLacks.OBJECTION
    Sheet(capital(word(lacks)), close, state.trouble) {
        // Which win it is about.
        if (lacks == KitLacks.EVIDENCE) state.answer?.unseen?.let { Quiet(it.what) }
        Entry(words, { words = it }, if (objection) R.string.kit_objection else R.string.kit_words)
        if (objection) Entry(answer, { answer = it }, R.string.kit_answer, "answer")
        Button(
            { actions.fill(lacks, words, answer, close) },
            Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 8.dp).heightIn(min = 52.dp),
            enabled = words.isNotBlank() && (!objection || answer.isNotBlank()) && !state.saving,
        ) { Text(stringResource(R.string.log_save)) }
    }
}

@Composable
private fun Copies(shown: KitShown, today: LocalDate) {
    val copies = shown.page.copies
    if (copies.isEmpty()) return
    Labelled(stringResource(R.string.kit_copies)) {
        copies.forEach { copy ->
            val words = if (copy.old) R.string.kit_copy_old else R.string.kit_copy
            Text(
                stringResource(words, copy.person.name, Days.short(copy.given, today)),
                style = MaterialTheme.typography.bodyLarge,
            )
        }
    }
}

@Composable
private fun Buttons(shown: KitShown, actions: KitActions) {
    val text = shown.page.plain.trim()
    Column(
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 8.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        shown.page.reader?.takeIf { shown.page.toGive }?.let { reader ->
            OutlinedButton({ actions.given(reader) }, Modifier.fillMaxWidth().heightIn(min = Touch)) {
                Text(stringResource(R.string.kit_given, reader.name.substringBefore(' ')))
            }
        }
        Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            OutlinedButton({ actions.copy(text) }, Modifier.weight(1f).heightIn(min = 52.dp)) {
                Text(stringResource(R.string.copy))
            }
            Button({ actions.share(text) }, Modifier.weight(1f).heightIn(min = 52.dp)) { Text(stringResource(R.string.share)) }
        }
    }
}
