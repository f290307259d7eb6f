package app.hallway.prep

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Shown
import app.hallway.kit.day
import app.hallway.look.Days
import app.hallway.look.DoneBar
import app.hallway.look.Edge
import app.hallway.look.Labelled
import app.hallway.look.Quiet
import app.hallway.look.TitleBar
import app.hallway.look.TroubleBar
import app.hallway.look.capital
import app.hallway.look.inWords
import app.hallway.look.isLargeText
import app.hallway.model.Card
import app.hallway.model.MeetingCard
import app.hallway.model.Named
import app.hallway.model.OpenPromise
import app.hallway.model.WorldFact
import java.time.LocalDate

/** What a card can be told. */
interface PrepActions {
    fun back()
    fun keep(promise: OpenPromise)
    fun undo()

    /** One line about them. */
    fun log(people: List<Named>)
    fun tryAgain()
}

/** The card, read at the door in ten seconds: what is owed, the first sentence, what not to say, then memory. */
@Composable
fun PrepScreen(state: Shown<MeetingCard>, today: LocalDate, actions: PrepActions, modifier: Modifier = Modifier) {
    Column(modifier.fillMaxSize()) {
        TitleBar(stringResource(R.string.prep_title), actions::back)
        Box(Modifier.weight(1f)) {
            state.answer?.let { Cards(it, today, actions) }
        }
        state.trouble?.let { TroubleBar(it, actions::tryAgain) }
        state.done?.let { DoneBar(inWords(it), actions::undo.takeIf { _ -> it.canBeUndone }) }
        state.answer?.let { After(it.people.map(Card::person), actions) }
    }
}

@Composable
private fun Cards(meeting: MeetingCard, today: LocalDate, actions: PrepActions) {
    Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(bottom = 16.dp)) {
        if (meeting.connects.isNotEmpty()) {
            Labelled(stringResource(R.string.prep_connects), Modifier.padding(bottom = 12.dp)) { meeting.connects.forEach { Words(it) } }
        }
        meeting.people.forEachIndexed { place, card ->
            if (place > 0) HorizontalDivider(Modifier.padding(vertical = 12.dp), color = MaterialTheme.colorScheme.outlineVariant)
            Head(card, today)
            // Where text is large the card scrolls, and the first sentence has to be in sight.
            if (isLargeText()) {
                Opener(card)
                Owed(card, today, actions)
            } else {
                Owed(card, today, actions)
                Opener(card)
            }
            // Of several people a card is folded to what is owed and the first sentence.
            if (meeting.people.size == 1) Memory(card, today) else Careful(card)
        }
    }
}

@Composable
private fun Head(card: Card, today: LocalDate) {
    Column(Modifier.padding(horizontal = Edge)) {
        Text(
            card.person.name,
            Modifier.semantics { heading() },
            style = MaterialTheme.typography.headlineSmall,
        )
        val last = card.last?.let { stringResource(R.string.prep_last, Days.short(it.day, today)) }
            ?: stringResource(R.string.prep_never)
        val parts = listOfNotNull(
            listOfNotNull(card.title, card.org).joinToString(", ").ifEmpty { null },
            last,
            stringResource(R.string.prep_resting).takeIf { card.resting != null },
        )
        Text(
            parts.joinToString(" · "),
            style = MaterialTheme.typography.bodyMedium,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
        card.heavy?.let { news ->
            val words = if (news.near) R.string.prep_heavy_near else R.string.prep_heavy
            Text(
                stringResource(words, capital(news.text), Days.short(news.day, today)),
                Modifier.padding(top = 12.dp),
                style = MaterialTheme.typography.bodyLarge,
                fontStyle = FontStyle.Italic,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
            )
        }
    }
}

@Composable
private fun Owed(card: Card, today: LocalDate, actions: PrepActions) {
    if (card.youOwe.isEmpty()) return
    Column(Modifier.padding(top = 10.dp)) {
        card.youOwe.forEachIndexed { place, promise ->
            Labelled(if (place == 0) stringResource(R.string.prep_owe) else "") {
                Row(verticalAlignment = Alignment.CenterVertically) {
                    Words(promised(promise, today), Modifier.weight(1f), late = promise.lateDays != null)
                    val kept = stringResource(R.string.today_tick, if (promise.private) stringResource(R.string.promise_private) else promise.text)
                    // One of several that read alike: heard, each says which.
                    TextButton({ actions.keep(promise) }, Modifier.semantics { contentDescription = kept }) {
                        Text(stringResource(R.string.prep_done))
                    }
                }
            }
        }
        More(card.youOweMore)
    }
}

/** The one loud thing. */
@Composable
private fun Opener(card: Card) {
    Surface(
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 12.dp).testTag("opener"),
        shape = RoundedCornerShape(16.dp),
        color = MaterialTheme.colorScheme.primaryContainer,
        contentColor = MaterialTheme.colorScheme.onPrimaryContainer,
    ) {
        Text(card.openWith.first, Modifier.padding(20.dp), style = MaterialTheme.typography.titleLarge)
    }
}

@Composable
private fun Memory(card: Card, today: LocalDate) {
    if (card.theyOffered.isNotEmpty()) {
        Labelled(stringResource(R.string.prep_offered)) {
            card.theyOffered.forEach { Words(promised(it, today)) }
            More(card.theyOfferedMore)
        }
    }
    Careful(card)
    Listed(R.string.prep_last_time, card.lastTime)
    Listed(R.string.prep_world, card.theirWorld.map(WorldFact::inWordsAmongOthers))
    Listed(R.string.prep_between, card.betweenUs.map(WorldFact::inWordsAmongOthers))
    Listed(R.string.prep_learn, card.learn.map(WorldFact::inWordsAmongOthers))
    Listed(R.string.prep_talk, card.starters)
    Listed(R.string.prep_yours, listOfNotNull(card.offers.yours))
    Listed(R.string.prep_give, listOfNotNull(card.offers.give))
    card.offers.ask?.let { Listed(R.string.prep_ask, listOf(inWords(it, today))) }
    if (card.privateLines > 0u) {
        val lines = card.privateLines.toInt()
        Quiet(pluralStringResource(R.plurals.prep_private_lines, lines, lines))
    }
}

@Composable
private fun Careful(card: Card) = Listed(R.string.prep_careful, card.careful.map(WorldFact::inWordsAmongOthers))

@Composable
private fun Listed(label: Int, words: List<String>) {
    if (words.isNotEmpty()) Labelled(stringResource(label)) { words.forEach { Words(it) } }
}

@Composable
private fun Words(text: String, modifier: Modifier = Modifier, late: Boolean = false) {
    Text(
        text,
        modifier,
        style = MaterialTheme.typography.bodyLarge,
        fontWeight = if (late) FontWeight.SemiBold else null,
    )
}

@Composable
private fun More(more: UInt) {
    if (more > 0u) {
        Text(
            stringResource(R.string.more_of, more.toInt()),
            Modifier.padding(horizontal = Edge),
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
}

@Composable
private fun promised(promise: OpenPromise, today: LocalDate): String {
    val words = if (promise.private) stringResource(R.string.promise_private) else promise.text
    val due = promise.due?.day
    return when {
        due == null -> words
        promise.lateDays != null || promise.old -> stringResource(R.string.prep_since, words, Days.since(due, today))
        else -> stringResource(R.string.prep_by, words, Days.withWeekday(due))
    }
}

/** Looks like a field and leads to the one of Log, with them filled in. */
@Composable
private fun After(people: List<Named>, actions: PrepActions) {
    val words = if (people.size == 1) {
        stringResource(R.string.prep_log, people.single().name.substringBefore(' '))
    } else {
        stringResource(R.string.prep_log_several)
    }
    HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
    Box(
        Modifier
            .fillMaxWidth()
            .padding(horizontal = Edge, vertical = 10.dp)
            .clip(RoundedCornerShape(26.dp))
            .background(MaterialTheme.colorScheme.surfaceContainerHigh)
            .clickable(role = Role.Button) { actions.log(people) }
            .heightIn(min = 52.dp)
            .padding(horizontal = 20.dp, vertical = 12.dp),
        contentAlignment = Alignment.CenterStart,
    ) {
        Text(words, style = MaterialTheme.typography.bodyLarge, color = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}
