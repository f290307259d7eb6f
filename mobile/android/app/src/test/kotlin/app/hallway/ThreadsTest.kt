package app.hallway

import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.test.core.app.ApplicationProvider
import app.hallway.core.freshSecret
import java.io.File
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.concurrent.thread
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Assume.assumeTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** The thread that draws never waits for the journal. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class ThreadsTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()

    @Test
    fun `on a walk through the app the thread that draws is never in the library`() {
        val caught = Calls(Thread.currentThread()).use { calls ->
            screen.type("Coffee with Ana Silva, I said I'd send her the visa contact by Friday #travel")
            screen.chip("coffee · today")
            screen.tap("Save")
            screen.shows("Saved")
            screen.tap("Undo")
            screen.hides("Saved ·")
            listOf("Today", "People", "Goals").forEach { tab ->
                screen.tap(tab)
                screen.shows(tab)
            }
            screen.tap("How far you have come")
            screen.shows("People on the map")
            screen.tap("Today")
            screen.tap("More")
            screen.choose("Devices")
            screen.shows("this phone")
            screen.tap("Pair a device")
            screen.tap("Show a code on this phone")
            screen.shows("Good until")
            screen.tap("Cancel")
            rule.activityRule.scenario.recreate()
            calls.caught()
        }
        assertEquals(emptyList<String>(), caught)
    }

    @Test
    fun `a single call on the thread that draws is seen, and one elsewhere is not`() {
        val (elsewhere, here) = Calls(Thread.currentThread()).use { calls ->
            thread { freshSecret() }.join()
            val before = calls.caught()
            freshSecret()
            before to calls.caught()
        }
        assertEquals(emptyList<String>(), elsewhere)
        assertTrue("$here", here.isNotEmpty() && here.all { "freshSecret" in it })
    }

    @Test
    fun `nothing is written where another program or a report could read it`() {
        val places = listOf("app", "journalkit").map { listOf("mobile/android/$it/src/main/kotlin", "../$it/src/main/kotlin") }
        val files = places.flatMap { of -> of.map(::File).first(File::isDirectory).walkTopDown().filter { it.extension == "kt" } }
        assertTrue("${files.size} files", files.size > 80)
        val writes = Regex("""android\.util\.Log|\bprintln\(|\bprint\(|printStackTrace|System\.(out|err)""")
        assertEquals(emptyList<String>(), files.filter { writes.containsMatchIn(it.readText()) }.map(File::getName))
    }

    /** Screens and what is around them name no object of the library: they go through the door, which has threads of its own. */
    @Test
    fun `no source of the app names the library`() {
        val sources = listOf("mobile/android/app/src/main/kotlin", "src/main/kotlin").map(::File).first(File::isDirectory)
        val files = sources.walkTopDown().filter { it.extension == "kt" }.toList()
        assertTrue("${files.size} files", files.size > 40)
        assertEquals(emptyList<String>(), files.filter { "import app.hallway.core." in it.readText() }.map(File::getName))
        assertTrue("the clock of the test is the app's", app.door.now() == app.now)
    }

    /**
     * Hears of every call that a thread makes into the library: script/android has the bindings say each. Gradle's are as they are
     * shipped, and say none.
     */
    private class Calls(watched: Thread) : AutoCloseable {
        private val heard = CopyOnWriteArrayList<String>()

        init {
            assumeTrue("the bindings say their calls", System.getProperty("hallway.said") != null)
            System.getProperties()[CALL] = Runnable {
                val thread = Thread.currentThread()
                if (thread === watched) heard += thread.stackTrace.map { it.methodName }.filter { it !in PLUMBING }.take(12).joinToString(" < ")
            }
        }

        fun caught(): List<String> = heard.toList()

        override fun close() {
            System.getProperties().remove(CALL)
        }
    }

    private companion object {
        const val CALL = "hallway.call"
        val PLUMBING = setOf("getStackTrace", "run", "_init_\$lambda\$0")
    }
}
