package app.hallway.goals

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.Button
import androidx.compose.material3.FilterChip
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Place
import app.hallway.kit.Shown
import app.hallway.kit.Trouble
import app.hallway.look.Days
import app.hallway.look.Edge
import app.hallway.look.Labelled
import app.hallway.look.Quiet
import app.hallway.look.Sheet
import app.hallway.look.SheetChoice
import app.hallway.look.Touch
import app.hallway.look.rememberTyped
import app.hallway.model.GoalKind
import app.hallway.model.GoalLine
import app.hallway.model.Named
import app.hallway.model.OnTheMap
import app.hallway.model.Role
import app.hallway.model.SeatEdit
import app.hallway.model.Stance
import java.time.LocalDate

private val STANCES = listOf(Stance.DoesNotKnow, Stance.HasNotSaid, Stance.HasConcerns, Stance.WouldSpeak)

/** The says of every goal, and those that only a new job has. */
private val ROLES = listOf(Role.Veto, Role.SignOff, Role.Manager, Role.InTheRoom, Role.Influences)
private val ROLES_OF_A_NEW_JOB = listOf(Role.HiringManager, Role.Recruiter, Role.Referrer, Role.ReferenceGiver)

/** What of a seat is looked at or said. */
private enum class Side { LOOK, SHOWN, SAY }

/** Somebody on the map: what is known of their mind, and what one can say about it. */
@Composable
internal fun SeatSheet(one: OnTheMap, goal: GoalLine, today: LocalDate, actions: GoalActions, trouble: Trouble?, close: () -> Unit) {
    var side by rememberSaveable(one.person.reference.id) { mutableStateOf(Side.LOOK) }
    Sheet(one.person.name, close, trouble) {
        when (side) {
            Side.LOOK -> Look(one, goal, today, actions, close) { side = it }
            Side.SHOWN -> Showing { stance, said ->
                actions.seat(one.person, seatEdit(stance = stance, said = said), close)
            }
            Side.SAY -> Saying(one, goal) { role, has ->
                actions.seat(one.person, if (has) seatEdit(roles = listOf(role)) else seatEdit(notRoles = listOf(role))) {}
            }
        }
    }
}

@Composable
private fun ColumnScope.Look(
    one: OnTheMap,
    goal: GoalLine,
    today: LocalDate,
    actions: GoalActions,
    close: () -> Unit,
    turn: (Side) -> Unit,
) {
    val open = { place: Place ->
        close()
        actions.open(place)
    }
    val job = listOf(one.title, one.org).filter(String::isNotEmpty).joinToString(", ")
    if (job.isNotEmpty()) Words(R.string.seat_is, job)
    Words(R.string.seat_say, one.roles.map { word(it) }.joinToString(", ").ifEmpty { stringResource(R.string.seat_no_say) })
    val shown = one.shown?.let { " · " + Days.short(it, today) }.orEmpty()
    Words(R.string.seat_shown, word(one.stance) + shown + one.said.let { if (it.isEmpty()) "" else "\n\"$it\"" })
    one.told?.let { Words(R.string.seat_told, Days.short(it, today)) }
    if (one.highlight.isNotEmpty()) Words(R.string.seat_highlight, one.highlight)
    one.next?.let { Words(R.string.seat_next, Days.withWeekday(it)) }
    one.managingUp.forEach { Words(R.string.seat_up, it.inWords) }
    SheetChoice(stringResource(R.string.seat_say_shown), { turn(Side.SHOWN) })
    SheetChoice(stringResource(R.string.seat_say_say), { turn(Side.SAY) })
    SheetChoice(
        stringResource(if (goal.closed == null) R.string.seat_tell else R.string.seat_tell_end),
        {
            close()
            actions.told(one.person)
        },
    )
    SheetChoice(stringResource(R.string.seat_card), { open(Place.Prep(listOf(one.person.reference.id))) })
    SheetChoice(stringResource(R.string.seat_page), { open(Place.Kit(goal.reference.id, one.person.reference.id)) })
    SheetChoice(
        stringResource(R.string.seat_off),
        {
            close()
            actions.takeOff(one)
        },
    )
}

@Composable
private fun Words(@StringRes label: Int, words: String) {
    Labelled(stringResource(label)) { Text(words, style = MaterialTheme.typography.bodyLarge) }
}

@Composable
private fun Showing(show: (Stance, String) -> Unit) {
    var said by rememberTyped()
    Entry(said, { said = it }, R.string.seat_said)
    STANCES.forEach { stance -> SheetChoice(word(stance), { show(stance, said) }) }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Saying(one: OnTheMap, goal: GoalLine, say: (Role, Boolean) -> Unit) {
    val roles = if (goal.kind == GoalKind.NewJob) ROLES + ROLES_OF_A_NEW_JOB else ROLES
    FlowRow(
        Modifier.padding(horizontal = Edge),
        horizontalArrangement = Arrangement.spacedBy(8.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        roles.forEach { role ->
            val has = role in one.roles
            FilterChip(has, { say(role, !has) }, { Text(word(role)) }, Modifier.heightIn(min = Touch))
        }
    }
}

/** Whom to put on the map. */
@Composable
internal fun PutOnSheet(candidates: List<Named>, actions: GoalActions, trouble: Trouble?, close: () -> Unit, then: (Named) -> Unit) {
    var sought by rememberTyped()
    LaunchedEffect(sought) { actions.seek(sought) }
    Sheet(stringResource(R.string.map_put_on), close, trouble) {
        Entry(sought, { sought = it }, R.string.people_field)
        candidates.forEach { person ->
            SheetChoice(person.name, {
                actions.seat(person, seatEdit()) {
                    close()
                    then(person)
                }
            })
        }
        if (candidates.isEmpty()) Quiet(stringResource(if (sought.isBlank()) R.string.people_empty else R.string.people_none))
    }
}

/** A line of words, and a button that takes it: they stand until [take] says that they are saved. */
@Composable
internal fun WordsSheet(
    @StringRes title: Int,
    @StringRes label: Int,
    state: Shown<*>,
    close: () -> Unit,
    take: (String, () -> Unit) -> Unit,
) {
    var words by rememberTyped()
    Sheet(stringResource(title), close, state.trouble) {
        Entry(words, { words = it }, label)
        Button(
            { take(words, close) },
            Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 8.dp).heightIn(min = 52.dp),
            enabled = words.isNotBlank() && !state.saving,
        ) { Text(stringResource(R.string.log_save)) }
    }
}

@Composable
internal fun Entry(text: String, type: (String) -> Unit, @StringRes label: Int, tag: String = "words") {
    OutlinedTextField(
        text,
        type,
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 4.dp).testTag(tag),
        label = { Text(stringResource(label)) },
        keyboardOptions = KeyboardOptions(capitalization = KeyboardCapitalization.Sentences),
    )
}

/** What is said of a seat, and nothing else of it. */
internal fun seatEdit(
    roles: List<Role> = emptyList(),
    notRoles: List<Role> = emptyList(),
    stance: Stance? = null,
    said: String = "",
) = SeatEdit(roles, notRoles, stance, said.trim(), highlight = null)
