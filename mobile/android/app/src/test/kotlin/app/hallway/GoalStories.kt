package app.hallway

import androidx.compose.runtime.Composable
import app.hallway.core.Journal
import app.hallway.goals.AsksActions
import app.hallway.goals.AsksScreen
import app.hallway.goals.DraftActions
import app.hallway.goals.DraftScreen
import app.hallway.goals.GoalActions
import app.hallway.goals.GoalScreen
import app.hallway.goals.GoalsActions
import app.hallway.goals.GoalsScreen
import app.hallway.goals.KitActions
import app.hallway.goals.KitScreen
import app.hallway.goals.WheelScreen
import app.hallway.kit.GoalPage
import app.hallway.kit.KitShown
import app.hallway.kit.Place
import app.hallway.kit.Shown
import app.hallway.kit.WheelShown
import app.hallway.kit.goal
import app.hallway.model.AskKind
import app.hallway.model.GoalId
import app.hallway.model.GoalKind
import app.hallway.model.NewAsk
import app.hallway.model.NewGoal
import app.hallway.model.NewWin
import app.hallway.model.NobodyIn
import app.hallway.model.PersonId
import app.hallway.model.Role
import app.hallway.model.SeatEdit
import app.hallway.model.Stance
import java.time.LocalDate
import java.time.OffsetDateTime
import kotlinx.coroutines.runBlocking

/** Two goals with their people, and the screens about them. */
class GoalStories(private val app: RealJournal) {
    private val day: LocalDate get() = app.now.toLocalDate()

    private fun <T> ask(call: (Journal, OffsetDateTime) -> T): T = runBlocking { app.door.ask(call) }

    private fun person(name: String): PersonId = ask { journal, _ -> journal.people().use { it.resolve(name) } }

    private fun goal(name: String, kind: GoalKind, decided: String?): GoalId = ask { journal, now ->
        val success = if (kind == GoalKind.Promotion) "My name is on the list in January" else ""
        val new = NewGoal(name, kind, decided?.let(LocalDate::parse), success, "The team doubled since March", null)
        journal.goals().use { it.add(new, now) }.reference.id
    }

    private fun seat(goal: GoalId, name: String, role: Role, stance: Stance?, said: String = "") = ask { journal, now ->
        journal.goals().use { it.putOnMap(goal, person(name), SeatEdit(listOf(role), emptyList(), stance, said, null), now) }
    }

    private fun lead(): GoalId {
        val lead = goal("Lead of the design team", GoalKind.Promotion, "2026-12-04")
        seat(lead, "Priya Nair", Role.Manager, Stance.WouldSpeak, "I'd put your name forward")
        seat(lead, "Tomás Reis", Role.SignOff, Stance.HasNotSaid)
        seat(lead, "Grace Kim", Role.InTheRoom, Stance.HasConcerns, "Is it too early?")
        seat(lead, "Mei Tanaka", Role.InTheRoom, null)
        seat(lead, "Ana Silva", Role.Influences, Stance.WouldSpeak, "Happy to say so")
        ask { journal, now ->
            journal.goals().use { goals ->
                goals.addWin(win("Checkout loads twice as fast", "Fewer people give up at the till", lead, "2026-10-20"), now)
                goals.addWin(win("The new hires ship in their first week", "", lead, "2026-11-06"), now)
            }
        }
        return lead
    }

    private fun win(what: String, effect: String, goal: GoalId, day: String) =
        NewWin(what, effect, "", goal, emptyList(), OffsetDateTime.parse("${day}T12:00:00+00:00"))

    private fun page(goal: GoalId): GoalPage = ask { journal, now ->
        val next = journal.relationships().use { it.next(now) }.filter { it.goal == goal }
        journal.goals().use { GoalPage(it.map(goal, now), next, it.wins(goal)) }
    }

    /** Name and screen, in the order in which a person meets them. */
    fun all(): List<Pair<String, @Composable () -> Unit>> {
        val lead = lead()
        val job = goal("A year in Lisbon", GoalKind.Anything, null)
        val ana = person("Ana Silva")
        val new = NewAsk(AskKind.Feedback, "the last two reviews", null, null, null, null)
        ask { journal, now -> journal.asks().use { it.add(person("Tomás Reis"), new, now.minusDays(20)) } }
        val goals = ask { journal, now -> journal.goals().use { it.list(now) } }
        val kit = ask { journal, now -> journal.goals().use { KitShown(it.kit(lead, ana), it.map(lead, now).people.map { one -> one.person }) } }
        val wheel = ask { journal, now -> journal.relationships().use { WheelShown(it.wheel(now), it.breadth(now).nobodyIn) } }
        val asking = ask { journal, now -> journal.asks().use { it.list(now) } }
        val word = NewAsk(AskKind.Advocacy, "", lead, null, null, null)
        val draft = ask { journal, now -> journal.asks().use { it.draft(ana, word, now) } }
        val (full, bare) = page(lead) to page(job)
        val nobody = full.map.people.let { listOf(NobodyIn("Payments", whom = it[2].person, through = it[0].person)) }
        val no = nothing<GoalActions>()
        return listOf(
            "goals" to under(Place.Tab.GOALS) { GoalsScreen(Shown(goals), day, nothing<GoalsActions>()) },
            "goals-new" to under(Place.Tab.GOALS) { GoalsScreen(Shown(goals), day, nothing<GoalsActions>()) },
            "goals-empty" to under(Place.Tab.GOALS) { GoalsScreen(Shown(emptyList()), day, nothing<GoalsActions>()) },
            "goal" to under(Place.Tab.GOALS) { GoalScreen(Shown(full), emptyList(), day, no) },
            "goal-bare" to under(Place.Tab.GOALS) { GoalScreen(Shown(bare), emptyList(), day, no) },
            "goal-seat" to under(Place.Tab.GOALS) { GoalScreen(Shown(full), emptyList(), day, no, seat = person("Priya Nair")) },
            "goal-put-on" to under(Place.Tab.GOALS) { GoalScreen(Shown(bare), full.map.people.map { it.person }, day, no) },
            "goal-win" to under(Place.Tab.GOALS) { GoalScreen(Shown(full), emptyList(), day, no) },
            "goal-end" to under(Place.Tab.GOALS) { GoalScreen(Shown(full), emptyList(), day, no) },
            "goal-seat-shown" to under(Place.Tab.GOALS) { GoalScreen(Shown(full), emptyList(), day, no, seat = person("Priya Nair")) },
            "goal-seat-say" to under(Place.Tab.GOALS) { GoalScreen(Shown(full), emptyList(), day, no, seat = person("Priya Nair")) },
            "kit" to under(Place.Tab.GOALS) { KitScreen(Shown(kit), day, nothing<KitActions>()) },
            "kit-fill" to under(Place.Tab.GOALS) { KitScreen(Shown(kit), day, nothing<KitActions>()) },
            "wheel" to under(Place.Tab.GOALS) { WheelScreen(Shown(wheel.copy(nobodyIn = nobody)), {}, {}, {}) },
            "asks" to under(Place.Tab.GOALS) { AsksScreen(Shown(asking), day, nothing<AsksActions>()) },
            "asks-answer" to under(Place.Tab.GOALS) { AsksScreen(Shown(asking), day, nothing<AsksActions>()) },
            "draft" to under(Place.Tab.GOALS) { DraftScreen(Shown(draft), nothing<DraftActions>()) },
        )
    }
}
