package app.hallway

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.hallway.core.Journal
import app.hallway.kit.Deck
import app.hallway.kit.Deed
import app.hallway.kit.KeyUnreachable
import app.hallway.kit.Line
import app.hallway.kit.LogState
import app.hallway.kit.PeopleModel
import app.hallway.kit.PeopleState
import app.hallway.kit.PersonField
import app.hallway.kit.Place
import app.hallway.kit.Question
import app.hallway.kit.Saved
import app.hallway.kit.Shown
import app.hallway.kit.Trouble
import app.hallway.kit.Written
import app.hallway.lock.LockScreen
import app.hallway.log.LogActions
import app.hallway.log.LogScreen
import app.hallway.look.LocalOuts
import app.hallway.look.Outs
import app.hallway.model.Choice
import app.hallway.model.Hint
import app.hallway.model.MeetingCard
import app.hallway.model.Page
import app.hallway.model.PersonId
import app.hallway.model.Progress
import app.hallway.model.Repaired
import app.hallway.model.SearchOrder
import app.hallway.people.FactSheet
import app.hallway.people.KnowsSheet
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
import app.hallway.settings.Preferences.Switch
import app.hallway.settings.SettingsActions
import app.hallway.settings.SettingsScreen
import app.hallway.today.TodayActions
import app.hallway.today.TodayScreen
import java.lang.reflect.Proxy
import java.time.LocalDate
import java.time.OffsetDateTime
import kotlinx.coroutines.cancelChildren
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking

/** Actions that do nothing. */
internal inline fun <reified T> nothing(): T =
    Proxy.newProxyInstance(T::class.java.classLoader, arrayOf(T::class.java)) { self, method, told ->
        // What is composed once more is compared.
        when (method.name) {
            "equals" -> self === told?.first()
            "hashCode" -> System.identityHashCode(self)
            else -> null
        }
    } as T

/** A screen with its name, and what is touched on it before it is looked at. */
class Story(val name: String, val screen: @Composable () -> Unit, val touches: List<String>)

/** Whether a screen stands alone, without the bar of words below it. */
internal val LocalAlone = staticCompositionLocalOf { false }

/** A screen over the bar of words. */
internal fun under(tab: Place.Tab, screen: @Composable () -> Unit): @Composable () -> Unit = {
    if (LocalAlone.current) {
        screen()
    } else {
        Column {
            Box(Modifier.weight(1f)) { screen() }
            TabBar(tab) {}
        }
    }
}

/** A screen in what the keyboard leaves of a phone on its side. */
private fun low(screen: @Composable () -> Unit): @Composable () -> Unit = { Box(Modifier.height(200.dp)) { screen() } }

/** A journal of some weeks, and every screen over it. */
class Stories(private val app: RealJournal) {
    private val day: LocalDate get() = app.now.toLocalDate()

    init {
        app.lived(
            "2026-08-20" to "Coffee with @\"Bo Lindqvist\" +interest: old maps",
            // A line has one fact of a person at most: which of two of one moment stands first is nobody's matter.
            "2026-09-03" to "Tea with @\"Ana Silva\" +likes natural wine",
            "2026-09-14" to "1:1 with @\"Priya Nair\" +need: a second analyst",
            "2026-10-12" to "Lunch with @\"Ana Silva\", nervous about schools in Lisbon ?intro to Priya +careful: the reorg",
            "2026-11-02" to "Call with @\"Tomás Reis\" !send the pricing draft by 13 Nov, ran an analyst search in May",
            "2026-11-05" to "Coffee with @\"Grace Hopper\" ?the notes of the panel",
            "2026-11-09" to "Walk with @\"Grace Kim\" !introduce her to Bo",
            "2026-11-10" to "Coffee with @\"Ana Silva\", showed my note to her team +need: a second analyst !send visa contact by 13 Nov",
            "2026-11-12" to "Call with @\"Mei Tanaka\", her father died last week",
            "2026-11-16" to "Lunch with @\"Bo Lindqvist\" and @Grace, he may move to Oslo",
            "2026-11-17" to "Talked with Sam about the launch, he said he'd send the numbers",
        )
    }

    private fun <T> ask(call: (Journal, OffsetDateTime) -> T): T = runBlocking { app.door.ask(call) }

    private fun person(name: String): PersonId = ask { journal, _ -> journal.people().use { it.resolve(name) } }

    private fun typed(text: String, choices: List<Choice> = emptyList()): LogState {
        val read = ask { journal, now -> journal.read(text, choices, now) }
        val likely = ask { journal, now -> journal.people().use { it.latest(8u, now) } }
        return LogState(Line(text), choices = choices, chips = read.chips, label = read.label, likely = likely)
    }

    private fun log(state: LogState) = under(Place.Tab.LOG) { LogScreen(state, nothing<LogActions>(), focused = false) }

    private fun card(vararg names: String): @Composable () -> Unit {
        val ids = names.map(::person)
        val card = if (ids.size == 1) {
            MeetingCard(emptyList(), ask { journal, now -> listOf(journal.prep(ids.single(), now)) })
        } else {
            ask { journal, now -> journal.people().use { it.prepMeeting(ids, now) } }
        }
        return under(Place.Tab.TODAY) { PrepScreen(Shown(card), day, nothing<PrepActions>()) }
    }

    /** Somebody of whom nothing is known but that they met. */
    private fun unknown(): @Composable () -> Unit {
        ask { journal, now -> journal.log("Tea with @\"Leila Haddad\"", emptyList(), now.minusDays(1)) }
        return card("Leila Haddad")
    }

    private fun everybody(): PeopleState = runBlocking {
        val model = PeopleModel(this, app.door)
        model.state.first { it.people != null }.also { coroutineContext.cancelChildren() }
    }

    /** What is touched before a screen is looked at: it opens a sheet. */
    private val touches = mapOf(
        "today-later" to listOf("Later: introduce her to Bo"),
        "today-damaged" to listOf("Repair it"),
        "goals-new" to listOf("Set a goal"),
        "today-menu" to listOf("More"),
        "today-key-gone-sure" to listOf("Pair it with your laptop again"),
        "kit-fill" to listOf("A likely objection and your answer"),
        "goal-put-on" to listOf("Add someone to the map"),
        "goal-win" to listOf("Note a win"),
        "goal-end" to listOf("How it ended"),
        "goal-seat-shown" to listOf("Where do they stand?"),
        "goal-seat-say" to listOf("What is their role?"),
        "device-name" to listOf("laptop", "Rename"),
        "pair-paste" to listOf("Paste a code instead"),
        "settings-pace" to listOf("People a week, at most"),
        "asks-answer" to listOf("Tomás Reis: feedback"),
        "device" to listOf("laptop"),
        "device-cut-off" to listOf("laptop", "Cut it off"),
    )

    /** In the order in which a person meets them. */
    fun all(): List<Story> = screens().map { (name, screen) -> Story(name, screen, touches[name].orEmpty()) }

    private fun screens(): List<Pair<String, @Composable () -> Unit>> {
        val typed = "Coffee with Ana Silva, she is moving to Lisbon in June. I said I'd send her the visa contact by Friday #travel"
        val reading = typed(typed)
        val doubt = typed("Lunch with @Grace, she offered to review my deck")
        val likely = reading.likely
        val today = ask { journal, now -> journal.today(now) }
        val review = ask { journal, now -> journal.review().use { it.list(now) } }
        val people = everybody()
        val found = PeopleState(
            "analyst",
            ask { journal, now -> journal.people().use { it.list("analyst", now) } },
            ask { journal, now -> journal.find("analyst", SearchOrder.NEWEST, 0u, 50u, now) }.let { Written(it.hits, it.more, it.notes) },
        )
        val me = ask { journal, _ -> journal.people().use { it.me() } }
        val week = ask { journal, now -> journal.relationships().use { it.week(now) } }
        val (silva, lindqvist) = person("Ana Silva") to person("Bo Lindqvist")
        ask { journal, now -> journal.people().use { it.addKnows(silva, lindqvist, "from university", now) } }
        val ana = ask { journal, now -> journal.people().use { it.show(silva, now) } }
        val knows = Shown(ask { journal, _ -> journal.people().use { it.introducers(silva) } })
        val line = ask { journal, now -> journal.show(ana.timeline.first().reference, now) as Page.Entry }.v1
        // Last: from here on the journal holds it.
        val receipt = ask { journal, now -> journal.log(typed, emptyList(), now) }
        val saved = Saved(receipt, reading.draft, act = 1, asked = receipt.suggestions)
        val full = Trouble(Trouble.Kind.FULL, "no_room", "")
        val gone = Trouble(Trouble.Kind.KEY_GONE, "key_gone", "")
        val silent = Trouble.of(KeyUnreachable(IllegalStateException()))
        val newer = Trouble(
            Trouble.Kind.DECIDE,
            "newer_schema",
            "this journal was written by a newer Hallway (schema 9, this one knows 8): update Hallway on this device",
        )
        val damaged = Trouble(
            Trouble.Kind.DECIDE,
            "damaged",
            "the journal file is damaged (database disk image is malformed): a repair copies what can be read into a new file and keeps this one",
            listOf(Hint.Repair),
        )
        val stranger = Trouble(
            Trouble.Kind.DECIDE,
            "stranger",
            "your other devices no longer recognise this phone: the secret they know it by is gone. Nothing else is, and you can go " +
                "on writing here. Pair it again, and it catches up",
            listOf(Hint.Pair),
        )
        return listOf(
            "log-empty" to log(LogState(likely = likely)),
            "log-typing" to log(reading),
            "log-doubt" to log(doubt.copy(touched = doubt.chips.firstOrNull { it.alternatives.isNotEmpty() }?.id)),
            "log-low" to low { LogScreen(reading, nothing<LogActions>(), focused = false) },
            "log-receipt" to log(LogState(likely = likely, saved = saved)),
            "log-full" to log(reading.copy(trouble = full)),
            "log-shut" to log(LogState(Line(typed), trouble = silent, shut = true)),
            "card" to card("Ana Silva"),
            "card-late" to card("Tomás Reis"),
            "card-heavy" to card("Mei Tanaka"),
            "card-several" to card("Ana Silva", "Bo Lindqvist"),
            "today" to under(Place.Tab.TODAY) { TodayScreen(Shown(today, done = Deed("introduce her to Bo", Deed.Kind.KEPT, act = 1)), nothing<TodayActions>()) },
            "today-first" to under(Place.Tab.TODAY) { TodayScreen(Shown(today.copy(firstDay = true)), nothing<TodayActions>()) },
            "today-empty" to under(Place.Tab.TODAY) {
                val none = today.copy(mine = emptyList(), theirs = emptyList(), people = emptyList(), next = emptyList(), toCheck = 0u)
                TodayScreen(Shown(none), nothing<TodayActions>())
            },
            "today-later" to under(Place.Tab.TODAY) { TodayScreen(Shown(today), nothing<TodayActions>()) },
            "today-full" to under(Place.Tab.TODAY) { TodayScreen(Shown(today, trouble = full), nothing<TodayActions>()) },
            "today-newer" to under(Place.Tab.TODAY) { TodayScreen(Shown(trouble = newer), nothing<TodayActions>()) },
            "today-stranger" to under(Place.Tab.TODAY) { TodayScreen(Shown(today), nothing<TodayActions>(), notice = stranger) },
            "today-menu" to under(Place.Tab.TODAY) { TodayScreen(Shown(today), nothing<TodayActions>()) },
            "today-key-gone-sure" to under(Place.Tab.TODAY) { TodayScreen(Shown(trouble = gone), nothing<TodayActions>()) },
            "today-key-gone" to under(Place.Tab.TODAY) { TodayScreen(Shown(trouble = gone), nothing<TodayActions>()) },
            "today-damaged" to under(Place.Tab.TODAY) { TodayScreen(Shown(trouble = damaged), nothing<TodayActions>()) },
            "today-not-repaired" to under(Place.Tab.TODAY) {
                CompositionLocalProvider(LocalOuts provides Outs(notRepaired = full)) { TodayScreen(Shown(trouble = damaged), nothing<TodayActions>()) }
            },
            "today-repaired" to under(Place.Tab.TODAY) {
                val repaired = Repaired("journal.damaged", 311u, listOf("a line of 12 Nov: \"Call with @Mei Tanaka\"", "record 0190f2a1 cannot be read"))
                TodayScreen(Shown(today), nothing<TodayActions>(), repaired = repaired, refused = listOf("it is cut short"))
            },
            "review" to under(Place.Tab.TODAY) { ReviewScreen(Deck(review.suggestions.map(Question::Said), behind = 2), nothing<ReviewActions>()) },
            "review-whom" to under(Place.Tab.TODAY) { ReviewScreen(Deck(review.guesses.map(Question::Whom)), nothing<ReviewActions>()) },
            "review-done" to under(Place.Tab.TODAY) { ReviewScreen(Deck(emptyList(), behind = 7), nothing<ReviewActions>(), week = week) },
            "today-ordering" to under(Place.Tab.TODAY) {
                Column {
                    Box(Modifier.weight(1f)) { TodayScreen(Shown(), nothing<TodayActions>()) }
                    Ordering(Progress(1_200uL, 5_000uL))
                }
            },
            "people-found" to under(Place.Tab.PEOPLE) { PeopleScreen(found, day, nothing<PeopleActions>()) },
            "person-editing" to under(Place.Tab.PEOPLE) {
                PersonScreen(Shown(ana), day, nothing<PersonActions>(), unfolded = true, row = PersonField.EVERY)
            },
            "people" to under(Place.Tab.PEOPLE) { PeopleScreen(people, day, nothing<PeopleActions>()) },
            "people-empty" to under(Place.Tab.PEOPLE) { PeopleScreen(PeopleState(people = emptyList()), day, nothing<PeopleActions>()) },
            "person" to under(Place.Tab.PEOPLE) { PersonScreen(Shown(ana), day, nothing<PersonActions>(), knows = knows) },
            "person-fact" to under(Place.Tab.PEOPLE) { FactSheet(ana.facts.first(), nothing<PersonActions>(), trouble = null) {} },
            "person-knows" to under(Place.Tab.PEOPLE) { KnowsSheet(likely, nothing<PersonActions>(), trouble = full) {} },
            "line" to under(Place.Tab.PEOPLE) { LineScreen(Shown(line), day, nothing<LineActions>()) },
            "person-way-out" to under(Place.Tab.PEOPLE) {
                val hints = listOf(Hint.EditPerson("Bo Lindqvist"), Hint.AddNamesake("Bo Lindqvist"))
                val taken = Trouble(Trouble.Kind.SAY, "already_there", "there is a Bo Lindqvist already", hints)
                PersonScreen(Shown(ana, trouble = taken), day, nothing<PersonActions>(), knows = knows)
            },
        ) + GoalStories(app).all() + DeviceStories(app).all() + listOf(
            "settings" to under(Place.Tab.TODAY) { SettingsScreen(Shown(me), setOf(Switch.HIDDEN), week = null, nothing<SettingsActions>()) },
            "settings-pace" to under(Place.Tab.TODAY) { SettingsScreen(Shown(me), emptySet(), week = null, nothing<SettingsActions>()) },
            "settings-withdrawn" to under(Place.Tab.TODAY) {
                SettingsScreen(Shown(me), setOf(Switch.CALENDAR), week = null, nothing<SettingsActions>(), note = R.string.settings_no_calendar)
            },
            "locked" to { LockScreen {} },
            // Last: nobody else has to know her.
            "card-unknown" to unknown(),
        )
    }
}
