package app.hallway.kit

import app.hallway.model.Closing
import app.hallway.model.GoalId
import app.hallway.model.GoalMap
import app.hallway.model.Named
import app.hallway.model.NewWin
import app.hallway.model.NextAct
import app.hallway.model.Outcome
import app.hallway.model.OnTheMap
import app.hallway.model.PersonId
import app.hallway.model.SeatEdit
import app.hallway.model.WinMatrix
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** A goal with its map, what comes next in it, and the wins that speak for it. */
data class GoalPage(
    val map: GoalMap,
    /** Of what comes next, what belongs to this goal. */
    val next: List<NextAct>,
    val wins: WinMatrix,
)

/** One goal: who has a say, what is missing, and what the user does about it. */
class GoalModel(scope: CoroutineScope, door: Door, private val goal: GoalId) : Held<GoalPage>(scope, door) {
    private val choosable = MutableStateFlow<List<Named>>(emptyList())
    private var seeking: Job? = null

    /** Who could be put on the map: those talked with last, or those whose name was sought. */
    val candidates: StateFlow<List<Named>> = choosable.asStateFlow()

    override suspend fun ask(): GoalPage = door.ask { journal, now ->
        val next = journal.relationships().use { it.next(now) }
        journal.goals().use { goals ->
            GoalPage(goals.map(goal, now), next.filter { it.goal == goal }, goals.wins(goal))
        }
    }

    /** Looks for people who are not on the map yet. */
    fun seek(name: String) {
        seeking?.cancel()
        seeking = scope.launch {
            if (name.isNotEmpty()) delay(PAUSE)
            attempt {
                door.ask { journal, now ->
                    val seated = journal.goals().use { it.map(goal, now) }.people.map { it.person.reference.id }
                    journal.choosable(seated.toSet(), name, now)
                }
            }.onSuccess { choosable.value = it }
        }
    }

    /** Puts somebody on the map, or says more of somebody who is on it. [then] follows once it is saved. */
    fun seat(person: Named, edit: SeatEdit, then: () -> Unit = {}) = act(Deed(person.name, Deed.Kind.SEATED), done = then) { journal, now ->
        journal.goals().use { it.putOnMap(goal, person.reference.id, edit, now) }
    }

    /** Takes somebody off the map; what was noted is there again when they come back. */
    fun takeOff(seat: OnTheMap) = act(Deed(seat.person.name, Deed.Kind.OFF_THE_MAP)) { journal, now ->
        journal.goals().use { it.takeOffMap(goal, seat.person.reference.id, now) }
    }

    /** The user told them about the goal, or how it ended. */
    fun told(person: Named) = act(Deed(person.name, Deed.Kind.TOLD)) { journal, now ->
        journal.goals().use { it.told(goal, person.reference.id, "", null, now) }
    }

    /** Notes a win that speaks for this goal. [then] follows once it is saved. */
    fun win(what: String, then: () -> Unit = {}) = add(Deed(what.trim(), Deed.Kind.WON), then) { journal, now ->
        val win = NewWin(what.trim(), effect = "", evidence = "", goal = goal, with = emptyList<PersonId>(), at = null)
        journal.goals().use { it.addWin(win, now) }
    }

    /** It ended, so. */
    fun end(outcome: Outcome) = act(Deed(state.value.answer?.map?.goal?.name.orEmpty(), Deed.Kind.ENDED)) { journal, now ->
        journal.goals().use { it.closeGoal(goal, Closing(outcome, said = "", next = null), now) }
    }

    private companion object {
        /** Milliseconds after the last key before anybody is looked for. */
        const val PAUSE = 60L
    }
}
