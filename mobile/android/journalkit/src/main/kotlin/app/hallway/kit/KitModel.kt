package app.hallway.kit

import app.hallway.model.DayChange
import app.hallway.model.GoalChange
import app.hallway.model.GoalEdit
import app.hallway.model.GoalId
import app.hallway.model.KitLacks
import app.hallway.model.KitPage
import app.hallway.model.MeEdit
import app.hallway.model.Named
import app.hallway.model.NewWin
import app.hallway.model.NumberChange
import app.hallway.model.Objection
import app.hallway.model.PersonId
import app.hallway.model.SeatEdit
import app.hallway.model.WinEdit
import app.hallway.model.WinLine
import app.hallway.model.WinMatrix
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** The page of a goal, and whom it may be for. */
data class KitShown(
    val page: KitPage,
    val readers: List<Named>,
    /** The first win on it of which it is not said how one can see it. */
    val unseen: WinLine? = null,
)

/** The kit: one page from which a busy person can speak for a goal, for one reader or for anyone. */
class KitModel(scope: CoroutineScope, door: Door, private val goal: GoalId, reader: PersonId?) : Held<KitShown>(scope, door) {
    private val chosen = MutableStateFlow(reader)

    /** For whom; nothing: for anyone. */
    val reader: StateFlow<PersonId?> = chosen.asStateFlow()

    override suspend fun ask(): KitShown = door.ask { journal, now ->
        journal.goals().use { goals ->
            KitShown(goals.kit(goal, chosen.value), goals.map(goal, now).people.map { it.person }, goals.wins(goal).unseen)
        }
    }

    /** Shows the page for somebody, or for anyone. */
    fun choose(reader: PersonId?) {
        chosen.value = reader
        follow()
    }

    private val WinMatrix.unseen: WinLine? get() = wins.firstOrNull { it.evidence.isBlank() }

    /** Says what the page lacks; of an objection [answer] is the user's answer. [then] follows once it is saved. */
    fun fill(lacks: KitLacks, words: String, answer: String, then: () -> Unit) = add(Deed(words.trim(), Deed.Kind.NOTED), then) { journal, now ->
        when (lacks) {
            KitLacks.NAME -> journal.people().use {
                it.editMe(MeEdit(words.trim(), null, NumberChange.Keep, NumberChange.Keep, emptyList()), now)
            }
            KitLacks.WHY_NOW -> journal.goals().use { it.edit(goal, NO_CHANGE.copy(whyNow = words), now) }
            KitLacks.OBJECTION -> journal.goals().use { it.edit(goal, NO_CHANGE.copy(objections = listOf(Objection(words, answer))), now) }
            KitLacks.WINS -> journal.goals().use {
                it.addWin(NewWin(words.trim(), effect = "", evidence = "", goal = goal, with = emptyList(), at = null), now)
            }
            KitLacks.EVIDENCE -> journal.goals().use { goals ->
                goals.wins(goal).unseen?.let { goals.editWin(it.reference.id, SAME_WIN.copy(evidence = words), now) }
            }
            KitLacks.HIGHLIGHT -> journal.goals().use { goals ->
                chosen.value?.let { goals.putOnMap(goal, it, SeatEdit(emptyList(), emptyList(), null, "", highlight = words), now) }
            }
        }
    }

    /** They have the page as it reads now. */
    fun given(reader: Named) = act(Deed(reader.name, Deed.Kind.GIVEN)) { journal, now ->
        journal.goals().use { it.giveKit(goal, reader.reference.id, now) }
    }

    private companion object {
        val NO_CHANGE = GoalEdit(null, null, DayChange.Keep, null, null, emptyList(), reopen = false)
        val SAME_WIN = WinEdit(null, null, null, null, GoalChange.Keep, emptyList(), emptyList(), emptyList(), emptyList(), null)
    }
}
