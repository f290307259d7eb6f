package app.hallway.kit

import app.hallway.model.Due
import app.hallway.model.GoalKind
import app.hallway.model.Named
import app.hallway.model.NewGoal
import app.hallway.model.FactEdit
import app.hallway.model.Relation
import java.time.LocalDate
import java.util.concurrent.Executors
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

/** What the screens beside Log show and do: Today, review, people and their pages. */
class ScreenModelsTest {
    private val phone = Phone()

    @After
    fun clear() = phone.close()

    private fun <M : Held<*>> shown(make: () -> M): M = phone.touch { make().also { it.follow() } }

    private fun lived(vararg lines: String) = phone.log(*lines)

    @Test
    fun `what was kept on Today is gone, comes back, is put off and let go`() {
        lived("Coffee with @\"Ana Silva\" !send visa contact by fri")
        val today = shown { TodayModel(phone.scope, phone.door) }
        val mine = { today.state.value.answer?.mine.orEmpty().filter { it.text == "send visa contact" } }
        phone.until("the promise") { mine().size == 1 }
        val promise = mine().single()
        phone.touch { today.keep(promise) }
        phone.until("it is kept") { today.state.value.done?.kind == Deed.Kind.KEPT && mine().isEmpty() }
        phone.touch { today.undo() }
        phone.until("it is back") { today.state.value.done?.kind == Deed.Kind.UNDONE && mine().size == 1 }
        assertFalse("what was taken back is not taken back again", today.state.value.done!!.canBeUndone)
        phone.touch { today.putOff(promise, LocalDate.parse("2026-11-20").plusDays(3)) }
        phone.until("it is put off") { mine().singleOrNull()?.due == Due.Day(LocalDate.parse("2026-11-23")) }
        phone.touch { today.letGo(promise) }
        phone.until("it is let go") { today.state.value.done?.kind == Deed.Kind.LET_GO && mine().isEmpty() }
        phone.touch { today.leave() }
        assertNull("what was done is said on its own screen", today.state.value.done)
    }

    @Test
    fun `undo takes back what it stands beside, and nothing that came in between`() {
        lived("Coffee with @\"Ana Silva\" !send visa contact by fri")
        val today = shown { TodayModel(phone.scope, phone.door) }
        phone.until("the promise") { today.state.value.answer?.mine?.size == 1 }
        phone.touch { today.keep(today.state.value.answer!!.mine.single()) }
        phone.until("it is kept") { today.state.value.done?.canBeUndone == true }
        // As a reply to a notification does.
        lived("Lunch with @Bo")
        phone.touch { today.undo() }
        phone.until("it is back") { today.state.value.done?.undone?.left == 0u && today.state.value.answer?.mine?.size == 1 }
        assertEquals(listOf("Lunch with @Bo"), phone.lines("lunch"))
        phone.touch {
            today.undo()
            today.undo()
            today.keep(today.state.value.answer!!.mine.single())
        }
        phone.until("it is kept again") { today.state.value.done?.kind == Deed.Kind.KEPT }
        assertNull(today.state.value.trouble)
    }

    @Test
    fun `a promise that a line seems to hold is one after a yes, and none after a no`() {
        lived("Had coffee with Ana Silva, I said I would send her the visa contact by Friday")
        val today = shown { TodayModel(phone.scope, phone.door) }
        phone.until("the question") { today.state.value.answer?.asked?.size == 1 }
        val asked = today.state.value.answer!!.asked.single()
        phone.touch { today.answer(asked, yes = true) }
        phone.until("the promise") { today.state.value.answer!!.run { this.asked.isEmpty() && mine.size == 1 } }
        phone.touch { today.undo() }
        phone.until("the question again") { today.state.value.answer!!.run { this.asked.size == 1 && mine.isEmpty() } }
        phone.touch { today.answer(today.state.value.answer!!.asked.single(), yes = false) }
        phone.until("neither") { today.state.value.answer!!.run { this.asked.isEmpty() && mine.isEmpty() } }
    }

    @Test
    fun `review asks one after the other, and takes its answers back one by one`() {
        lived("Coffee with @\"Grace Hopper\"", "Coffee with @\"Grace Kim\"", "Lunch with @Grace, she might promise to send the deck")
        val review = shown { ReviewModel(phone.scope, phone.door) }
        val waiting = { review.deck.value.waiting.orEmpty() }
        phone.until("questions") { waiting().any { it is Question.Whom } }
        val whom = waiting().filterIsInstance<Question.Whom>().first()
        val other = whom.guess.candidates.first { it.reference.id != whom.guess.guessed.reference.id }
        phone.touch { review.whom(whom, other.reference.id) }
        phone.until("it is behind") { whom !in waiting() && review.deck.value.run { behind == 1 && answered == whom } }
        phone.until("it is on the disk") { review.state.value.done?.kind == Deed.Kind.ANSWERED }
        phone.touch { review.back() }
        phone.until("it is asked again") { waiting().any { it.id == whom.id } && review.deck.value.behind == 0 }
        val deck = waiting().map(Question::id)
        phone.touch { waiting().forEach(review::yes) }
        phone.until("the end") { review.deck.value.waiting?.isEmpty() == true && review.state.value.answer?.guesses?.isEmpty() == true }
        phone.touch { repeat(deck.size) { review.back() } }
        phone.until("all of them again") { waiting().map(Question::id) == deck && review.deck.value.behind == 0 }
        val top = review.deck.value.top!!
        phone.touch { review.later(top) }
        phone.until("the next") { review.deck.value.run { behind == 1 && this.top != top && number == 2 && all == deck.size } }
    }

    @Test
    fun `what was left for later is asked in the next sitting`() {
        lived("Coffee with @\"Grace Hopper\"", "Coffee with @\"Grace Kim\"")
        val review = shown { ReviewModel(phone.scope, phone.door) }
        phone.until("both") { review.deck.value.waiting?.size == 2 }
        val (first, second) = review.deck.value.waiting!!
        phone.touch { review.later(first) }
        phone.touch { review.yes(second) }
        phone.until("the end") { review.deck.value.waiting?.isEmpty() == true && review.state.value.done != null }
        phone.touch { review.pause() }
        phone.touch {
            review.begin()
            review.follow()
        }
        phone.until("it is asked again, first of one") { review.deck.value.run { top?.id == first.id && number == 1 && all == 1 && answered == null } }
    }

    @Test
    fun `of two searches the later one counts, whenever the earlier is answered`() {
        lived("Coffee with @\"Ana Silva\"", "Lunch with @\"Bo Lindqvist\"")
        val gate = Gate()
        val door = Door(phone.scope, gate, { phone.now }) { phone.ask { it.anotherDoor() } }
        runBlocking { door.ask { _, _ -> } }
        val goal = phone.ask { journal -> journal.goals().use { it.add(NewGoal("Lead", GoalKind.Promotion, null, "", "", null), WEDNESDAY) } }.reference.id
        val (map, knows) = GoalModel(phone.scope, door, goal) to KnowsModel(phone.scope, door, phone.person("Bo Lindqvist"))
        for ((seek, found) in listOf<Pair<(String) -> Unit, () -> List<Named>>>(map::seek to { map.candidates.value }, knows::seek to { knows.candidates.value })) {
            gate.close()
            phone.touch { seek("Bo") }
            phone.until("the first search") { gate.waiting == 1 }
            phone.touch { seek("Ana") }
            phone.until("the second") { gate.waiting == 2 }
            gate.open()
            // Both were answered, and what follows from that stands in the queue of the thread that draws.
            phone.touch { }
            assertEquals(listOf("Ana Silva"), found().map(Named::name))
        }
    }

    /** Holds back the calls that come while it is closed; open again, it lets in the last first. */
    private class Gate : CoroutineDispatcher() {
        private val held = ArrayDeque<Runnable>()
        private var closed = false
        private val thread = Executors.newSingleThreadExecutor()

        val waiting: Int get() = synchronized(this) { held.size }

        fun close() = synchronized(this) { closed = true }

        fun open() = synchronized(this) {
            closed = false
            while (held.isNotEmpty()) thread.execute(held.removeLast())
            thread.submit { }.get()
        }

        override fun dispatch(context: CoroutineContext, block: Runnable) = synchronized(this) {
            if (closed) held.addLast(block) else thread.execute(block)
        }
    }

    @Test
    fun `a touch too many notes nothing twice`() {
        lived("Coffee with @\"Ana Silva\"")
        val ana = phone.person("Ana Silva")
        val model = shown { PersonModel(phone.scope, phone.door, ana) }
        phone.until("her page") { model.state.value.answer != null }
        var saved = 0
        phone.touch { repeat(2) { model.know(model.state.value.answer!!, "family: two sons") { saved++ } } }
        phone.until("it is noted") { !model.state.value.saving && model.state.value.answer!!.facts.isNotEmpty() }
        assertEquals(1 to 1, model.state.value.answer!!.facts.size to saved)
    }

    @Test
    fun `an answer that could not be saved is asked again`() {
        lived("Had coffee with Ana Silva, I said I would send her the deck by Friday")
        val review = shown { ReviewModel(phone.scope, phone.door) }
        phone.until("a question") { review.deck.value.top is Question.Said }
        val top = review.deck.value.top!!
        phone.ask { it.shut() }
        phone.touch { review.no(top) }
        phone.until("the trouble") { review.deck.value.trouble?.word == "closed" }
        phone.until("it is asked again") { review.deck.value.run { top in waiting.orEmpty() && behind == 0 } }
    }

    @Test
    fun `people are found as typed, and what was written comes in pages, each hit once`() {
        lived("Coffee with @\"Ana Silva\"", "Lunch with @\"Bo Lindqvist\"")
        lived(*Array(120) { "Tea with @\"Bo Lindqvist\", budget ${it + 1}" })
        val people = phone.touch { PeopleModel(phone.scope, phone.door) }
        val names = { people.state.value.people?.map { it.person.name } }
        phone.until("everybody") { names()?.toSet() == setOf("Bo Lindqvist", "Ana Silva") }
        assertEquals(Written(), people.state.value.written)
        phone.touch { for (text in listOf("A", "An", "Ana")) people.seek(text) }
        phone.until("Ana") { names() == listOf("Ana Silva") }
        phone.touch { people.seek("budget") }
        phone.until("a page") { people.state.value.written.run { hits.size == 50 && more } }
        phone.touch { repeat(2) { people.goOn() } }
        phone.until("the next") { people.state.value.written.hits.size == 100 }
        phone.touch { people.goOn() }
        phone.until("the last") { people.state.value.written.run { hits.size == 120 && !more } }
        val hits = people.state.value.written.hits
        assertEquals(120, hits.map { it.reference.id }.toSet().size)
        assertTrue(hits.all { it.leads })
        var went: Place? = null
        phone.touch { people.open(hits.first()) { went = it } }
        phone.until("the line") { went == Place.Line(hits.first().reference.id) }
        phone.touch { people.seek("with:nobody") }
        phone.until("a note") { people.state.value.written.notes.isNotEmpty() }
        phone.touch { people.seek("") }
        phone.until("everybody again") { names()?.size == 2 && people.state.value.written == Written() }
    }

    @Test
    fun `a hit that was deleted meanwhile leads nowhere, and says nothing`() {
        lived("Coffee with @\"Ana Silva\"", "Goal talk with @\"Ana Silva\"")
        val people = phone.touch { PeopleModel(phone.scope, phone.door) }
        phone.touch { people.seek("kind:coffee") }
        phone.until("the line") { people.state.value.written.hits.isNotEmpty() }
        val hit = people.state.value.written.hits.first { it.what == "entry" }
        val ana = phone.person("Ana Silva")
        val line = phone.touch { LineModel(phone.scope, phone.door, hit.reference.id).also { it.follow() } }
        phone.until("its page") { line.state.value.answer != null }
        assertEquals(listOf(ana), line.state.value.answer!!.people.map { it.reference.id })
        phone.touch { line.delete(line.state.value.answer!!) }
        phone.until("it is deleted") { line.state.value.done?.kind == Deed.Kind.DELETED }
        phone.until("it is not found") { people.state.value.written.hits.none { it.reference.id == hit.reference.id } }
        phone.touch { line.undo() }
        phone.until("it is found again") { people.state.value.written.hits.any { it.reference.id == hit.reference.id } }
    }

    @Test
    fun `a page is put right in its place, and a person rests`() {
        lived("Coffee with @\"Ana Silva\"")
        val ana = shown { PersonModel(phone.scope, phone.door, phone.person("Ana Silva")) }
        val page = { ana.state.value.answer!! }
        phone.until("her page") { ana.state.value.answer != null }
        fun edits(field: PersonField, text: String, moved: Boolean = false): () -> Unit {
            var then = false
            phone.touch { ana.edit(page(), field, text, moved) { then = true } }
            return { phone.until("$field: $text") { then && page().said(field) == text } }
        }
        edits(PersonField.ORG, "Payments")()
        assertTrue(page().mayHaveMoved(PersonField.ORG))
        edits(PersonField.ORG, "Risk", moved = true)()
        assertEquals("what was is history", 2, page().positions.size)
        edits(PersonField.ALSO, "Anita, Nina")()
        edits(PersonField.ALSO, "Nina")()
        edits(PersonField.EVERY, "10")()
        edits(PersonField.EVERY, "")()
        edits(PersonField.NAME, "Ana Silva")()
        phone.touch { ana.relate(page(), Relation.Mentor) }
        phone.until("the relation") { page().relation == Relation.Mentor }
        var then = false
        phone.touch { ana.know(page(), "careful: the reorg") { then = true } }
        phone.until("the fact") { then && page().facts.map { it.text } == listOf("the reorg") }
        phone.touch { ana.change(page().facts.single(), FactEdit.Reword("the reorganisation")) {} }
        phone.until("its new words") { page().facts.map { it.text } == listOf("the reorganisation") }
        phone.touch { ana.rest(page()) }
        phone.until("she rests") { page().resting != null }
        phone.touch { ana.wake(page()) }
        phone.until("she does not") { page().resting == null && ana.state.value.done?.kind == Deed.Kind.AWAKE }
        phone.touch { ana.undo() }
        phone.until("she rests again") { page().resting != null }
    }

    @Test
    fun `a clock that is put back or forward keeps every line, and what was done last is what is taken back`() {
        val log = phone.touch { LogModel(phone.scope, phone.door) }
        fun saves(line: String) {
            phone.touch {
                log.type(Line(line))
                log.save()
            }
            phone.until("the receipt of $line") { log.state.value.saved?.receipt?.text == line }
        }
        saves("Coffee with @Ana !send the deck by fri")
        val today = shown { TodayModel(phone.scope, phone.door) }
        for (days in listOf(-400L, 400L, -1L)) {
            phone.now = WEDNESDAY.plusDays(days)
            saves("Tea with @Bo, $days")
            phone.touch { log.undo() }
            phone.until("it is taken back") { log.state.value.line.text == "Tea with @Bo, $days" }
            assertEquals(emptyList<String>(), phone.lines("tea"))
            saves("Tea with @Bo, $days")
            phone.touch { today.follow() }
            phone.until("the day") { today.state.value.answer?.day == phone.now.toLocalDate() }
            assertNull(today.state.value.trouble)
            phone.until("the promise") { today.state.value.answer?.run { mine.size + mineLater.toInt() } == 1 }
            phone.touch { log.undo() }
            phone.until("it is taken back again") { log.state.value.saved == null }
            phone.touch { log.type(Line()) }
        }
        phone.now = WEDNESDAY
        assertEquals(listOf("Coffee with @Ana !send the deck by fri"), phone.lines("with:ana"))
    }
}
