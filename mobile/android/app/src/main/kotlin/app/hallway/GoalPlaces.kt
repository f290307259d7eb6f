package app.hallway

import android.content.Context
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.LocalContext
import androidx.lifecycle.compose.collectAsStateWithLifecycle
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
import app.hallway.kit.AsksModel
import app.hallway.kit.DraftModel
import app.hallway.kit.GoalModel
import app.hallway.kit.Held
import app.hallway.kit.KitModel
import app.hallway.kit.Place
import app.hallway.model.AnswerKind
import app.hallway.model.AskDraft
import app.hallway.model.AskLine
import app.hallway.model.FeedbackLine
import app.hallway.model.GoalKind
import app.hallway.model.KitLacks
import app.hallway.model.Named
import app.hallway.model.OnTheMap
import app.hallway.model.Outcome
import app.hallway.model.PersonId
import app.hallway.model.SeatEdit
import app.hallway.ways.copyPrivately
import app.hallway.ways.share
import java.time.LocalDate

/** The screens of goals, over their models. */
@Composable
internal fun AtGoals(place: Place, hallway: HallwayViewModel, back: () -> Unit) {
    val context = LocalContext.current
    when (place) {
        is Place.Goal -> {
            val model = followed(remember { hallway.goal(place) })
            val state by model.state.collectAsStateWithLifecycle()
            val candidates by model.candidates.collectAsStateWithLifecycle()
            GoalScreen(state, candidates, hallway.day, remember { Goaling(hallway, model, back) }, seat = place.seat)
        }
        is Place.Kit -> {
            val model = followed(remember { hallway.kit(place) })
            val state by model.state.collectAsStateWithLifecycle()
            KitScreen(state, hallway.day, remember { Kitting(hallway, model, context, back) })
        }
        Place.Wheel -> {
            val model = followed(remember { hallway.wheel() })
            val state by model.state.collectAsStateWithLifecycle()
            WheelScreen(state, back, hallway::open, tryAgain = { again(hallway, model) })
        }
        Place.Asks -> {
            val model = followed(remember { hallway.asks() })
            val state by model.state.collectAsStateWithLifecycle()
            AsksScreen(state, hallway.day, remember { Asking(hallway, model, back) })
        }
        is Place.Draft -> {
            val model = followed(remember { hallway.draft(place) })
            val state by model.state.collectAsStateWithLifecycle()
            DraftScreen(state, remember { Drafting(hallway, model, context, back) })
        }
        else -> {
            val state by followed(hallway.goals).state.collectAsStateWithLifecycle()
            GoalsScreen(state, hallway.day, remember { AllGoals(hallway) }, weekBegins = hallway.preferences.firstDay())
        }
    }
}

private fun again(hallway: HallwayViewModel, model: Held<*>) {
    hallway.tryAgain()
    model.follow()
}

private class AllGoals(private val hallway: HallwayViewModel) : GoalsActions {
    override fun set(name: String, kind: GoalKind, decision: LocalDate?, then: () -> Unit) =
        hallway.goals.set(name, kind, decision, then)
    override fun open(place: Place) = hallway.choose(place)
    override fun undo() = hallway.goals.undo()
    override fun tryAgain() = again(hallway, hallway.goals)
}

private class Goaling(
    private val hallway: HallwayViewModel,
    private val model: GoalModel,
    private val out: () -> Unit,
) : GoalActions {
    override fun back() = out()
    override fun open(place: Place) = hallway.open(place)
    override fun seek(name: String) = model.seek(name)
    override fun seat(person: Named, edit: SeatEdit, then: () -> Unit) = model.seat(person, edit, then)
    override fun takeOff(seat: OnTheMap) = model.takeOff(seat)
    override fun told(person: Named) = model.told(person)
    override fun win(what: String, then: () -> Unit) = model.win(what, then)
    override fun end(outcome: Outcome) = model.end(outcome)
    override fun undo() = model.undo()
    override fun tryAgain() = again(hallway, model)
}

private class Kitting(
    private val hallway: HallwayViewModel,
    private val model: KitModel,
    private val context: Context,
    private val out: () -> Unit,
) : KitActions {
    override fun back() = out()
    override fun choose(reader: PersonId?) = model.choose(reader)
    override fun share(text: String) = context.share(text)
    override fun copy(text: String) = context.copyPrivately(text)
    override fun given(reader: Named) = model.given(reader)
    override fun fill(lacks: KitLacks, words: String, answer: String, then: () -> Unit) = model.fill(lacks, words, answer, then)
    override fun undo() = model.undo()
    override fun tryAgain() = again(hallway, model)
}

private class Asking(
    private val hallway: HallwayViewModel,
    private val model: AsksModel,
    private val out: () -> Unit,
) : AsksActions {
    override fun back() = out()
    override fun heard(ask: AskLine, answer: AnswerKind) = model.heard(ask, answer)
    override fun notNow(ask: AskLine) = model.notNow(ask)
    override fun cameBack(ask: AskLine) = model.cameBack(ask)
    override fun letBe(ask: AskLine) = model.letBe(ask)
    override fun went(feedback: FeedbackLine) = model.went(feedback)
    override fun willDo(feedback: FeedbackLine, what: String, then: () -> Unit) = model.willDo(feedback, what, then)
    override fun undo() = model.undo()
    override fun tryAgain() = again(hallway, model)
}

private class Drafting(
    private val hallway: HallwayViewModel,
    private val model: DraftModel,
    private val context: Context,
    private val out: () -> Unit,
) : DraftActions {
    override fun back() = out()
    override fun share(text: String) = context.share(text)
    override fun asked(draft: AskDraft) = model.asked(draft)
    override fun undo() = model.undo()
    override fun tryAgain() = again(hallway, model)
}
