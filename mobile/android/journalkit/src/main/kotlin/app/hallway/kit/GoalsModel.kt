package app.hallway.kit

import app.hallway.model.GoalKind
import app.hallway.model.GoalLine
import app.hallway.model.NewGoal
import java.time.LocalDate
import kotlinx.coroutines.CoroutineScope

/** Goals: those that are open, the soonest decided first, and after them those that ended. */
class GoalsModel(scope: CoroutineScope, door: Door) : Held<List<GoalLine>>(scope, door) {
    override suspend fun ask(): List<GoalLine> = door.ask { journal, now -> journal.goals().use { it.list(now) } }

    /** Sets a goal, with the day on which it is decided if that is known. [then] follows once it is saved. */
    fun set(name: String, kind: GoalKind, decision: LocalDate?, then: () -> Unit = {}) = add(Deed(name.trim(), Deed.Kind.SET), then) { journal, now ->
        val goal = NewGoal(name.trim(), kind, decision, success = "", whyNow = "", after = null)
        journal.goals().use { it.add(goal, now) }
    }
}
