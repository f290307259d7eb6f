package app.hallway.people

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.Button
import androidx.compose.material3.FilterChip
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.listSaver
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Trouble
import app.hallway.kit.PersonField
import app.hallway.kit.RELATIONS
import app.hallway.kit.fits
import app.hallway.kit.mayHaveMoved
import app.hallway.kit.said
import app.hallway.look.Edge
import app.hallway.look.PartTitle
import app.hallway.look.Quiet
import app.hallway.look.Sheet
import app.hallway.look.SheetChoice
import app.hallway.look.Touch
import app.hallway.look.TouchRow
import app.hallway.look.kept
import app.hallway.look.rememberTyped
import app.hallway.model.FactEdit
import app.hallway.model.PersonPage
import app.hallway.model.Relation
import app.hallway.model.WorldFact

/** The row that is a field now, and what stands in it: through rotation, and until it is saved or left. */
internal class Typing(row: PersonField?, text: String) {
    var row by mutableStateOf(row)
    var text by mutableStateOf(text)

    fun close() {
        row = null
    }
}

@Composable
internal fun rememberTyping(row: PersonField?, page: PersonPage?): Typing = rememberSaveable(
    saver = listSaver<Typing, String>(
        save = { listOf(it.row?.name.orEmpty(), kept(it.text)) },
        restore = { (row, text) -> Typing(PersonField.entries.firstOrNull { it.name == row }, text) },
    ),
) { Typing(row, if (row == null || page == null) "" else page.said(row)) }

/** Who they are, one row each. A touch makes a row a field in its place. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
internal fun PersonRows(page: PersonPage, typing: Typing, actions: PersonActions, saving: Boolean) {
    Column(Modifier.padding(vertical = 8.dp)) {
        PersonField.entries.forEach { field ->
            if (typing.row == field) {
                FieldRow(page, field, typing, actions)
            } else {
                SaidRow(page, field) {
                    typing.text = page.said(field)
                    typing.row = field
                }
            }
        }
        PartTitle(stringResource(R.string.person_relation))
        FlowRow(
            Modifier.padding(horizontal = Edge),
            horizontalArrangement = Arrangement.spacedBy(8.dp),
            verticalArrangement = Arrangement.spacedBy(8.dp),
        ) {
            RELATIONS.forEach { relation ->
                FilterChip(
                    relation == page.relation,
                    { actions.relate(page, relation) },
                    { Text(word(relation)) },
                    Modifier.heightIn(min = Touch),
                )
            }
        }
        Know(page, actions, saving)
    }
}

@Composable
private fun SaidRow(page: PersonPage, field: PersonField, touch: () -> Unit) {
    val said = page.said(field)
    TouchRow(touch) {
        Text(stringResource(word(field)), style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
        val empty = if (field == PersonField.EVERY) stringResource(R.string.person_every_usual, page.cadence.toInt()) else stringResource(R.string.person_say)
        when {
            said.isEmpty() -> Text(empty, style = MaterialTheme.typography.bodyLarge, color = MaterialTheme.colorScheme.onSurfaceVariant)
            field == PersonField.EVERY -> Text(stringResource(R.string.person_every_days, said), style = MaterialTheme.typography.bodyLarge)
            else -> Text(said, style = MaterialTheme.typography.bodyLarge)
        }
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun FieldRow(page: PersonPage, field: PersonField, typing: Typing, actions: PersonActions) {
    val focus = remember { FocusRequester() }
    LaunchedEffect(field) { focus.requestFocus() }
    val fits = field.fits(typing.text)
    OutlinedTextField(
        typing.text,
        { typing.text = it },
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 4.dp).focusRequester(focus).testTag("row"),
        label = { Text(stringResource(word(field))) },
        supportingText = { note(field)?.let { Text(stringResource(it)) } },
        keyboardOptions = when (field) {
            PersonField.EVERY -> KeyboardOptions(keyboardType = KeyboardType.Number)
            PersonField.NAME, PersonField.ALSO, PersonField.TITLE, PersonField.ORG ->
                KeyboardOptions(capitalization = KeyboardCapitalization.Words)
            else -> KeyboardOptions(capitalization = KeyboardCapitalization.Sentences)
        },
        isError = !fits,
        singleLine = field != PersonField.NOTES,
    )
    val save = { moved: Boolean -> actions.edit(page, field, typing.text, moved, then = typing::close) }
    FlowRow(
        Modifier.fillMaxWidth().padding(horizontal = Edge),
        horizontalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        if (page.mayHaveMoved(field)) {
            Button({ save(true) }, Modifier.heightIn(min = Touch), enabled = fits) { Text(stringResource(R.string.person_moved)) }
            OutlinedButton({ save(false) }, Modifier.heightIn(min = Touch), enabled = fits) { Text(stringResource(R.string.person_correct)) }
        } else {
            Button({ save(false) }, Modifier.heightIn(min = Touch), enabled = fits) { Text(stringResource(R.string.log_save)) }
        }
        TextButton(typing::close, Modifier.heightIn(min = Touch)) { Text(stringResource(R.string.cancel)) }
    }
}

/** Something else one knows of them. Its button waits for what is [saving]. */
@Composable
private fun Know(page: PersonPage, actions: PersonActions, saving: Boolean) {
    var text by rememberTyped()
    PartTitle(stringResource(R.string.person_facts))
    OutlinedTextField(
        text,
        { text = it },
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 4.dp).testTag("know"),
        label = { Text(stringResource(R.string.person_know)) },
        supportingText = { Text(stringResource(R.string.person_know_how)) },
        keyboardOptions = KeyboardOptions(capitalization = KeyboardCapitalization.Sentences),
    )
    if (text.isNotBlank()) {
        Button(
            { actions.know(page, text) { text = "" } },
            Modifier.padding(horizontal = Edge).heightIn(min = Touch),
            enabled = !saving,
        ) { Text(stringResource(R.string.person_know_save)) }
    }
}

/** What one says of a fact. */
@Composable
internal fun FactSheet(fact: WorldFact, actions: PersonActions, trouble: Trouble?, close: () -> Unit) {
    var rewording by rememberSaveable(fact.reference.id) { mutableStateOf(false) }
    Sheet(fact.text, close, trouble) {
        if (rewording) {
            var text by rememberTyped(first = fact.text)
            OutlinedTextField(
                text,
                { text = it },
                Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 4.dp).testTag("words"),
                label = { Text(word(fact.kind)) },
                keyboardOptions = KeyboardOptions(capitalization = KeyboardCapitalization.Sentences),
            )
            Button(
                { actions.change(fact, FactEdit.Reword(text.trim()), close) },
                Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 8.dp).heightIn(min = 52.dp),
                enabled = text.isNotBlank(),
            ) { Text(stringResource(R.string.log_save)) }
        } else {
            if (fact.age.isNotEmpty()) Quiet(fact.age)
            SheetChoice(stringResource(R.string.fact_holds), { actions.change(fact, FactEdit.Confirm, close) })
            SheetChoice(stringResource(R.string.fact_ended), { actions.change(fact, FactEdit.End, close) })
            SheetChoice(stringResource(R.string.fact_reword), { rewording = true })
        }
    }
}

@StringRes
private fun word(field: PersonField): Int = when (field) {
    PersonField.NAME -> R.string.person_name
    PersonField.ALSO -> R.string.person_also_called
    PersonField.TITLE -> R.string.person_title
    PersonField.ORG -> R.string.person_org
    PersonField.PRONOUN -> R.string.person_pronoun
    PersonField.EVERY -> R.string.person_every
    PersonField.NOTES -> R.string.person_notes
}

/** What else one should know about a row. */
@StringRes
private fun note(field: PersonField): Int? = when (field) {
    PersonField.ALSO -> R.string.person_also_how
    PersonField.EVERY -> R.string.person_every_how
    PersonField.PRONOUN -> R.string.person_pronoun_how
    else -> null
}

@Composable
internal fun word(relation: Relation): String = when (relation) {
    Relation.Colleague -> stringResource(R.string.relation_colleague)
    Relation.Manager -> stringResource(R.string.relation_manager)
    Relation.Report -> stringResource(R.string.relation_report)
    Relation.Seat -> stringResource(R.string.relation_seat)
    Relation.Mentor -> stringResource(R.string.relation_mentor)
    Relation.Mentee -> stringResource(R.string.relation_mentee)
    Relation.Outside -> stringResource(R.string.relation_outside)
    is Relation.Other -> relation.v1
}
