package app.hallway

import android.content.ComponentCallbacks2
import android.content.Intent
import android.net.Uri
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.test.core.app.ApplicationProvider
import androidx.test.platform.app.InstrumentationRegistry
import app.hallway.core.Work
import app.hallway.kit.Door
import app.hallway.kit.Inbox
import app.hallway.kit.LogModel
import app.hallway.kit.PairState
import app.hallway.kit.Place
import app.hallway.kit.Said
import app.hallway.model.JournalException
import app.hallway.model.SearchOrder
import java.io.File
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** Bad days: each is a state with words and a way out, and takes nothing that was typed. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class BadDaysTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()
    private val laptop = Laptop({ app.now })

    @After
    fun shut() {
        laptop.journal.shut()
    }

    @Test
    fun `an app that ends while an update puts the journal in order goes on there, and answers whole`() {
        app.lived(*Array(40) { "2026-10-%02d".format(1 + it % 30) to "Tea with @\"Ana Silva\", plan $it" })
        // Stopped at the first step, as by the end of the process.
        runBlocking {
            app.door.ask { journal, now ->
                Work(null).use { work ->
                    work.cancel()
                    assertThrows(JournalException.Stopped::class.java) { journal.maintenance().use { it.rebuildAll(work, now) } }
                }
            }
            assertNotNull("tables wait", app.door.ask { journal, _ -> journal.maintenance().use { it.rebuilding() } })
            app.door.shut()
        }
        val updated = app.anotherDoor()
        // A line waits for no table, and makes no second Ana.
        runBlocking { updated.act { journal, now -> journal.log("Lunch with @\"Ana Silva\", plan more", emptyList(), now) } }
        // Nor does one that was said outside the window, or is typed.
        val inbox = Inbox(updated, File(app.noBackupFilesDir, "inbox"))
        runBlocking { assertEquals(Said.Saved, inbox.say("@\"Ana Silva\" plan again")) }
        val log = LogModel(CoroutineScope(SupervisorJob() + Dispatchers.Default), updated)
        log.add("Call with @\"Ana Silva\", plan once more")
        log.save()
        screen.until("the receipt") { log.state.value.saved != null }
        assertEquals(43, updated.lines("plan"))
        assertNull(runBlocking { updated.ask { journal, _ -> journal.maintenance().use { it.rebuilding() } } })
        assertNull(updated.ordering.value)
        assertEquals(listOf("Ana Silva"), runBlocking { updated.ask { journal, now -> journal.people().use { it.list(null, now) } } }.map { it.person.name })
        runBlocking { updated.shut() }
    }

    @Test
    fun `a laptop that sleeps is said not to be found, and is in step when it wakes`() {
        paired()
        rule.runOnUiThread { hallway().open(Place.Devices) }
        screen.shows("Your laptop was not found on this network. You can go on writing; it catches up by itself.")
        rule.runOnUiThread { hallway().open(Place.Tab.LOG) }
        screen.type("Tea with @\"Priya Nair\"")
        screen.tap("Save")
        screen.shows("Saved")
        laptop.inStep.front()
        screen.until("the line on the laptop") { laptop.people() == listOf("Priya Nair") }
        rule.runOnUiThread { hallway().open(Place.Devices) }
        screen.shows("In step with laptop.")
        laptop.inStep.away()
    }

    @Test
    fun `a network that goes in the middle of a sync loses nothing, and the line in the field stays`() {
        paired()
        repeat(300) { laptop.log("Tea with @\"Ana Silva\", plan $it") }
        screen.type("Lunch with Bo")
        laptop.inStep.front()
        screen.until("the first of it") { app.inStep.state.value.reached.isNotEmpty() }
        // What airplane mode leaves: the other side is gone, and the phone says that its network is another one.
        laptop.inStep.away()
        screen.until("the cut") { !laptop.inStep.state.value.on }
        app.inStep.networkChanged()
        screen.shows("Lunch with Bo")
        laptop.inStep.front()
        app.inStep.networkChanged()
        screen.until("all of it") { app.door.lines("plan") == 300 }
        assertEquals("Lunch with Bo", hallway().log.state.value.line.text)
        laptop.inStep.away()
    }

    @Test
    fun `the tile and a second process open the journal while it syncs, and every line is on both`() {
        paired()
        laptop.inStep.front()
        screen.until("sync") { app.inStep.state.value.reached.isNotEmpty() }
        arrive(Intent(Intent.ACTION_VIEW, Uri.parse("hallway://log")))
        screen.type("Lunch with @\"Bo Lindqvist\"")
        screen.tap("Save")
        val other = app.anotherDoor()
        runBlocking { other.act { journal, now -> journal.log("Tea with @\"Priya Nair\"", emptyList(), now) } }
        screen.until("both lines on the laptop") { laptop.people() == listOf("Bo Lindqvist", "Priya Nair") }
        assertTrue(app.inStep.state.value.on)
        runBlocking { other.shut() }
        laptop.inStep.away()
    }

    @Test
    fun `low memory takes no character, and no receipt`() {
        screen.type("Coffee with @\"Ana Silva\"")
        screen.tap("Save")
        screen.shows("Saved")
        for (level in listOf(ComponentCallbacks2.TRIM_MEMORY_UI_HIDDEN, @Suppress("DEPRECATION") ComponentCallbacks2.TRIM_MEMORY_COMPLETE)) {
            rule.runOnUiThread {
                app.onTrimMemory(level)
                rule.activity.onTrimMemory(level)
                app.onLowMemory()
            }
        }
        screen.shows("Saved")
        screen.type("Lunch with Bo")
        rule.runOnUiThread { rule.activity.onLowMemory() }
        // The system takes the window, and gives it back.
        rule.activityRule.scenario.recreate()
        screen.shows("Lunch with Bo")
        assertEquals("Lunch with Bo", hallway().log.state.value.line.text)
    }

    @Test
    fun `a code that another device photographed first is said to be used`() {
        val code = laptop.showsCode()
        val tablet = Laptop({ app.now })
        tablet.joins(code)
        tablet.digits()
        rule.runOnUiThread {
            hallway().open(Place.Pair)
            hallway().pair.join(code)
        }
        screen.shows("nother device used this code first")
        screen.shows("Try again")
        tablet.journal.shut()
    }

    private fun hallway(): HallwayViewModel = rule.activity.hallwayForTest()

    private fun arrive(intent: Intent) {
        rule.runOnUiThread { InstrumentationRegistry.getInstrumentation().callActivityOnNewIntent(rule.activity, intent) }
    }

    private fun paired() {
        rule.runOnUiThread {
            hallway().open(Place.Pair)
            hallway().pair.join(laptop.showsCode())
        }
        laptop.digits()
        laptop.answers(yes = true)
        screen.until("the end of pairing") { hallway().pair.state.value is PairState.Done }
        rule.runOnUiThread { hallway().open(Place.Tab.LOG) }
        screen.until("sync") { app.inStep.state.value.on }
    }

    private fun Door.lines(word: String): Int = runBlocking {
        ask { journal, now -> journal.find(word, SearchOrder.NEWEST, 0u, 1_000u, now) }.hits.count { it.what == "entry" }
    }
}
