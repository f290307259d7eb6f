package app.hallway.kit

import app.hallway.model.Me
import app.hallway.model.MeEdit
import app.hallway.model.NumberChange
import app.hallway.model.Week
import kotlinx.coroutines.CoroutineScope

/** What the user set of themselves: in the journal, and so the same on every device. */
class MeModel(scope: CoroutineScope, door: Door) : Held<Me>(scope, door) {
    override suspend fun ask(): Me = door.ask { journal, _ -> journal.people().use { it.me() } }

    /** At most so many people a week are proposed; nothing: as many as it takes. */
    fun pace(most: UInt?) = act(Deed(most?.toString().orEmpty(), Deed.Kind.PACED)) { journal, now ->
        val pace = most?.let(NumberChange::Set) ?: NumberChange.Clear
        journal.people().use { it.editMe(MeEdit(null, null, pace, NumberChange.Keep, emptyList()), now) }
    }
}

/** The last seven days. */
class WeekModel(scope: CoroutineScope, door: Door) : Held<Week>(scope, door) {
    override suspend fun ask(): Week = door.ask { journal, now -> journal.relationships().use { it.week(now) } }
}
