package app.hallway.today

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
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
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.goals.stepWord
import app.hallway.kit.Place
import app.hallway.kit.Shown
import app.hallway.kit.Trouble
import app.hallway.kit.place
import app.hallway.look.Days
import app.hallway.look.DoneBar
import app.hallway.look.Edge
import app.hallway.look.PartTitle
import app.hallway.look.Quiet
import app.hallway.look.Sheet
import app.hallway.look.SheetChoice
import app.hallway.look.Sweep
import app.hallway.look.Swept
import app.hallway.look.Touch
import app.hallway.look.TouchRow
import app.hallway.look.TroubleBar
import app.hallway.look.capital
import app.hallway.look.inWords
import app.hallway.model.AskedPromise
import app.hallway.model.NextAct
import app.hallway.model.OpenPromise
import app.hallway.model.Proposal
import app.hallway.model.Repaired
import app.hallway.model.RecordId
import app.hallway.model.Today
import java.time.DayOfWeek
import java.time.LocalDate

/** What Today can be told. */
interface TodayActions {
    fun keep(promise: OpenPromise)
    fun putOff(promise: OpenPromise, until: LocalDate)
    fun letGo(promise: OpenPromise)

    /** They are not proposed until then. */
    fun putOff(proposal: Proposal, until: LocalDate)

    /** Whether a line said this promise. */
    fun answer(asked: AskedPromise, yes: Boolean)
    fun undo()
    fun open(place: Place)
    fun tryAgain()
}

/**
 * Today: the user's word first, then what has not come, then at most three people. Then it ends, and says so. [notice] is what the user
 * has to do about this phone among their devices; [refused] what was said outside the app and could not be taken,
 * [repaired] what came of a repair.
 */
@Composable
fun TodayScreen(
    state: Shown<Today>,
    actions: TodayActions,
    modifier: Modifier = Modifier,
    weekBegins: DayOfWeek = DayOfWeek.MONDAY,
    notice: Trouble? = null,
    refused: List<String> = emptyList(),
    repaired: Repaired? = null,
) {
    var later by rememberSaveable { mutableStateOf<RecordId?>(null) }
    var menu by rememberSaveable { mutableStateOf(false) }
    Box(modifier.fillMaxSize()) {
        Column(Modifier.fillMaxSize()) {
            Head(state.answer?.day, menu = { menu = true })
            Column(Modifier.weight(1f).verticalScroll(rememberScrollState())) {
                state.answer?.let { today ->
                    if (today.firstDay) FirstDay(actions) else Content(today, actions, later = { later = it.reference.id })
                    repaired?.let { Mended(it) }
                    refused.forEach { Quiet(stringResource(R.string.today_refused, it)) }
                }
            }
            val trouble = state.trouble
            if (trouble != null) TroubleBar(trouble, actions::tryAgain) else notice?.let { TroubleBar(it) }
            state.done?.let { deed -> DoneBar(inWords(deed), actions::undo.takeIf { deed.canBeUndone }) }
        }
        if (menu) MenuSheet(actions, close = { menu = false })
        state.answer?.let { today ->
            val promise = today.mine.firstOrNull { it.reference.id == later } ?: return@let
            LaterSheet(promise, today.day, weekBegins, actions, close = { later = null })
        }
    }
}

/** That the journal was repaired, and what is missing since. */
@Composable
private fun Mended(repaired: Repaired) {
    val missing = repaired.missing
    if (missing.isEmpty()) {
        Quiet(stringResource(R.string.repaired))
    } else {
        Quiet(stringResource(R.string.repaired_missing))
        missing.take(MOST_MISSING).forEach { Quiet(capital(it)) }
        More((missing.size - MOST_MISSING).coerceAtLeast(0).toUInt())
    }
}

/** The most that is named of what a repair could not bring along; all of it lies in the file that is kept. */
private const val MOST_MISSING = 5

@Composable
private fun Head(day: LocalDate?, menu: () -> Unit) {
    Row(
        Modifier.fillMaxWidth().heightIn(min = 56.dp).padding(start = Edge, end = 8.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Text(
            day?.let { Days.withWeekday(it) } ?: stringResource(R.string.tab_today),
            Modifier.weight(1f).semantics { heading() },
            style = MaterialTheme.typography.headlineSmall,
        )
        TextButton(onClick = menu) { Text(stringResource(R.string.today_more)) }
    }
}

/** What is seldom wanted. */
@Composable
private fun MenuSheet(actions: TodayActions, close: () -> Unit) {
    Sheet(stringResource(R.string.today_more), close) {
        listOf(Place.Devices to R.string.devices_title, Place.Settings to R.string.settings_title).forEach { (place, words) ->
            SheetChoice(stringResource(words), {
                close()
                actions.open(place)
            })
        }
    }
}

@Composable
private fun FirstDay(actions: TodayActions) {
    Quiet(stringResource(R.string.today_first))
    Button(onClick = { actions.open(Place.Tab.LOG) }, Modifier.padding(horizontal = Edge).heightIn(min = Touch)) {
        Text(stringResource(R.string.today_first_log))
    }
}

@Composable
private fun Content(today: Today, actions: TodayActions, later: (OpenPromise) -> Unit) {
    if (today.mine.isNotEmpty()) {
        PartTitle(stringResource(R.string.today_said))
        // A sweep stays with its row when sync brings another one above it.
        today.mine.forEach { promise -> key(promise.reference.id) { MinePromise(promise, today.day, actions, later) } }
        More(today.mineMore)
    }
    if (today.asked.isNotEmpty()) {
        PartTitle(stringResource(R.string.today_asked))
        today.asked.forEach { AskedRow(it, actions) }
    }
    if (today.theirs.isNotEmpty()) {
        PartTitle(stringResource(R.string.today_not_come))
        today.theirs.forEach { promise -> TheirPromise(promise, today.day, actions) }
        More(today.theirsMore)
    }
    if (today.people.isNotEmpty()) {
        PartTitle(stringResource(R.string.today_see))
        today.people.forEach { key(it.person.reference.id) { GoodToSee(it, today.day, actions) } }
    }
    if (today.next.isNotEmpty()) {
        PartTitle(stringResource(R.string.today_next))
        today.next.forEach { Next(it, actions) }
    }
    if (today.toCheck > 0u) {
        OutlinedButton(
            onClick = { actions.open(Place.Review) },
            Modifier.padding(start = Edge, top = 20.dp).heightIn(min = Touch),
        ) { Text(stringResource(R.string.today_to_check, today.toCheck.toInt())) }
    }
    val empty = today.mine.isEmpty() && today.theirs.isEmpty() && today.asked.isEmpty() && today.people.isEmpty() && today.next.isEmpty()
    val later = today.mineLater.toInt()
    if (later > 0) Quiet(pluralStringResource(R.plurals.today_later_ones, later, later), Modifier.padding(top = 8.dp))
    Quiet(stringResource(if (empty && today.toCheck == 0u) R.string.today_nothing else R.string.today_all))
    today.sync.forEach { device -> Quiet(capital(device.said)) }
    if (today.sync.isEmpty()) {
        TextButton({ actions.open(Place.Devices) }, Modifier.padding(horizontal = 8.dp).heightIn(min = Touch)) {
            Text(stringResource(R.string.today_pair))
        }
    }
}

@Composable
private fun More(more: UInt) {
    if (more > 0u) Quiet(stringResource(R.string.more_of, more.toInt()))
}

/** Somebody it would be good to see; a sweep leaves them for a week, as does an action of a screen reader. */
@Composable
private fun GoodToSee(proposal: Proposal, today: LocalDate, actions: TodayActions) {
    val id = proposal.person.reference.id
    val later = { actions.putOff(proposal, today.plusDays(7)) }
    val says = stringResource(R.string.later)
    Swept(Sweep(R.string.later, later), backward = null) {
        WithButton(
            proposal.person.name,
            proposal.why,
            stringResource(R.string.today_card),
            open = { actions.open(Place.Person(id)) },
            act = { actions.open(Place.Prep(listOf(id))) },
            Modifier.semantics { customActions = listOf(CustomAccessibilityAction(says) { later(); true }) },
        )
    }
}

@Composable
private fun Next(act: NextAct, actions: TodayActions) {
    val place = act.place
    WithButton(
        act.person?.name.orEmpty(),
        capital(act.why),
        place?.let { stringResource(stepWord(it)) },
        open = { act.person?.let { actions.open(Place.Person(it.reference.id)) } ?: place?.let(actions::open) },
        act = { place?.let(actions::open) },
    )
}

/** Somebody, why now, and the one button that does it. */
@Composable
private fun WithButton(name: String, why: String, button: String?, open: () -> Unit, act: () -> Unit, ofRow: Modifier = Modifier) {
    Row(Modifier.fillMaxWidth().padding(end = Edge), verticalAlignment = Alignment.CenterVertically) {
        TouchRow(open, Modifier.weight(1f).then(ofRow)) {
            if (name.isNotEmpty()) Text(name, style = MaterialTheme.typography.titleMedium)
            Text(why, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)
        }
        if (button != null) {
            OutlinedButton(onClick = act, Modifier.heightIn(min = Touch)) { Text(button) }
        }
    }
}

@Composable
private fun LaterSheet(promise: OpenPromise, today: LocalDate, weekBegins: DayOfWeek, actions: TodayActions, close: () -> Unit) {
    val put = { until: LocalDate ->
        close()
        actions.putOff(promise, until)
    }
    val (tomorrow, next, week) = Triple(today.plusDays(1), Days.nextWeek(today, weekBegins), today.plusDays(7))
    Sheet(stringResource(R.string.today_put_off_to, promise.text), close) {
        SheetChoice(stringResource(R.string.today_tomorrow), { put(tomorrow) }, Days.withWeekday(tomorrow))
        // A day that two words mean is offered once.
        if (next != tomorrow && next != week) {
            SheetChoice(stringResource(R.string.today_week_begins), { put(next) }, Days.withWeekday(next))
        }
        SheetChoice(stringResource(R.string.today_next_week), { put(week) }, Days.withWeekday(week))
        SheetChoice(
            stringResource(R.string.today_let_go),
            {
                close()
                actions.letGo(promise)
            },
        )
    }
}
