package app.hallway

import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.hallway.kit.Held
import app.hallway.kit.KnowsModel
import app.hallway.kit.Line
import app.hallway.kit.LineModel
import app.hallway.kit.LogModel
import app.hallway.kit.Mark
import app.hallway.kit.PeopleModel
import app.hallway.kit.PersonField
import app.hallway.kit.PersonModel
import app.hallway.kit.Place
import app.hallway.kit.PrepModel
import app.hallway.kit.Question
import app.hallway.kit.ReviewModel
import app.hallway.kit.TodayModel
import app.hallway.log.LogActions
import app.hallway.log.LogScreen
import app.hallway.model.AskedPromise
import app.hallway.model.Choice
import app.hallway.model.EntryPage
import app.hallway.model.FactEdit
import app.hallway.model.Hit
import app.hallway.model.Named
import app.hallway.model.OpenPromise
import app.hallway.model.PersonId
import app.hallway.model.PersonPage
import app.hallway.model.Proposal
import app.hallway.model.Relation
import app.hallway.model.SuggestionShown
import app.hallway.model.WorldFact
import app.hallway.people.LineActions
import app.hallway.people.LineScreen
import app.hallway.people.PeopleActions
import app.hallway.people.PeopleScreen
import app.hallway.people.PersonActions
import app.hallway.people.PersonScreen
import app.hallway.prep.PrepActions
import app.hallway.prep.PrepScreen
import app.hallway.review.ReviewActions
import app.hallway.review.ReviewScreen
import app.hallway.today.TodayActions
import app.hallway.today.TodayScreen
import java.time.LocalDate
import kotlinx.coroutines.Dispatchers

/** The screen of a place, over its model. */
@Composable
internal fun At(place: Place, hallway: HallwayViewModel, dictate: () -> Unit, back: () -> Unit) {
    when (place) {
        Place.Tab.LOG -> {
            val state by hallway.log.state.collectAsStateWithLifecycle()
            LogScreen(state, remember { Logging(hallway, dictate) })
        }
        Place.Tab.TODAY -> {
            val state by followed(hallway.today).state.collectAsStateWithLifecycle()
            val keeping by hallway.inStep.state.collectAsStateWithLifecycle(context = Dispatchers.Main.immediate)
            val notice = keeping.notice
            val repaired by hallway.repaired.collectAsStateWithLifecycle()
            val refused by hallway.refused.collectAsStateWithLifecycle()
            TodayScreen(state, remember { Todaying(hallway) }, weekBegins = hallway.preferences.firstDay(), notice = notice, refused = refused, repaired = repaired)
        }
        Place.Tab.PEOPLE -> {
            val state by hallway.people.state.collectAsStateWithLifecycle()
            PeopleScreen(state, hallway.day, remember { Peopling(hallway) })
        }
        is Place.Prep -> {
            val model = followed(remember { hallway.prep(place) })
            val state by model.state.collectAsStateWithLifecycle()
            PrepScreen(state, hallway.day, remember { Prepping(hallway, model, back) })
        }
        is Place.Person -> {
            val model = followed(remember { hallway.person(place) })
            val knowing = followed(remember { hallway.knows(place) })
            val state by model.state.collectAsStateWithLifecycle()
            val knows by knowing.state.collectAsStateWithLifecycle()
            val candidates by knowing.candidates.collectAsStateWithLifecycle()
            val actions = remember { Personing(hallway, model, knowing, back) }
            PersonScreen(state, hallway.day, actions, knows = knows, candidates = candidates)
        }
        is Place.Line -> {
            val model = followed(remember { hallway.line(place) })
            val state by model.state.collectAsStateWithLifecycle()
            LineScreen(state, hallway.day, remember { Lining(hallway, model, back) })
        }
        Place.Review -> {
            val deck by followed(hallway.review).deck.collectAsStateWithLifecycle()
            val week by followed(remember { hallway.week() }).state.collectAsStateWithLifecycle()
            ReviewScreen(deck, remember { Reviewing(hallway, back) }, week = week.answer)
        }
        Place.Tab.GOALS, is Place.Goal, is Place.Kit, Place.Wheel, Place.Asks, is Place.Draft -> AtGoals(place, hallway, back)
        Place.Devices -> AtDevices(hallway, back)
        Place.Pair -> AtPairing(hallway, back)
        Place.Settings -> AtSettings(hallway, back)
    }
}

/** A model that follows the journal while its screen is shown, and only then. */
@Composable
internal fun <M : Held<*>> followed(model: M): M {
    DisposableEffect(model) {
        model.follow()
        onDispose { model.pause() }
    }
    return model
}

private class Logging(private val hallway: HallwayViewModel, private val dictation: () -> Unit) : LogActions {
    private val model: LogModel get() = hallway.log
    override fun type(line: Line) = model.type(line)
    override fun mark(mark: Mark) = model.mark(mark)
    override fun name(person: Named) = model.name(person)
    override fun touch(chip: String?) = model.touch(chip)
    override fun choose(choice: Choice) = model.choose(choice)
    override fun save() = model.save()
    override fun undo() = model.undo()
    override fun answer(suggestion: SuggestionShown, yes: Boolean) = model.answer(suggestion, yes)
    override fun dictate() = dictation()
    override fun tryAgain() = hallway.tryAgain()
}

private class Todaying(private val hallway: HallwayViewModel) : TodayActions {
    private val model: TodayModel get() = hallway.today
    override fun keep(promise: OpenPromise) = model.keep(promise)
    override fun putOff(promise: OpenPromise, until: LocalDate) = model.putOff(promise, until)
    override fun letGo(promise: OpenPromise) = model.letGo(promise)
    override fun putOff(proposal: Proposal, until: LocalDate) = model.putOff(proposal, until)
    override fun answer(asked: AskedPromise, yes: Boolean) = model.answer(asked, yes)
    override fun undo() = model.undo()
    override fun open(place: Place) = hallway.choose(place)
    override fun tryAgain() {
        hallway.tryAgain()
        model.follow()
    }
}

private class Peopling(private val hallway: HallwayViewModel) : PeopleActions {
    private val model: PeopleModel get() = hallway.people
    override fun seek(text: String) = model.seek(text)
    override fun open(place: Place) = hallway.choose(place)
    override fun open(hit: Hit) = model.open(hit, hallway::choose)
    override fun goOn() = model.goOn()
    override fun tryAgain() {
        hallway.tryAgain()
        model.askAgain()
    }
}

private class Prepping(
    private val hallway: HallwayViewModel,
    private val model: PrepModel,
    private val out: () -> Unit,
) : PrepActions {
    override fun back() = out()
    override fun keep(promise: OpenPromise) = model.keep(promise)
    override fun undo() = model.undo()
    override fun log(people: List<Named>) = hallway.logWith(people)
    override fun tryAgain() {
        hallway.tryAgain()
        model.follow()
    }
}

private class Personing(
    private val hallway: HallwayViewModel,
    private val model: PersonModel,
    private val knows: KnowsModel,
    private val out: () -> Unit,
) : PersonActions {
    override fun back() = out()
    override fun log(page: PersonPage) = hallway.logWith(listOf(page.person))
    override fun card(page: PersonPage) = hallway.open(Place.Prep(listOf(page.person.reference.id)))
    override fun promise(page: PersonPage) = hallway.logWith(listOf(page.person), Mark.PROMISE.sign)
    override fun rest(page: PersonPage) = model.rest(page)
    override fun wake(page: PersonPage) = model.wake(page)
    override fun edit(page: PersonPage, field: PersonField, text: String, moved: Boolean, then: () -> Unit) =
        model.edit(page, field, text, moved, then)
    override fun relate(page: PersonPage, relation: Relation) = model.relate(page, relation)
    override fun know(page: PersonPage, text: String, then: () -> Unit) = model.know(page, text, then)
    override fun change(fact: WorldFact, edit: FactEdit, then: () -> Unit) = model.change(fact, edit, then)
    override fun open(place: Place) = hallway.open(place)
    override fun seek(name: String) = knows.seek(name)
    override fun note(other: Named, how: String, then: () -> Unit) = knows.note(other, how, then)
    override fun undo() = model.undo()
    override fun undoKnows() = knows.undo()
    override fun tryAgain() {
        hallway.tryAgain()
        model.follow()
    }
}

private class Lining(
    private val hallway: HallwayViewModel,
    private val model: LineModel,
    private val out: () -> Unit,
) : LineActions {
    override fun back() = out()
    override fun open(place: Place) = hallway.open(place)
    override fun delete(page: EntryPage) = model.delete(page)
    override fun undo() = model.undo()
    override fun tryAgain() {
        hallway.tryAgain()
        model.follow()
    }
}

private class Reviewing(private val hallway: HallwayViewModel, private val out: () -> Unit) : ReviewActions {
    private val model: ReviewModel get() = hallway.review
    override fun yes(question: Question) = model.yes(question)
    override fun no(question: Question) = model.no(question)
    override fun later(question: Question) = model.later(question)
    override fun whom(question: Question.Whom, chosen: PersonId) = model.whom(question, chosen)
    override fun undo() = model.back()
    override fun open(place: Place) = hallway.open(place)
    override fun back() = out()
    override fun tryAgain() {
        hallway.tryAgain()
        model.follow()
    }
}
