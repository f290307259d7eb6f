package app.hallway

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.ime
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.hallway.kit.Held
import app.hallway.kit.Line
import app.hallway.kit.LogModel
import app.hallway.kit.Mark
import app.hallway.kit.PeopleModel
import app.hallway.kit.PersonModel
import app.hallway.kit.Place
import app.hallway.kit.PrepModel
import app.hallway.kit.Question
import app.hallway.kit.ReviewModel
import app.hallway.kit.TodayModel
import app.hallway.log.LogActions
import app.hallway.log.LogScreen
import app.hallway.model.Choice
import app.hallway.model.Named
import app.hallway.model.OpenPromise
import app.hallway.model.PersonId
import app.hallway.model.PersonPage
import app.hallway.model.SuggestionShown
import app.hallway.people.PeopleActions
import app.hallway.people.PeopleScreen
import app.hallway.people.PersonActions
import app.hallway.people.PersonScreen
import app.hallway.prep.PrepActions
import app.hallway.prep.PrepScreen
import app.hallway.review.ReviewActions
import app.hallway.review.ReviewScreen
import app.hallway.settings.SettingsScreen
import app.hallway.today.TodayActions
import app.hallway.today.TodayScreen
import java.time.LocalDate

/** The window: the screen one is at, and below it the bar of words. */
@Composable
fun Frame(hallway: HallwayViewModel, dictate: () -> Unit, leave: () -> Unit) {
    val way by hallway.way.collectAsStateWithLifecycle()
    val back = { if (!hallway.back()) leave() }
    BackHandler(enabled = way.places.size > 1) { back() }
    Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) {
        Column(Modifier.windowInsetsPadding(WindowInsets.safeDrawing)) {
            Box(Modifier.weight(1f)) {
                key(way.here) { At(way.here, hallway, dictate, back) }
            }
            // While one types, the keyboard has the foot of the screen.
            if (WindowInsets.ime.getBottom(LocalDensity.current) == 0) TabBar(way.tab, hallway::open)
        }
    }
}

@Composable
private fun At(place: Place, hallway: HallwayViewModel, dictate: () -> Unit, back: () -> Unit) {
    when (place) {
        Place.Tab.LOG -> {
            val state by hallway.log.state.collectAsStateWithLifecycle()
            LogScreen(state, remember { Logging(hallway.log, dictate) })
        }
        Place.Tab.TODAY -> {
            val state by followed(hallway.today).state.collectAsStateWithLifecycle()
            TodayScreen(state, remember { Todaying(hallway) })
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
            val state by model.state.collectAsStateWithLifecycle()
            PersonScreen(state, hallway.day, remember { Personing(hallway, model, back) })
        }
        Place.Review -> {
            val deck by followed(hallway.review).deck.collectAsStateWithLifecycle()
            ReviewScreen(deck, remember { Reviewing(hallway.review, back) })
        }
        Place.Settings -> {
            val hidden by hallway.preferences.hidden.collectAsStateWithLifecycle()
            SettingsScreen(hidden, hallway.preferences::hide, back)
        }
    }
}

/** A model that follows the journal while its screen is shown. */
@Composable
private fun <M : Held<*>> followed(model: M): M {
    DisposableEffect(model) {
        model.follow()
        onDispose { model.leave() }
    }
    return model
}

/** Log, Today, People: words, and under the one where one is a stroke. */
@Composable
internal fun TabBar(here: Place.Tab, open: (Place) -> Unit) {
    HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
    Row(Modifier.fillMaxWidth().selectableGroup(), horizontalArrangement = Arrangement.SpaceEvenly) {
        Place.Tab.entries.forEach { tab ->
            val chosen = tab == here
            Column(
                Modifier
                    .weight(1f)
                    .selectable(chosen, role = Role.Tab) { open(tab) }
                    .heightIn(min = 56.dp)
                    .padding(vertical = 8.dp),
                verticalArrangement = Arrangement.Center,
                horizontalAlignment = Alignment.CenterHorizontally,
            ) {
                Text(
                    stringResource(word(tab)),
                    style = MaterialTheme.typography.labelLarge,
                    fontWeight = if (chosen) FontWeight.SemiBold else FontWeight.Normal,
                    color = if (chosen) MaterialTheme.colorScheme.primary else MaterialTheme.colorScheme.onSurfaceVariant,
                    maxLines = 1,
                )
                val stroke = if (chosen) MaterialTheme.colorScheme.primary else Color.Transparent
                Box(Modifier.padding(top = 4.dp).size(20.dp, 3.dp).background(stroke, RoundedCornerShape(2.dp)))
            }
        }
    }
}

private fun word(tab: Place.Tab): Int = when (tab) {
    Place.Tab.LOG -> R.string.tab_log
    Place.Tab.TODAY -> R.string.tab_today
    Place.Tab.PEOPLE -> R.string.tab_people
}

private class Logging(private val model: LogModel, private val dictation: () -> Unit) : LogActions {
    override fun type(line: Line) = model.type(line)
    override fun mark(mark: Mark) = model.mark(mark)
    override fun name(person: Named) = model.name(person)
    override fun touch(chip: String?) = model.touch(chip)
    override fun choose(choice: Choice) = model.choose(choice)
    override fun save() = model.save()
    override fun undo() = model.undo()
    override fun answer(suggestion: SuggestionShown, yes: Boolean) = model.answer(suggestion, yes)
    override fun dictate() = dictation()
}

private class Todaying(private val hallway: HallwayViewModel) : TodayActions {
    private val model: TodayModel get() = hallway.today
    override fun keep(promise: OpenPromise) = model.keep(promise)
    override fun putOff(promise: OpenPromise, until: LocalDate) = model.putOff(promise, until)
    override fun letGo(promise: OpenPromise) = model.letGo(promise)
    override fun undo() = model.undo()
    override fun open(place: Place) = hallway.open(place)
    override fun tryAgain() {
        hallway.tryAgain()
        model.follow()
    }
}

private class Peopling(private val hallway: HallwayViewModel) : PeopleActions {
    private val model: PeopleModel get() = hallway.people
    override fun seek(text: String) = model.seek(text)
    override fun open(place: Place) = hallway.open(place)
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
    private val out: () -> Unit,
) : PersonActions {
    override fun back() = out()
    override fun log(page: PersonPage) = hallway.logWith(listOf(page.person))
    override fun card(page: PersonPage) = hallway.open(Place.Prep(listOf(page.person.reference.id)))
    override fun promise(page: PersonPage) = hallway.logWith(listOf(page.person), Mark.PROMISE.sign)
    override fun rest(page: PersonPage) = model.rest(page)
    override fun wake(page: PersonPage) = model.wake(page)
    override fun undo() = model.undo()
    override fun tryAgain() {
        hallway.tryAgain()
        model.follow()
    }
}

private class Reviewing(private val model: ReviewModel, private val out: () -> Unit) : ReviewActions {
    override fun yes(question: Question) = model.yes(question)
    override fun no(question: Question) = model.no(question)
    override fun later(question: Question) = model.later(question)
    override fun whom(question: Question.Whom, chosen: PersonId) = model.whom(question, chosen)
    override fun undo() = model.back()
    override fun back() = out()
}
