package app.hallway.log

import androidx.compose.foundation.clickable
import androidx.compose.foundation.horizontalScroll
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.sizeIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.TextFieldValue
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import app.hallway.R
import app.hallway.kit.Line
import app.hallway.kit.LogState
import app.hallway.kit.Mark
import app.hallway.look.Edge
import app.hallway.look.Touch
import app.hallway.look.TroubleBar
import app.hallway.look.inWords
import app.hallway.model.Choice
import app.hallway.model.Named
import app.hallway.model.SuggestionShown

/** What Log can be told. */
interface LogActions {
    fun type(line: Line)
    fun mark(mark: Mark)
    fun name(person: Named)
    fun touch(chip: String?)
    fun choose(choice: Choice)
    fun save()
    fun undo()
    fun answer(suggestion: SuggestionShown, yes: Boolean)

    /** Begins the system's dictation. */
    fun dictate()

    /** Opens the journal once more, after it could not be opened. */
    fun tryAgain()
}

/** Log: the field, its chips, and everything else within reach of a thumb. */
@Composable
fun LogScreen(state: LogState, actions: LogActions, modifier: Modifier = Modifier, focused: Boolean = true) {
    BoxWithConstraints(modifier.fillMaxSize()) {
        val low = maxHeight < LOW
        // The field keeps a line of its own, and what stands under it scrolls, however long it is and however large the text.
        val under = (maxHeight - KEYS - FIELD).coerceAtLeast(0.dp)
        Column(Modifier.fillMaxSize()) {
            if (low) {
                // What is read of the line follows it out of sight: the line itself has the room.
                Column(Modifier.weight(1f).verticalScroll(rememberScrollState())) {
                    Field(state, actions, focused, Modifier)
                    Under(state, actions, Modifier)
                }
            } else {
                Field(state, actions, focused, Modifier.weight(1f).verticalScroll(rememberScrollState()))
                Under(state, actions, Modifier.heightIn(max = under).verticalScroll(rememberScrollState()))
            }
            HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
            if (low) {
                LowKeys(state, actions)
            } else {
                Row(KeyRow.horizontalScroll(rememberScrollState()).padding(horizontal = 8.dp)) { Likely(state.likely, actions) }
                Keys(state, actions)
            }
        }
        state.touchedChip?.let { ChipSheet(it, actions) }
    }
}

/** What the line is read as, and what was saved last. */
@Composable
private fun Under(state: LogState, actions: LogActions, modifier: Modifier) {
    Column(modifier) {
        if (state.label) Note(stringResource(R.string.log_label))
        if (state.cut) Note(stringResource(R.string.log_cut))
        if (state.first) Note(stringResource(R.string.log_first))
        // A line that is back in the field says so itself; what stays of it in the journal is said.
        state.undone?.takeIf { it.left > 0u || it.kept.isNotEmpty() }?.let { Note(inWords(it)) }
        // Before the chips: what is wrong must not be scrolled out of sight.
        state.trouble?.let { TroubleBar(it, tryAgain = if (state.shut) actions::tryAgain else null, ofLine = true) }
        Chips(state.chips, actions, Modifier.padding(horizontal = Edge))
        state.saved?.let { ReceiptPanel(it, actions) }
    }
}

/** A quiet word about the line. */
@Composable
private fun Note(words: String) {
    Text(
        words,
        Modifier.padding(horizontal = Edge, vertical = 4.dp),
        style = MaterialTheme.typography.bodyMedium,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
    )
}

@Composable
private fun Field(state: LogState, actions: LogActions, focused: Boolean, modifier: Modifier) {
    // The keyboard's own composition lives in the value, so it is kept here and replaced only where the line changed elsewhere.
    var value by remember(state.written) {
        mutableStateOf(TextFieldValue(state.line.text, TextRange(state.line.from, state.line.to)))
    }
    val focus = remember { FocusRequester() }
    if (focused) LaunchedEffect(Unit) { focus.requestFocus() }
    val name = stringResource(R.string.log_field)
    val style = MaterialTheme.typography.bodyLarge.copy(fontSize = 20.sp, lineHeight = 28.sp, color = MaterialTheme.colorScheme.onSurface)
    Box(modifier.fillMaxWidth()) {
        BasicTextField(
            value,
            onValueChange = {
                value = it
                actions.type(Line(it.text, it.selection.start, it.selection.end))
            },
            Modifier
                .fillMaxWidth()
                .heightIn(min = 96.dp)
                .focusRequester(focus)
                .testTag("field")
                .semantics { contentDescription = name },
            textStyle = style,
            cursorBrush = SolidColor(MaterialTheme.colorScheme.primary),
            keyboardOptions = KeyboardOptions(capitalization = KeyboardCapitalization.Sentences, autoCorrectEnabled = true),
            decorationBox = { field ->
                Box(Modifier.padding(horizontal = Edge, vertical = 20.dp)) {
                    if (value.text.isEmpty()) {
                        Text(
                            stringResource(R.string.log_empty),
                            style = style,
                            color = MaterialTheme.colorScheme.onSurfaceVariant,
                        )
                    }
                    field()
                }
            },
        )
    }
}

/** Below this height, as under the keyboard of a phone on its side, everything but the line stands in one row. */
private val LOW = 320.dp

/** The height of the keys, of Save and of the line above them, also where text is large. */
private val KEYS = 184.dp

/** The least height of the field where it has a place of its own. */
private val FIELD = 72.dp

/** A row of keys. Its place is kept while there is nothing in it: nothing moves when the answer comes. */
private val KeyRow = Modifier.fillMaxWidth().heightIn(min = Touch)

@Composable
private fun Likely(people: List<Named>, actions: LogActions) {
    people.forEach { person ->
        val says = stringResource(R.string.log_likely, person.name)
        Key(firstName(person.name, people), says, MaterialTheme.colorScheme.onSurface) { actions.name(person) }
    }
}

/** The first name, or the whole one where two of the row share it. */
private fun firstName(name: String, among: List<Named>): String {
    val first = name.substringBefore(' ')
    return if (among.count { it.name.substringBefore(' ') == first } > 1) name else first
}

@Composable
private fun Keys(state: LogState, actions: LogActions) {
    Row(
        Modifier.fillMaxWidth().horizontalScroll(rememberScrollState()).padding(horizontal = 8.dp),
        horizontalArrangement = Arrangement.spacedBy(2.dp),
    ) {
        Marks(actions)
    }
    Row(
        Modifier.fillMaxWidth().padding(start = 8.dp, end = Edge, bottom = 8.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Dictate(actions)
        Spacer(Modifier.weight(1f))
        Save(state, actions)
    }
}

/** The same where there is little height: one row that scrolls, and Save in its place beside it. */
@Composable
private fun LowKeys(state: LogState, actions: LogActions) {
    Row(Modifier.fillMaxWidth().padding(end = Edge), verticalAlignment = Alignment.CenterVertically) {
        Row(Modifier.weight(1f).horizontalScroll(rememberScrollState()).padding(horizontal = 8.dp)) {
            Likely(state.likely, actions)
            Marks(actions)
            Dictate(actions)
        }
        Save(state, actions)
    }
}

@Composable
private fun Marks(actions: LogActions) {
    Mark.entries.forEach { mark ->
        val word = stringResource(word(mark))
        val says = stringResource(R.string.mark_spoken, word)
        Key(word, says, MaterialTheme.colorScheme.onSurfaceVariant) { actions.mark(mark) }
    }
}

@Composable
private fun Dictate(actions: LogActions) {
    TextButton(onClick = actions::dictate, Modifier.heightIn(min = Touch)) {
        Text(stringResource(R.string.log_dictate))
    }
}

@Composable
private fun Save(state: LogState, actions: LogActions) {
    val saving = stringResource(R.string.log_saving)
    Button(
        onClick = actions::save,
        Modifier.heightIn(min = 52.dp).semantics { if (state.saving.isNotEmpty()) contentDescription = saving },
        enabled = state.canSave,
    ) {
        Text(stringResource(R.string.log_save), Modifier.padding(horizontal = 20.dp))
    }
}

/** A word that puts something into the line. */
@Composable
private fun Key(word: String, says: String, color: Color, press: () -> Unit) {
    Box(
        Modifier
            .clickable(role = Role.Button, onClick = press)
            .sizeIn(minWidth = Touch, minHeight = Touch)
            .padding(horizontal = 12.dp)
            .semantics { contentDescription = says },
        contentAlignment = Alignment.CenterStart,
    ) {
        Text(word, style = MaterialTheme.typography.bodyMedium, color = color)
    }
}

private fun word(mark: Mark): Int = when (mark) {
    Mark.PERSON -> R.string.mark_person
    Mark.PROMISE -> R.string.mark_promise
    Mark.THEIRS -> R.string.mark_theirs
    Mark.GAVE -> R.string.mark_gave
    Mark.GOT -> R.string.mark_got
    Mark.ABOUT -> R.string.mark_about
    Mark.TOPIC -> R.string.mark_topic
}
