package app.hallway.kit

import app.hallway.model.ChipKind
import app.hallway.model.ChipState
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicBoolean
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

/** A line as it is typed, its chips, its receipt, and what becomes of it where it cannot be saved. */
class LogModelTest {
    private val phone = Phone().apply { log("Tea with @\"Ana Silva\"") }
    private val plain = "Had coffee with Ana Silva, she is moving to Lisbon in June. I said I would send her the visa contact by Friday"

    @After
    fun clear() = phone.close()

    private fun model(kept: ByteArray? = null) = phone.touch { LogModel(phone.scope, phone.door, kept) }

    private fun LogModel.types(text: String) = phone.touch { type(Line(text)) }

    private fun LogModel.untilShown(what: String, holds: (LogState) -> Boolean) = phone.until(what) { holds(state.value) }

    private fun unsaved(): String? = phone.ask { journal -> journal.settings().use { it.get("unsaved") } }

    @Test
    fun `a line is saved as its chips show it, and what was refused is not`() {
        val log = model()
        log.types(plain)
        log.untilShown("chips") { state -> state.chips.any { it.kind == ChipKind.PROMISE } && state.chips.any { it.state == ChipState.ASKED && it.kind != ChipKind.PROMISE } }
        val promise = log.state.value.chips.first { it.kind == ChipKind.PROMISE }
        val asked = log.state.value.chips.first { it.state == ChipState.ASKED && it.kind != ChipKind.PROMISE && it.refuse != null }
        phone.touch { log.touch(asked.id) }
        assertEquals(asked, log.state.value.touchedChip)
        phone.touch { log.choose(asked.refuse!!) }
        assertNull("a choice closes its sheet", log.state.value.touched)
        log.untilShown("the end of the chip") { state -> state.chips.none { it.id == asked.id } }
        if (promise.state == ChipState.ASKED) phone.touch { log.choose(promise.accept!!) }
        log.untilShown("the promise") { state -> state.chips.any { it.kind == ChipKind.PROMISE && it.state == ChipState.TAKEN } }
        phone.touch {
            log.save()
            assertTrue("the field is free at once", log.state.value.line.text.isEmpty() && log.state.value.saving.isNotEmpty())
        }
        log.untilShown("the receipt") { it.saved != null }
        val saved = log.state.value.saved!!
        assertTrue("${saved.receipt.items}", saved.receipt.items.any { "visa contact" in it.text })
        assertTrue("what was refused is not asked again", saved.asked.none { it.text in asked.text })
        val card = phone.ask { it.prep(saved.receipt.people.first().reference.id, phone.now) }
        assertTrue("visa contact" in card.youOwe.single().text)
    }

    @Test
    fun `what the receipt still asks is answered, and taken back before the line itself`() {
        val log = model()
        log.types(plain)
        phone.touch { log.save() }
        log.untilShown("the receipt") { it.saved?.asked?.isNotEmpty() == true }
        val before = log.state.value.saved!!
        val asked = before.asked.first()
        phone.touch { log.answer(asked, yes = true) }
        log.untilShown("the answer") { it.saved?.answered?.map(Answered::suggestion) == listOf(asked) }
        assertEquals(before.asked.drop(1), log.state.value.saved!!.asked)
        phone.touch { log.undo() }
        log.untilShown("the question again") { it.saved?.answered?.isEmpty() == true }
        assertEquals(before.asked, log.state.value.saved!!.asked)
        phone.touch { log.undo() }
        log.untilShown("the line again") { it.saved == null }
        assertEquals(plain, log.state.value.line.text)
        assertEquals(emptyList<String>(), phone.lines("Lisbon"))
    }

    @Test
    fun `a line that is taken back takes nothing along that came after it`() {
        val log = model()
        log.types("Lunch with @Bo")
        phone.touch { log.save() }
        log.untilShown("the receipt") { it.saved != null }
        phone.log("Tea with @Bo")
        // Twice at once is once.
        phone.touch { repeat(2) { log.undo() } }
        log.untilShown("the line again") { it.saved == null }
        assertEquals("Lunch with @Bo" to null, log.state.value.run { line.text to trouble })
        assertEquals(listOf("Bo"), log.state.value.undone?.kept?.map { it.person.name })
        assertEquals(listOf("Tea with @Bo"), phone.lines("with:bo"))
    }

    @Test
    fun `two lines that are saved one right after the other are two lines, in their order`() {
        val mayOpen = CountDownLatch(1)
        Phone(phone.desk) { mayOpen.await().let { phone.desk.open() } }.use { slow ->
            val log = slow.touch { LogModel(slow.scope, slow.door) }
            slow.touch {
                for (line in listOf("Lunch with @Bo", "Call with @Bo", "Walk with @Bo")) {
                    log.type(Line(line))
                    log.save()
                    assertEquals("the field is free", "", log.state.value.line.text)
                }
                log.type(Line("and then"))
            }
            assertEquals("none is lost on its way", "Lunch with @Bo\nCall with @Bo\nWalk with @Bo\nand then", Draft.of(log.kept()!!).text)
            mayOpen.countDown()
            slow.until("all three") { log.state.value.saving.isEmpty() }
            assertEquals("and then", log.state.value.line.text)
            assertEquals("the receipt is the last line's", "Walk with @Bo", log.state.value.saved?.receipt?.text)
            assertEquals(setOf("Lunch with @Bo", "Call with @Bo", "Walk with @Bo"), slow.lines("with:bo").toSet())
        }
    }

    @Test
    fun `lines that could not be saved come back in their order, before what was begun meanwhile`() {
        val log = model()
        phone.until("the door") { phone.door.isOpen.value }
        runBlocking { phone.door.shut() }
        phone.touch {
            log.type(Line("Lunch with Bo"))
            log.save()
            log.type(Line("Walk with Bo"))
            log.save()
            log.type(Line("and then"))
        }
        log.untilShown("the trouble") { it.saving.isEmpty() && it.trouble != null }
        assertEquals("Lunch with Bo\nWalk with Bo\nand then", log.state.value.line.text)
        assertEquals("closed", log.state.value.trouble?.word)
        assertFalse("nothing to open", log.state.value.shut)
    }

    @Test
    fun `what was typed comes back when the journal is opened at the second try, and the trouble goes`() {
        val first = model()
        first.types("Lunch with Bo")
        phone.until("it is on the disk") { unsaved() != null }
        val silent = AtomicBoolean(true)
        val keys = object : KeyStore by phone.desk.keys {
            override fun read(name: String) = if (silent.get()) throw KeyUnreachable(IllegalStateException()) else phone.desk.keys.read(name)
        }
        Phone(phone.desk) { openJournal(phone.desk.folder, keys, WEDNESDAY) }.use { later ->
            val log = later.touch { LogModel(later.scope, later.door) }
            later.touch { log.type(Line("and then")) }
            later.until("the trouble") { log.state.value.trouble != null }
            assertEquals(Trouble.Kind.TRY_AGAIN to true, log.state.value.run { trouble!!.kind to shut })
            silent.set(false)
            later.touch { later.door.tryAgain() }
            later.until("the line") { log.state.value.line.text == "Lunch with Bo\nand then" }
            later.until("its chips, and nothing in their way") { log.state.value.run { chips.isNotEmpty() && trouble == null && !shut } }
            later.until("who is likely") { log.state.value.likely.isNotEmpty() }
        }
    }

    @Test
    fun `a line on its way arrives though its window is gone, and then lies nowhere as not saved`() {
        val mayOpen = CountDownLatch(1)
        Phone(phone.desk) { mayOpen.await().let { phone.desk.open() } }.use { slow ->
            val window = CoroutineScope(slow.scope.coroutineContext + SupervisorJob())
            val log = slow.touch { LogModel(window, slow.door, lasting = slow.scope) }
            slow.touch {
                log.type(Line("Lunch with @Bo"))
                log.save()
                log.type(Line("and then"))
                log.keep()
                window.cancel()
            }
            mayOpen.countDown()
            slow.until("the line") { slow.lines("with:bo") == listOf("Lunch with @Bo") }
            slow.until("what was typed after it, on the disk") { log.state.value.saving.isEmpty() }
            val next = slow.touch { LogModel(slow.scope, slow.door) }
            slow.until("what was typed after it, and not the line again") { next.state.value.line.text == "and then" }
        }
    }

    @Test
    fun `a line that is saved is not kept as unsaved for a moment longer`() {
        val window = CoroutineScope(phone.scope.coroutineContext + SupervisorJob())
        val log = phone.touch { LogModel(window, phone.door, lasting = phone.scope) }
        log.types("Lunch with @Bo")
        phone.until("it is on the disk") { unsaved() != null }
        phone.touch {
            log.save()
            // The process ends as soon as the line is there: nobody tidies up after it.
            window.cancel()
        }
        log.untilShown("the receipt") { it.saved != null }
        assertNull(unsaved())
    }

    @Test
    fun `a line outlives the app with what was chosen of it`() {
        val log = model()
        log.types("Coffee with Ana Silva and @Bo")
        log.untilShown("the chip") { state -> state.chips.any { "Bo" in it.text && it.toggle != null } }
        phone.touch { log.choose(log.state.value.chips.first { "Bo" in it.text }.toggle!!) }
        val again = model(log.kept())
        assertEquals(log.state.value.draft, again.state.value.draft)
        again.untilShown("the chip") { state -> state.chips.any { "Bo" in it.text && it.there == false } }
    }

    @Test
    fun `what is more than a line may hold is left to the journal's own file, and comes back out of it`() {
        val log = model()
        val huge = "word ".repeat(200_000)
        log.types(huge)
        assertNull("the system ends an app that hands it a megabyte", log.kept())
        phone.until("it is on the disk") { unsaved() != null }
        val again = model(log.kept())
        again.untilShown("all of it") { it.line.text == huge }
        log.types("Tea")
        assertNotNull(log.kept())
    }

    @Test
    fun `text from elsewhere fills the line as far as it can be saved, in whole letters, and it is said`() {
        for (letter in listOf("a", "é", "語", "🌿")) {
            val log = model()
            log.types("Tea with Ana Silva")
            phone.touch { log.add(letter.repeat(70_000)) }
            val (text, cut) = log.state.value.run { line.text to cut }
            assertTrue(letter, cut)
            assertTrue("${text.bytes}", text.bytes in 65_537 - letter.bytes..65_536)
            assertTrue(letter, text.endsWith(letter) && text.startsWith("Tea with Ana Silva\n"))
            phone.touch { log.add("more") }
            assertEquals("a line that is full stays as it is", text to true, log.state.value.run { line.text to this.cut })
            phone.touch { log.save() }
            log.untilShown("the receipt") { it.saved != null || it.trouble != null }
            assertNull("$letter: ${log.state.value.trouble}", log.state.value.trouble)
            phone.until("that nothing of it is left for the next") { unsaved() == null }
        }
    }

    @Test
    fun `of many keys the last reading counts, and a blank line has no chips`() {
        val log = model()
        val line = "Coffee with Ana Silva !send the deck by fri"
        for (end in 1..line.length) log.types(line.take(end))
        log.untilShown("chips") { it.chips.isNotEmpty() }
        val read = phone.ask { it.read(line, listOf(), phone.now) }
        log.untilShown("the last reading") { it.chips == read.chips }
        log.types("  ")
        log.untilShown("no chips") { it.chips.isEmpty() }
        assertFalse(log.state.value.canSave)
    }

    @Test
    fun `the row names who is likely, and its keys write into the line`() {
        val log = model()
        log.untilShown("the row") { it.likely.isNotEmpty() }
        log.types("Lunch with")
        phone.touch {
            log.name(log.state.value.likely.first())
            log.mark(Mark.PROMISE)
            log.begin("Coffee with")
        }
        assertTrue("that this one comes first is said", log.state.value.first)
        assertEquals("Lunch with @\"Ana Silva\" !" to 2, log.state.value.run { line.text to written })
        phone.touch { log.add("from the clipboard") }
        assertEquals("Lunch with @\"Ana Silva\" !\nfrom the clipboard", log.state.value.line.text)
    }
}
