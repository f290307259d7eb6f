package app.hallway.kit

import app.hallway.core.Journal
import app.hallway.core.Work
import app.hallway.model.AskKind
import app.hallway.model.NewAsk
import app.hallway.model.SearchOrder
import java.io.File
import java.time.LocalDate
import java.time.OffsetDateTime
import java.time.format.DateTimeFormatter
import java.util.Locale
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Test

/**
 * What a newer or a hostile device sent: moments at the ends of time, offsets no place has, numbers beyond bounds, kinds and words that
 * nobody knows, texts of no width or of many pages, NUL, lone marks of writing direction. Every screen is shown with every day on it.
 */
class StrangeTest {
    private val desk = Desk().apply { strange() }
    private var days = 0

    @After
    fun clear() = desk.close()

    /** Has the journal take in what the core's own test of extreme records forged. */
    private fun Desk.strange() {
        open().use {
            it.log("Coffee with @\"Ana Silva\"", listOf(), WEDNESDAY)
            it.shut()
        }
        val tool = File(System.getProperty("jna.library.path"), "examples/strange")
        val key = keys.read("journal")!!.joinToString("") { "%02x".format(it) }
        val ran = ProcessBuilder(tool.path, File(folder, "journal.hallway").path, key).redirectErrorStream(true).start()
        val said = ran.inputStream.readAllBytes().decodeToString()
        assertEquals(said, 0, ran.waitFor())
    }

    /** Writes every day and moment of an answer as a screen does. */
    private fun draw(answer: Any?) {
        when (answer) {
            null, is String, is Number, is Boolean, is Char, is Enum<*>, is UInt, is ULong, is UByte, is UShort, is ByteArray -> {}
            is LocalDate -> drawn(DAY.format(answer))
            is OffsetDateTime -> drawn(MOMENT.format(answer))
            is Iterable<*> -> answer.forEach(::draw)
            is Map<*, *> -> answer.forEach { (key, value) ->
                draw(key)
                draw(value)
            }
            else -> {
                assertTrue(answer.javaClass.name, answer.javaClass.name.startsWith("app.hallway."))
                generateSequence<Class<*>>(answer.javaClass) { it.superclass }.flatMap { it.declaredFields.asSequence() }
                    .filter { !java.lang.reflect.Modifier.isStatic(it.modifiers) && it.declaringClass != Any::class.java }
                    .forEach {
                        it.isAccessible = true
                        draw(it.get(answer))
                    }
            }
        }
    }

    private fun drawn(text: String) {
        days++
        assertTrue(text, text.isNotBlank())
    }

    private fun <M : Held<T>, T> Phone.shows(what: String, make: () -> M): T {
        val model = touch { make().also { it.follow() } }
        until("$what: ${model.state.value.trouble}") { model.state.value.run { answer != null || trouble != null } }
        touch { model.pause() }
        return model.state.value.run {
            assertEquals(what, null, trouble)
            draw(answer)
            answer!!
        }
    }

    @Test
    fun `every screen is shown over what another device sent`() = Phone(desk).use { phone ->
        val (scope, door) = phone.scope to phone.door
        phone.shows("today") { TodayModel(scope, door) }
        phone.shows("review") { ReviewModel(scope, door) }
        phone.shows("the week") { WeekModel(scope, door) }
        phone.shows("asks") { AsksModel(scope, door) }
        phone.shows("the wheel") { WheelModel(scope, door) }
        phone.shows("devices") { DevicesModel(scope, door) }
        phone.shows("me") { MeModel(scope, door) }
        val people = phone.touch { PeopleModel(scope, door) }
        phone.until("people") { people.state.value.run { this.people != null || trouble != null } }
        assertEquals(null, people.state.value.trouble)
        val ids = people.state.value.people!!.map { it.person.reference.id }
        assertTrue("${ids.size} people", ids.size > 2)
        draw(people.state.value.people)
        for (id in ids) {
            phone.shows("a page") { PersonModel(scope, door, id) }
            phone.shows("whom somebody knows") { KnowsModel(scope, door, id) }
            phone.shows("a card") { PrepModel(scope, door, listOf(id)) }
        }
        phone.shows("a meeting") { PrepModel(scope, door, ids.take(4)) }
        val goals = phone.shows("goals") { GoalsModel(scope, door) }
        assertTrue("${goals.size} goals", goals.size > 1)
        for (goal in goals.map { it.reference.id }) {
            phone.shows("a goal") { GoalModel(scope, door, goal) }
            for (reader in listOf(null) + ids.take(4)) phone.shows("a kit") { KitModel(scope, door, goal, reader) }
        }
        for (kind in listOf(AskKind.Feedback, AskKind.Advocacy)) phone.shows("a draft") { DraftModel(scope, door, Place.Draft(ids.first(), kind, null)) }
        for (words in listOf("since:0001-01-01", "word", "said", "is:open")) {
            phone.touch { people.seek(words) }
            phone.until("what holds $words") { people.state.value.run { sought == words && (written != Written() || trouble != null) } }
            assertEquals(words, null, people.state.value.trouble)
            draw(people.state.value.written.hits)
        }
        val lines = phone.ask { it.find("since:1970-01-01", SearchOrder.NEWEST, 0u, 1_000u, WEDNESDAY) }.hits.filter { it.what == "entry" }
        assertTrue("${lines.size} lines", lines.size > 2)
        for (line in lines) phone.shows("a line") { LineModel(scope, door, line.reference.id) }
        assertTrue("$days days and moments", days > 50)
    }

    @Test
    fun `every question has its answer over what another device sent, whatever day it is`() = desk.open().use { journal ->
        for (now in listOf(WEDNESDAY, OffsetDateTime.parse("0001-01-02T00:00:00+14:00"), OffsetDateTime.parse("9998-12-30T00:00:00-12:00"))) {
            journal.answers(now)
        }
        Work(null).use { work -> journal.maintenance().use { assertEquals(listOf<Any>(), it.check(work, WEDNESDAY).run { file + unreadable + stale }) } }
        journal.shut()
    }

    private fun Journal.answers(now: OffsetDateTime) {
        draw(today(now))
        val found = find("since:1970-01-01", SearchOrder.BEST, 0u, 1_000u, now)
        draw(found)
        for (hit in found.hits) {
            draw(show(hit.reference, now))
            draw(history(hit.reference))
        }
        assertTrue("${found.hits.size} hits", found.hits.size > 5)
        draw(read("Coffee with @\"Ana Silva\" !call her by fri", listOf(), now))
        val people = people().use { people ->
            draw(people.me())
            draw(people.mine())
            draw(people.latest(50u, now))
            people.list(null, now).also(::draw).map { it.person.reference.id }.onEach {
                draw(people.show(it, now))
                draw(people.named(it))
                draw(people.introducers(it))
                draw(people.forgetPlan(it))
            }
        }
        relationships().use { all ->
            draw(all.next(now))
            draw(all.week(now))
            draw(all.wheel(now))
            draw(all.auditBoard(now))
            assertNotNull(all.glance(now))
            draw(all.breadth(now))
            for (person in people) {
                draw(all.ready(person, now))
                draw(all.whatIf(person, now))
                draw(all.betweenUs(person, now))
            }
        }
        for (person in people) draw(prep(person, now))
        goals().use { goals ->
            draw(goals.untoldWins())
            draw(goals.projects(now))
            draw(goals.wins(null))
            for (goal in goals.list(now).also(::draw).map { it.reference.id }) {
                draw(goals.get(goal, now))
                draw(goals.map(goal, now))
                draw(goals.wins(goal))
                for (reader in listOf(null) + people) draw(goals.kit(goal, reader))
            }
        }
        asks().use { asks ->
            draw(asks.list(now))
            for (person in people) draw(asks.draft(person, NewAsk(AskKind.Feedback, "", null, null, null, null), now))
        }
        giving().use {
            draw(it.overview(now))
            draw(it.advocacies(now))
            draw(it.myWord(now))
        }
        review().use { draw(it.list(now)) }
        devices().use {
            draw(it.members())
            draw(it.list())
        }
        settings().use { draw(it.topics()) }
        maintenance().use {
            draw(it.status())
            draw(it.undoList(50u))
        }
    }
}

private val DAY = DateTimeFormatter.ofPattern("EEE d MMMM yyyy", Locale.ENGLISH)
private val MOMENT = DateTimeFormatter.ofPattern("EEE d MMM yyyy H:mm", Locale.ENGLISH)
