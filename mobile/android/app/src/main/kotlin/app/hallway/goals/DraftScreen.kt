package app.hallway.goals

import androidx.compose.foundation.layout.Arrangement
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
import app.hallway.kit.Deed
import app.hallway.kit.Shown
import app.hallway.look.DoneBar
import app.hallway.look.Edge
import app.hallway.look.Labelled
import app.hallway.look.Quiet
import app.hallway.look.TitleBar
import app.hallway.look.Touch
import app.hallway.look.TroubleBar
import app.hallway.look.capital
import app.hallway.look.inWords
import app.hallway.look.word
import app.hallway.model.AskDraft

/** What a draft can be told. */
interface DraftActions {
    fun back()
    fun share(text: String)
    fun asked(draft: AskDraft)
    fun undo()
    fun tryAgain()
}

/** Words to ask somebody with, one way among several, and before them what to do first. Nothing is sent from here. */
@Composable
fun DraftScreen(state: Shown<AskDraft>, actions: DraftActions, modifier: Modifier = Modifier) {
    var way by rememberSaveable { mutableStateOf(0) }
    Column(modifier.fillMaxSize()) {
        val draft = state.answer
        TitleBar(draft?.let { stringResource(R.string.draft_title, it.person.name, word(it.kind)) }.orEmpty(), actions::back)
        Column(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(bottom = 16.dp)) {
            if (draft != null) {
                if (draft.before.isNotEmpty()) {
                    Labelled(stringResource(R.string.draft_before)) {
                        draft.before.forEach { Text(capital(it), style = MaterialTheme.typography.bodyLarge) }
                    }
                }
                draft.advice?.let { Quiet(capital(it)) }
                Ways(draft, way) { way = it }
                Words(words(draft, way))
            }
        }
        state.trouble?.let { TroubleBar(it, actions::tryAgain) }
        state.done?.let { deed -> DoneBar(inWords(deed), actions::undo.takeIf { deed.canBeUndone }) }
        if (draft != null) {
            Row(
                Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 8.dp),
                horizontalArrangement = Arrangement.spacedBy(8.dp),
            ) {
                val asked = state.done?.kind == Deed.Kind.ASKED
                OutlinedButton({ actions.asked(draft) }, Modifier.weight(1f).heightIn(min = 52.dp), enabled = !asked) {
                    Text(stringResource(R.string.draft_asked))
                }
                Button({ actions.share(words(draft, way)) }, Modifier.weight(1f).heightIn(min = 52.dp)) {
                    Text(stringResource(R.string.share))
                }
            }
        }
    }
}

@Composable
private fun Ways(draft: AskDraft, chosen: Int, choose: (Int) -> Unit) {
    if (draft.drafts.size < 2) return
    Column(Modifier.padding(horizontal = Edge)) {
        draft.drafts.forEachIndexed { place, one ->
            FilterChip(place == chosen, { choose(place) }, { Text(capital(one.way)) }, Modifier.heightIn(min = Touch))
        }
    }
}

@Composable
private fun Words(text: String) {
    Surface(
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 8.dp).testTag("draft"),
        shape = RoundedCornerShape(12.dp),
        color = MaterialTheme.colorScheme.surfaceContainerLow,
    ) {
        SelectionContainer { Text(text, Modifier.padding(16.dp), style = MaterialTheme.typography.bodyLarge) }
    }
}

/** The whole message in the chosen way: how it opens, what it asks, and an easy no. */
private fun words(draft: AskDraft, way: Int): String = draft.drafts.getOrNull(way)?.text.orEmpty()
