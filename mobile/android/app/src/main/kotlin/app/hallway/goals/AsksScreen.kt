package app.hallway.goals

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Shown
import app.hallway.kit.about
import app.hallway.look.Days
import app.hallway.look.DoneBar
import app.hallway.look.Edge
import app.hallway.look.PartTitle
import app.hallway.look.Quiet
import app.hallway.look.Sheet
import app.hallway.look.SheetChoice
import app.hallway.look.TitleBar
import app.hallway.look.TouchRow
import app.hallway.look.TroubleBar
import app.hallway.look.capital
import app.hallway.look.inWords
import app.hallway.look.word
import app.hallway.model.AnswerKind
import app.hallway.model.AskLine
import app.hallway.model.Asking
import app.hallway.model.FeedbackLine
import app.hallway.model.FeedbackStep
import app.hallway.model.RecordId
import java.time.LocalDate

/** What asks can be told. */
interface AsksActions {
    fun back()
    fun heard(ask: AskLine, answer: AnswerKind)
    fun notNow(ask: AskLine)
    fun cameBack(ask: AskLine)
    fun letBe(ask: AskLine)
    fun went(feedback: FeedbackLine)

    /** [then] follows once it is saved. */
    fun willDo(feedback: FeedbackLine, what: String, then: () -> Unit)
    fun undo()
    fun tryAgain()
}

/** What waits for an answer, what was heard, and questions worth asking. */
@Composable
fun AsksScreen(state: Shown<Asking>, today: LocalDate, actions: AsksActions, modifier: Modifier = Modifier) {
    var ask by rememberSaveable { mutableStateOf<RecordId?>(null) }
    var deciding by rememberSaveable { mutableStateOf<RecordId?>(null) }
    Box(modifier.fillMaxSize()) {
        Column(Modifier.fillMaxSize()) {
            TitleBar(stringResource(R.string.asks_title), actions::back)
            Column(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(bottom = 16.dp)) {
                state.answer?.let {
                    Content(it, today, { line -> ask = line.reference.id }) { line ->
                        if (line.next == FeedbackStep.DECIDE) deciding = line.reference.id else actions.went(line)
                    }
                }
            }
            state.trouble?.let { TroubleBar(it, actions::tryAgain) }
            state.done?.let { deed -> DoneBar(inWords(deed), actions::undo.takeIf { deed.canBeUndone }) }
        }
        state.answer?.open?.firstOrNull { it.reference.id == ask }?.let { AnswerSheet(it, actions, close = { ask = null }) }
        state.answer?.feedback?.firstOrNull { it.reference.id == deciding }?.let { line ->
            WordsSheet(R.string.feedback_decide, R.string.feedback_what, state, close = { deciding = null }) { words, then ->
                actions.willDo(line, words, then)
            }
        }
    }
}

@Composable
private fun ColumnScope.Content(asking: Asking, today: LocalDate, open: (AskLine) -> Unit, went: (FeedbackLine) -> Unit) {
    if (asking.open.isEmpty()) Quiet(stringResource(R.string.asks_empty)) else PartTitle(stringResource(R.string.asks_waiting))
    asking.open.forEach { ask ->
        TouchRow({ open(ask) }) {
            Asked(ask, today)
            Text(
                if (ask.comeBack) stringResource(R.string.ask_come_back) else stringResource(R.string.ask_again_on, Days.withWeekday(ask.followUp)),
                style = MaterialTheme.typography.bodySmall,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
            )
        }
    }
    if (asking.feedback.isNotEmpty()) PartTitle(stringResource(R.string.asks_told))
    asking.feedback.forEach { Told(it, today, went) }
    if (asking.settled.isNotEmpty()) PartTitle(stringResource(R.string.asks_settled))
    asking.settled.forEach { ask -> Column(Modifier.padding(horizontal = Edge, vertical = 7.dp)) { Asked(ask, today) } }
    if (asking.questions.isNotEmpty()) PartTitle(stringResource(R.string.asks_questions))
    asking.questions.forEach {
        Text(it.text, Modifier.padding(horizontal = Edge, vertical = 5.dp), style = MaterialTheme.typography.bodyLarge)
    }
}

@Composable
private fun Asked(ask: AskLine, today: LocalDate) {
    val who = ask.person?.name ?: stringResource(R.string.somebody)
    Text(stringResource(R.string.ask_of, who, word(ask.kind)), style = MaterialTheme.typography.titleMedium)
    if (ask.text.isNotEmpty()) Text(ask.text, style = MaterialTheme.typography.bodyLarge)
    val answer = ask.answers.firstOrNull()
    Text(
        listOfNotNull(
            Days.short(ask.asked, today),
            answer?.let { word(it.answer) } ?: stringResource(R.string.ask_let_be).takeIf { ask.letBe },
        ).joinToString(" · "),
        style = MaterialTheme.typography.bodyMedium,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
    )
}

@Composable
private fun word(answer: AnswerKind): String = when (answer) {
    AnswerKind.Yes -> stringResource(R.string.answer_yes)
    AnswerKind.No -> stringResource(R.string.answer_no)
    AnswerKind.NotNow -> stringResource(R.string.answer_not_now)
    AnswerKind.Answered -> stringResource(R.string.answer_answered)
    is AnswerKind.Other -> answer.v1
}

@Composable
private fun Told(line: FeedbackLine, today: LocalDate, went: (FeedbackLine) -> Unit) {
    val words = @Composable {
        Text(line.heard, style = MaterialTheme.typography.bodyLarge)
        if (line.willDo.isNotEmpty()) Text(stringResource(R.string.feedback_will, line.willDo), style = MaterialTheme.typography.bodyMedium)
        val next = when (line.next) {
            FeedbackStep.DECIDE -> R.string.feedback_decide
            FeedbackStep.DO -> R.string.feedback_do
            FeedbackStep.TELL -> R.string.feedback_tell
            null -> null
        }
        Text(
            listOfNotNull(line.person?.name, Days.short(line.day, today), next?.let { stringResource(it) }).joinToString(" · "),
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
    if (line.next == null) {
        Column(Modifier.padding(horizontal = Edge, vertical = 7.dp)) { words() }
    } else {
        TouchRow({ went(line) }) { words() }
    }
}

@Composable
private fun AnswerSheet(ask: AskLine, actions: AsksActions, close: () -> Unit) {
    Sheet(capital(stringResource(R.string.ask_what_came, ask.about)), close) {
        val choices = listOf(
            R.string.answer_yes to { actions.heard(ask, AnswerKind.Yes) },
            R.string.answer_not_now to { actions.notNow(ask) },
            R.string.answer_no to { actions.heard(ask, AnswerKind.No) },
            R.string.ask_came_back to { actions.cameBack(ask) },
            R.string.ask_let_be to { actions.letBe(ask) },
        )
        choices.forEach { (words, act) ->
            SheetChoice(stringResource(words), {
                close()
                act()
            })
        }
    }
}
