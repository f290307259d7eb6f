package app.hallway

import android.os.Bundle
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.ViewModelProvider.AndroidViewModelFactory.Companion.APPLICATION_KEY
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewModelScope
import androidx.lifecycle.viewmodel.initializer
import androidx.lifecycle.viewmodel.viewModelFactory
import app.hallway.devices.CodeCamera
import app.hallway.kit.AsksModel
import app.hallway.kit.DevicesModel
import app.hallway.kit.Door
import app.hallway.kit.DraftModel
import app.hallway.kit.GoalModel
import app.hallway.kit.GoalsModel
import app.hallway.kit.Held
import app.hallway.kit.InStep
import app.hallway.kit.KitModel
import app.hallway.kit.KnowsModel
import app.hallway.kit.LineModel
import app.hallway.kit.Link
import app.hallway.kit.LogModel
import app.hallway.kit.MeModel
import app.hallway.kit.PairModel
import app.hallway.kit.PeopleModel
import app.hallway.kit.PersonModel
import app.hallway.kit.Place
import app.hallway.kit.PrepModel
import app.hallway.kit.ReviewModel
import app.hallway.kit.TodayModel
import app.hallway.kit.Trouble
import app.hallway.kit.Way
import app.hallway.kit.WayOut
import app.hallway.kit.WeekModel
import app.hallway.kit.WheelModel
import app.hallway.kit.placeOf
import app.hallway.kit.repairJournal
import app.hallway.kit.setAside
import app.hallway.lock.Lock
import app.hallway.look.kept
import app.hallway.model.Named
import app.hallway.model.PersonId
import app.hallway.model.Progress
import app.hallway.model.RefusedFile
import app.hallway.model.Repaired
import app.hallway.settings.Preferences
import app.hallway.ways.HomeWidget
import java.time.LocalDate
import kotlin.reflect.KClass
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.plus

/**
 * What the app's one window shows, through rotation and through the end of the process: the models of its screens, and the way
 * one came to the one that is shown.
 */
class HallwayViewModel(private val app: HallwayApplication, saved: SavedStateHandle) : ViewModel() {
    private val door: Door get() = app.door
    val preferences: Preferences get() = app.preferences
    val inStep: InStep get() = app.inStep
    val camera: CodeCamera get() = app.camera
    val lock: Lock get() = app.lock

    // A line on its way to the disk arrives there also where Back has finished the window meanwhile.
    val log = LogModel(viewModelScope, door, saved.get<Bundle>(LINE)?.getByteArray(LINE), lasting = app.scope + Dispatchers.Main.immediate)
    val today = TodayModel(viewModelScope, door)
    val people = PeopleModel(viewModelScope, door, saved.get<Bundle>(SOUGHT)?.getString(SOUGHT).orEmpty())
    val review = ReviewModel(viewModelScope, door)
    val goals = GoalsModel(viewModelScope, door)
    val devices = DevicesModel(viewModelScope, door)

    /** Pairing goes on through rotation, and ends when its screen is left. */
    val pair = PairModel(viewModelScope, door, inStep)

    /** How far the journal is being put in order after an update. */
    val ordering: StateFlow<Progress?> get() = door.ordering

    /** The day it is. */
    val day: LocalDate get() = door.now().toLocalDate()

    private val walked = MutableStateFlow(
        saved.get<Bundle>(WAY)?.getStringArrayList(WAY)?.let(Way::of) ?: Way(),
    )
    val way: StateFlow<Way> = walked.asStateFlow()

    /** The models of places on the way: through rotation and the lock they show what they showed, and hold what can be taken back. */
    private val models = mutableMapOf<Pair<Place, KClass<*>>, Held<*>>()

    private val stuck = MutableStateFlow(false)

    /** What this phone cannot read could not be set aside. */
    val notSetAside: StateFlow<Boolean> = stuck.asStateFlow()

    private val mending = MutableStateFlow(false)
    private val mended = MutableStateFlow<Repaired?>(null)
    private val unmended = MutableStateFlow<Trouble?>(null)

    /** The journal is being repaired. */
    val repairing: StateFlow<Boolean> = mending.asStateFlow()

    /** Why the last repair could not be done, until the journal opens, is set aside, or the user leaves it at that. */
    val notRepaired: StateFlow<Trouble?> = unmended.asStateFlow()

    /** What came of a repair, as long as the app runs. */
    val repaired: StateFlow<Repaired?> = mended.asStateFlow()

    private val said = MutableStateFlow<List<String>>(emptyList())

    /** What was said outside the app and could not be taken, in sentences. */
    val refused: StateFlow<List<String>> = said.asStateFlow()

    init {
        saved.setSavedStateProvider(LINE) { Bundle().apply { putByteArray(LINE, log.kept()) } }
        saved.setSavedStateProvider(SOUGHT) { Bundle().apply { putString(SOUGHT, kept(people.state.value.sought)) } }
        // Also where the journal can be opened only when that is tried again.
        viewModelScope.launch {
            door.isOpen.first { it }
            unmended.value = null
            takeInbox()
        }
        saved.setSavedStateProvider(WAY) { Bundle().apply { putStringArrayList(WAY, ArrayList(way.value.toWords())) } }
    }

    /** The app comes to the front: what was said outside it is taken in. */
    fun front() {
        lock.front()
        inStep.front()
        viewModelScope.launch { takeInbox() }
        lookAtCalendar()
    }

    private suspend fun takeInbox() {
        runCatching { app.inbox.take() }.onSuccess { taken -> said.update { it + taken.refused.map(RefusedFile::why) } }
    }

    /** The app goes, and its window perhaps for good. */
    fun away() {
        lock.away()
        log.keep()
        inStep.away()
        HomeWidget.renew(app)
    }

    fun lookAtCalendar() {
        app.scope.launch { runCatching { app.meetings.look() } }
    }

    fun prep(place: Place.Prep) = at(place) { PrepModel(viewModelScope, door, place.people) }

    fun person(place: Place.Person) = at(place) { PersonModel(viewModelScope, door, place.id) }

    fun knows(place: Place.Person) = at(place) { KnowsModel(viewModelScope, door, place.id) }

    fun line(place: Place.Line) = at(place) { LineModel(viewModelScope, door, place.id) }

    fun me() = at(Place.Settings) { MeModel(viewModelScope, door) }

    fun week() = at(Place.Review) { WeekModel(viewModelScope, door) }

    fun goal(place: Place.Goal) = at(place) { GoalModel(viewModelScope, door, place.id) }

    fun kit(place: Place.Kit) = at(place) { KitModel(viewModelScope, door, place.goal, place.reader) }

    fun wheel() = at(Place.Wheel) { WheelModel(viewModelScope, door) }

    fun asks() = at(Place.Asks) { AsksModel(viewModelScope, door) }

    fun draft(place: Place.Draft) = at(place) { DraftModel(viewModelScope, door, place) }

    /** The model of a place on the way: the one it has already, or a first one. */
    private inline fun <reified M : Held<*>> at(place: Place, make: () -> M): M = models.getOrPut(place to M::class, make) as M

    fun open(place: Place) = walk { it.to(place) }

    /** Something in the list of a place of the bar: beside the list, it takes the place of what stood there. */
    fun choose(place: Place) = walk { it.choose(place) }

    /** One step out; false where that leaves the app. */
    fun back(): Boolean {
        val out = way.value.back() ?: return false
        walk { out }
        return true
    }

    private fun walk(to: (Way) -> Way) {
        val before = way.value
        val after = to(before)
        walked.value = after
        if (before.here == Place.Pair && after.here != Place.Pair) {
            pair.cancel()
            pair.again()
        }
        before.places.filter { it !in after.places }.forEach(::left)
        if (Place.Review in after.places && Place.Review !in before.places) review.begin()
    }

    /** A place is on the way no more. */
    private fun left(place: Place) {
        val always = mapOf(Place.Tab.TODAY to today, Place.Tab.GOALS to goals, Place.Review to review, Place.Devices to devices)
        always[place]?.leave()
        models.keys.removeAll { it.first == place }
    }

    /** Log, with a line begun about these people unless another one is. */
    fun logWith(people: List<Named>, mark: String = "") {
        log.begin(people.joinToString(" ") { mention(it.name) } + " $mark")
        open(Place.Tab.LOG)
    }

    /** Of these people those who are there. */
    private suspend fun there(people: List<PersonId>): List<Named> =
        door.ask { journal, _ -> journal.people().use { all -> people.mapNotNull { runCatching { all.named(it) }.getOrNull() } } }

    /** Follows a link. Somebody it names who is not there is left out. */
    fun follow(link: Link) {
        when (link) {
            Link.Today -> open(Place.Tab.TODAY)
            Link.Next -> viewModelScope.launch {
                val people = runCatching { app.meetings.next() }.getOrDefault(emptyList())
                open(if (people.isEmpty()) Place.Tab.TODAY else Place.Prep(people.map { it.reference.id }))
            }
            // Where nobody of them is there, the card says so.
            is Link.Prep -> if (link.people.size == 1) {
                open(Place.Prep(link.people))
            } else {
                viewModelScope.launch {
                    val there = runCatching { there(link.people) }.getOrDefault(emptyList()).map { it.reference.id }
                    open(Place.Prep(there.ifEmpty { link.people }))
                }
            }
            is Link.Log -> {
                open(Place.Tab.LOG)
                if (link.with.isEmpty()) return
                viewModelScope.launch {
                    runCatching { there(link.with) }.onSuccess { if (it.isNotEmpty()) logWith(it) }
                }
            }
        }
    }

    /** Text that another app shared: it stands in the field, and nothing is saved before the user says so. */
    fun take(text: String) {
        log.add(text)
        open(Place.Tab.LOG)
    }

    /** To where something can be done about a trouble. Who or what is not there any more is passed over. */
    fun go(out: WayOut) {
        (out as? WayOut.Line)?.with?.let { log.begin(mention(it)) }
        viewModelScope.launch { runCatching { door.placeOf(out) }.onSuccess(::open) }
    }

    /**
     * Sets aside, whole, what this phone cannot read any more, and begins empty: the laptop gives the journal anew. Where even that
     * cannot be done, the trouble stands as it is, and it is said.
     */
    fun startAnew() {
        viewModelScope.launch {
            // A damaged one may be open, and sync has it open too.
            val moved = runCatching { inStep.aside { door.without { setAside(app.folder(), app.keys()) } } }
            stuck.value = moved.isFailure
            if (moved.isFailure) return@launch
            unmended.value = null
            open(Place.Pair)
        }
    }

    /**
     * Brings what can be read of a damaged journal into a new file, which takes its place; the damaged one is kept beside it. [then] follows,
     * also where it could not be done: the trouble stands as it is.
     */
    fun repair(then: () -> Unit) {
        if (mending.value) return
        mending.value = true
        viewModelScope.launch {
            // Sync has the file open too.
            runCatching { inStep.aside { door.without { now -> repairJournal(app.folder(), app.keyStore, now) } } }
                .onSuccess {
                    mended.value = it
                    unmended.value = null
                    // What is missing is said there.
                    open(Place.Tab.TODAY)
                }
                .onFailure { unmended.value = Trouble.of(it) }
            mending.value = false
            then()
        }
    }

    /** The user does nothing about a damaged journal for now. */
    fun leaveIt() {
        unmended.value = null
    }

    /** Opens the journal once more, and asks again. */
    fun tryAgain() = door.tryAgain()

    /** Somebody named in a line, as one who was there. */
    private fun mention(name: String): String = if (' ' in name) "@\"$name\"" else "@$name"

    companion object {
        private const val LINE = "line"
        private const val WAY = "way"
        private const val SOUGHT = "sought"

        val factory = viewModelFactory {
            initializer {
                val app = this[APPLICATION_KEY] as HallwayApplication
                HallwayViewModel(app, createSavedStateHandle())
            }
        }
    }
}
