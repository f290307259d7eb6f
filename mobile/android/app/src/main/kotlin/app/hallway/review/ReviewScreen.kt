package app.hallway.review

import androidx.compose.foundation.gestures.detectHorizontalDragGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.withStyle
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Deck
import app.hallway.kit.LineInQuestion
import app.hallway.kit.Place
import app.hallway.kit.Question
import app.hallway.kit.line
import app.hallway.look.Edge
import app.hallway.look.TitleBar
import app.hallway.look.TroubleBar
import app.hallway.look.capital
import app.hallway.model.PersonId
import app.hallway.model.Week
import kotlin.math.abs

/** What Review can be told. */
interface ReviewActions {
    fun yes(question: Question)
    fun no(question: Question)
    fun later(question: Question)
    fun whom(question: Question.Whom, chosen: PersonId)
    fun undo()
    fun open(place: Place)
    fun back()
    fun tryAgain()
}

/** Review: one question at a time, with its answers under the thumb. */
@Composable
fun ReviewScreen(deck: Deck, actions: ReviewActions, modifier: Modifier = Modifier, week: Week? = null) {
    val top = deck.top
    Column(modifier.fillMaxSize()) {
        val title = if (top == null) {
            stringResource(R.string.review_title)
        } else {
            stringResource(R.string.review_place, deck.number, deck.all)
        }
        TitleBar(title, actions::back) {
            if (deck.answered != null) TextButton(onClick = actions::undo) { Text(stringResource(R.string.undo)) }
        }
        deck.trouble?.let { TroubleBar(it, actions::tryAgain) }
        when {
            top != null -> QuestionCard(top, actions)
            deck.waiting != null -> Done(deck, week)
        }
    }
}

@Composable
private fun Done(deck: Deck, week: Week?) {
    Column(
        Modifier.fillMaxSize().padding(Edge),
        verticalArrangement = Arrangement.spacedBy(6.dp, Alignment.CenterVertically),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Text(
            stringResource(if (deck.behind > 0) R.string.review_done else R.string.review_nothing),
            Modifier.semantics { liveRegion = LiveRegionMode.Polite },
            style = MaterialTheme.typography.titleLarge,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
        if (week != null && deck.behind > 0) {
            val was = listOf(
                R.plurals.week_conversations to week.conversations.toInt(),
                R.plurals.week_kept to week.kept.size,
                R.plurals.week_wins to week.wins.size,
            )
            // What did not happen is not counted out to anybody.
            was.filter { (_, count) -> count > 0 }.forEach { (words, count) ->
                Text(
                    pluralStringResource(words, count, count),
                    style = MaterialTheme.typography.bodyLarge,
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                )
            }
        }
    }
}

@Composable
private fun ColumnScope.QuestionCard(question: Question, actions: ReviewActions) {
    val (whom, asks) = words(question)
    Column(
        Modifier
            .weight(1f)
            .fillMaxWidth()
            .swept(question, actions)
            .verticalScroll(rememberScrollState())
            .padding(horizontal = Edge, vertical = 24.dp)
            .testTag("question"),
        verticalArrangement = Arrangement.spacedBy(20.dp, Alignment.CenterVertically),
    ) {
        Text(
            question.line?.let { marked(it) } ?: AnnotatedString(whom),
            style = MaterialTheme.typography.bodyLarge,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
        Text(
            asks,
            Modifier.semantics { liveRegion = LiveRegionMode.Polite },
            style = MaterialTheme.typography.titleLarge,
        )
    }
    Column(
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 12.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        Answers(question, actions)
    }
}

/** A sweep answers too: towards the end of the line yes, towards its beginning no. */
@Composable
private fun Modifier.swept(question: Question, actions: ReviewActions): Modifier {
    val forward = if (LocalLayoutDirection.current == LayoutDirection.Ltr) 1f else -1f
    return pointerInput(question.id, forward) {
        var way = 0f
        detectHorizontalDragGestures(
            onDragStart = { way = 0f },
            onDragEnd = {
                if (abs(way) > 96.dp.toPx()) {
                    if (way * forward > 0) actions.yes(question) else actions.no(question)
                }
            },
        ) { _, by -> way += by }
    }
}

@Composable
private fun Answers(question: Question, actions: ReviewActions) {
    when (question) {
        is Question.Said -> {
            Answer(stringResource(R.string.yes), loud = true) { actions.yes(question) }
            Answer(stringResource(R.string.no)) { actions.no(question) }
        }
        is Question.Whom -> {
            val guess = question.guess
            Answer(stringResource(R.string.review_whom_is, guess.guessed.name), loud = true) { actions.yes(question) }
            guess.candidates.filter { it.reference.id != guess.guessed.reference.id }.take(OTHERS).forEach { other ->
                Answer(other.name) { actions.whom(question, other.reference.id) }
            }
        }
        is Question.Same -> {
            Answer(stringResource(R.string.review_same_yes), loud = true) { actions.yes(question) }
            Answer(stringResource(R.string.review_same_no)) { actions.no(question) }
        }
        is Question.Doubtful -> {
            Answer(stringResource(R.string.review_right), loud = true) { actions.yes(question) }
            Answer(stringResource(R.string.review_open_line)) { actions.open(Place.Line(question.line.reference.id)) }
        }
        is Question.Newcomer -> {
            Answer(stringResource(R.string.review_right), loud = true) { actions.yes(question) }
            Answer(stringResource(R.string.out_open, question.person.name)) { actions.open(Place.Person(question.person.reference.id)) }
        }
    }
    TextButton(onClick = { actions.later(question) }, Modifier.fillMaxWidth().heightIn(min = 52.dp)) {
        Text(stringResource(R.string.later))
    }
}

/** The most other people that are offered; whoever else is meant is said on the laptop. */
private const val OTHERS = 3

@Composable
private fun Answer(words: String, loud: Boolean = false, onClick: () -> Unit) {
    val size = Modifier.fillMaxWidth().heightIn(min = 56.dp)
    if (loud) {
        Button(onClick, size) { Text(words) }
    } else {
        OutlinedButton(onClick, size) { Text(words) }
    }
}

/** The line, with the words that are asked about as loud as the question. */
@Composable
private fun marked(line: LineInQuestion): AnnotatedString = buildAnnotatedString {
    append(line.before)
    withStyle(SpanStyle(color = MaterialTheme.colorScheme.onSurface, fontWeight = FontWeight.SemiBold)) { append(line.asked) }
    append(line.after)
}

/** Who is meant, where it is about no line, and the question. */
@Composable
private fun words(question: Question): Pair<String, String> = when (question) {
    is Question.Said -> "" to capital(question.suggestion.question)
    is Question.Whom -> "" to stringResource(R.string.review_whom, question.guess.typed.trim('@', '"'))
    is Question.Doubtful -> "" to
        if (question.namesNobody) stringResource(R.string.review_nobody) else capital(question.line.question)
    is Question.Same ->
        stringResource(R.string.review_same_both, question.pair.one.name, question.pair.other.name) to
            stringResource(R.string.review_same)
    is Question.Newcomer -> question.person.name to stringResource(R.string.review_new)
}
