package app.hallway.goals

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.GoalPage
import app.hallway.kit.Place
import app.hallway.kit.Shown
import app.hallway.kit.otherGaps
import app.hallway.kit.place
import app.hallway.look.Days
import app.hallway.look.DoneBar
import app.hallway.look.Edge
import app.hallway.look.PartTitle
import app.hallway.look.Quiet
import app.hallway.look.Sheet
import app.hallway.look.SheetChoice
import app.hallway.look.TitleBar
import app.hallway.look.Touch
import app.hallway.look.TouchRow
import app.hallway.look.TroubleBar
import app.hallway.look.capital
import app.hallway.look.inWords
import app.hallway.model.CouldJoin
import app.hallway.model.GoalLine
import app.hallway.model.KnownFrom
import app.hallway.model.Named
import app.hallway.model.NextAct
import app.hallway.model.OnTheMap
import app.hallway.model.Outcome
import app.hallway.model.PersonId
import app.hallway.model.SeatEdit
import app.hallway.model.WinLine
import java.time.LocalDate

/** What a goal can be told. */
interface GoalActions {
    fun back()
    fun open(place: Place)

    /** Looks for people to put on the map. */
    fun seek(name: String)

    /** [then] follows once it is saved. */
    fun seat(person: Named, edit: SeatEdit, then: () -> Unit)
    fun takeOff(seat: OnTheMap)
    fun told(person: Named)

    /** [then] follows once it is saved. */
    fun win(what: String, then: () -> Unit)
    fun end(outcome: Outcome)
    fun undo()
    fun tryAgain()
}

/** What stands open over the goal. */
private enum class Over { NOTHING, PUT_ON, WIN, END }

/** A goal: its map, what is missing, what comes next, and the wins that speak for it. [seat] stands open from the beginning. */
@Composable
fun GoalScreen(
    state: Shown<GoalPage>,
    candidates: List<Named>,
    today: LocalDate,
    actions: GoalActions,
    modifier: Modifier = Modifier,
    seat: PersonId? = null,
) {
    var open by rememberSaveable { mutableStateOf(seat) }
    var over by rememberSaveable { mutableStateOf(Over.NOTHING) }
    Box(modifier.fillMaxSize()) {
        Column(Modifier.fillMaxSize()) {
            val page = state.answer
            TitleBar(page?.map?.goal?.name.orEmpty(), actions::back) {
                if (page != null && page.map.goal.closed == null) {
                    TextButton({ over = Over.END }) { Text(stringResource(R.string.goal_end)) }
                }
            }
            Column(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(bottom = 16.dp)) {
                if (page != null) {
                    Content(page, today, actions, seat = { open = it.reference.id }, show = { over = it })
                }
            }
            state.trouble?.let { TroubleBar(it, actions::tryAgain) }
            state.done?.let { deed -> DoneBar(inWords(deed), actions::undo.takeIf { deed.canBeUndone }) }
        }
        val close = { over = Over.NOTHING }
        when (over) {
            Over.NOTHING -> Unit
            Over.PUT_ON -> PutOnSheet(candidates, actions, state.trouble, close) { open = it.reference.id }
            Over.WIN -> WordsSheet(R.string.win_note, R.string.win_what, state, close, actions::win)
            Over.END -> EndSheet(close, actions::end)
        }
        val map = state.answer?.map
        map?.people?.firstOrNull { it.person.reference.id == open }?.let { one ->
            SeatSheet(one, map.goal, today, actions, state.trouble, close = { open = null })
        }
    }
}

@Composable
private fun Content(page: GoalPage, today: LocalDate, actions: GoalActions, seat: (Named) -> Unit, show: (Over) -> Unit) {
    val goal = page.map.goal
    Head(goal, today)
    MapPicture(page.map, { seat(it.person) }, fill = { show(Over.PUT_ON) })
    Buttons(goal, actions, show)
    val gaps = page.map.otherGaps()
    if (gaps.isNotEmpty()) {
        PartTitle(stringResource(R.string.goal_missing))
        gaps.forEach { Line(capital(it.why)) }
    }
    if (page.map.couldJoin.isNotEmpty()) {
        PartTitle(stringResource(R.string.goal_could_join))
        page.map.couldJoin.forEach { CouldBeOnIt(it, actions, seat) }
    }
    if (page.next.isNotEmpty()) {
        PartTitle(stringResource(R.string.today_next))
        page.next.forEach { Next(it, actions) }
    }
    PartTitle(stringResource(R.string.goal_wins))
    page.wins.wins.forEach { Win(it, page.wins.people, today) }
    if (page.wins.wins.isEmpty()) Quiet(stringResource(R.string.wins_empty))
    TextButton({ show(Over.WIN) }, Modifier.padding(horizontal = 8.dp).heightIn(min = Touch)) {
        Text(stringResource(R.string.win_note))
    }
}

@Composable
private fun Head(goal: GoalLine, today: LocalDate) {
    Column(Modifier.padding(horizontal = Edge)) {
        Text(under(goal, today), style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)
        if (goal.success.isNotEmpty()) {
            Text(goal.success, Modifier.padding(top = 6.dp), style = MaterialTheme.typography.bodyLarge)
        }
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Buttons(goal: GoalLine, actions: GoalActions, show: (Over) -> Unit) {
    FlowRow(
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 12.dp),
        horizontalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        OutlinedButton({ show(Over.PUT_ON) }, Modifier.heightIn(min = Touch)) { Text(stringResource(R.string.map_put_on)) }
        OutlinedButton({ actions.open(Place.Kit(goal.reference.id, null)) }, Modifier.heightIn(min = Touch)) {
            Text(stringResource(R.string.kit_title))
        }
    }
}

@Composable
private fun Line(words: String) {
    Text(words, Modifier.padding(horizontal = Edge, vertical = 5.dp), style = MaterialTheme.typography.bodyLarge)
}

@Composable
private fun Next(act: NextAct, actions: GoalActions) {
    Row(
        Modifier.fillMaxWidth().padding(start = Edge, end = Edge, top = 4.dp, bottom = 4.dp),
        horizontalArrangement = Arrangement.spacedBy(12.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Column(Modifier.weight(1f)) {
            act.person?.let { Text(it.name, style = MaterialTheme.typography.titleMedium) }
            Text(capital(act.why), style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)
        }
        // An act of this goal that is done here needs no button that leads here.
        val place = act.place?.takeIf { it !is Place.Goal || it.seat != null }
        if (place != null) {
            OutlinedButton({ actions.open(place) }, Modifier.heightIn(min = Touch)) { Text(stringResource(stepWord(place))) }
        }
    }
}

/** Somebody who could be on the map, with what says so, and a button that puts them there. */
@Composable
private fun CouldBeOnIt(one: CouldJoin, actions: GoalActions, seat: (Named) -> Unit) {
    val says = stringResource(R.string.could_add_spoken, one.person.name)
    Row(Modifier.fillMaxWidth().padding(end = Edge), verticalAlignment = Alignment.CenterVertically) {
        TouchRow({ actions.open(Place.Person(one.person.reference.id)) }, Modifier.weight(1f)) {
            Text(one.person.name, style = MaterialTheme.typography.titleMedium)
            Text(because(one), style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)
        }
        OutlinedButton(
            { actions.seat(one.person, seatEdit()) { seat(one.person) } },
            Modifier.heightIn(min = Touch).semantics { contentDescription = says },
        ) { Text(stringResource(R.string.could_add)) }
    }
}

/** What the button of an act says that is done at this place. */
internal fun stepWord(place: Place): Int = when (place) {
    is Place.Prep -> R.string.today_card
    is Place.Draft -> R.string.step_draft
    is Place.Kit -> R.string.step_page
    is Place.Goal -> R.string.step_map
    else -> R.string.today_open
}

@Composable
private fun Win(win: WinLine, people: List<Named>, today: LocalDate) {
    val knows = win.known.count { it !is KnownFrom.Nobody }
    val who = when {
        people.isEmpty() -> null
        win.nobodyKnows -> stringResource(R.string.win_nobody_knows)
        else -> pluralStringResource(R.plurals.win_known, knows, knows)
    }
    Column(Modifier.padding(horizontal = Edge, vertical = 6.dp)) {
        Text(win.what, style = MaterialTheme.typography.bodyLarge)
        if (win.effect.isNotEmpty()) Text(win.effect, style = MaterialTheme.typography.bodyMedium)
        Text(
            listOfNotNull(Days.short(win.day, today), who).joinToString(" · "),
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
}

@Composable
private fun EndSheet(close: () -> Unit, end: (Outcome) -> Unit) {
    Sheet(stringResource(R.string.goal_how_ended), close) {
        listOf(Outcome.Reached, Outcome.NotThisTime, Outcome.LetGo).forEach { outcome ->
            SheetChoice(word(outcome), {
                close()
                end(outcome)
            })
        }
    }
}
