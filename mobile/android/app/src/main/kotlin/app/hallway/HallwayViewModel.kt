package app.hallway

import android.os.Bundle
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.ViewModelProvider.AndroidViewModelFactory.Companion.APPLICATION_KEY
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewModelScope
import androidx.lifecycle.viewmodel.initializer
import androidx.lifecycle.viewmodel.viewModelFactory
import app.hallway.kit.Door
import app.hallway.kit.Link
import app.hallway.kit.LogModel
import app.hallway.kit.PeopleModel
import app.hallway.kit.PersonModel
import app.hallway.kit.Place
import app.hallway.kit.PrepModel
import app.hallway.kit.ReviewModel
import app.hallway.kit.TodayModel
import app.hallway.kit.Way
import app.hallway.model.Named
import app.hallway.settings.Preferences
import java.time.LocalDate
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/**
 * What the app's one window shows, through rotation and through the end of the process: the models of its screens, and the way
 * one came to the one that is shown.
 */
class HallwayViewModel(private val door: Door, val preferences: Preferences, saved: SavedStateHandle) : ViewModel() {
    val log = LogModel(viewModelScope, door, saved.get<Bundle>(LINE)?.getByteArray(LINE))
    val today = TodayModel(viewModelScope, door)
    val people = PeopleModel(viewModelScope, door)
    val review = ReviewModel(viewModelScope, door)

    /** The day it is. */
    val day: LocalDate get() = door.now().toLocalDate()

    private val walked = MutableStateFlow(
        saved.get<Bundle>(WAY)?.getStringArrayList(WAY)?.let(Way::of) ?: Way(),
    )
    val way: StateFlow<Way> = walked.asStateFlow()

    init {
        saved.setSavedStateProvider(LINE) { Bundle().apply { putByteArray(LINE, log.kept()) } }
        saved.setSavedStateProvider(WAY) { Bundle().apply { putStringArrayList(WAY, ArrayList(way.value.toWords())) } }
    }

    fun prep(place: Place.Prep) = PrepModel(viewModelScope, door, place.people)

    fun person(place: Place.Person) = PersonModel(viewModelScope, door, place.id)

    fun open(place: Place) = walked.update { it.to(place) }

    /** One step out; false where that leaves the app. */
    fun back(): Boolean {
        val out = walked.value.back() ?: return false
        walked.value = out
        return true
    }

    /** Log, with a line begun about these people unless another one is. */
    fun logWith(people: List<Named>, mark: String = "") {
        val named = people.joinToString(" ") { if (' ' in it.name) "@\"${it.name}\"" else "@${it.name}" }
        log.begin("$named $mark")
        open(Place.Tab.LOG)
    }

    /** Follows a link. Somebody it names who is not there is left out. */
    fun follow(link: Link) {
        when (link) {
            Link.Today -> open(Place.Tab.TODAY)
            is Link.Prep -> open(Place.Prep(link.people))
            is Link.Log -> {
                open(Place.Tab.LOG)
                val with = link.with ?: return
                viewModelScope.launch {
                    runCatching { door.ask { journal, _ -> journal.people().use { it.named(with) } } }
                        .onSuccess { logWith(listOf(it)) }
                }
            }
        }
    }

    /** Text that another app shared: it stands in the field, and nothing is saved before the user says so. */
    fun take(text: String) {
        log.add(text)
        open(Place.Tab.LOG)
    }

    /** Opens the journal once more, and asks again. */
    fun tryAgain() = door.tryAgain()

    companion object {
        private const val LINE = "line"
        private const val WAY = "way"

        val factory = viewModelFactory {
            initializer {
                val app = this[APPLICATION_KEY] as HallwayApplication
                HallwayViewModel(app.door, app.preferences, createSavedStateHandle())
            }
        }
    }
}
