package app.hallway

import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.test.core.app.ApplicationProvider
import app.hallway.core.freshSecret
import java.io.File
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicBoolean
import kotlin.concurrent.thread
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
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
        val caught = Looker(Thread.currentThread()).use { looker ->
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
            screen.shows("Whoever is on the map")
            screen.tap("Today")
            screen.tap("More")
            screen.choose("Devices")
            screen.shows("this phone")
            screen.tap("Pair a device")
            screen.tap("Show a code on this phone")
            screen.shows("Good until")
            screen.tap("Cancel")
            rule.activityRule.scenario.recreate()
            looker.caught()
        }
        assertEquals(emptySet<String>(), caught)
    }

    @Test
    fun `a call on the thread that draws would be seen`() {
        val caught = Looker(Thread.currentThread()).use { looker ->
            val end = System.nanoTime() + 300_000_000
            while (System.nanoTime() < end && looker.caught().isEmpty()) freshSecret()
            looker.caught()
        }
        assertTrue(caught.isNotEmpty())
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

    /** Looks about every millisecond at what a thread does, for calls into the library. */
    private class Looker(watched: Thread) : AutoCloseable {
        private val over = AtomicBoolean()
        private val seen = ConcurrentHashMap.newKeySet<String>()
        private val looks = thread(name = "looker", isDaemon = true) {
            while (!over.get()) {
                watched.stackTrace.filter { it.className.endsWith("UniffiLib") }.forEach { seen += it.methodName }
                Thread.sleep(1)
            }
        }

        fun caught(): Set<String> = seen.toSet()

        override fun close() {
            over.set(true)
            looks.join()
        }
    }
}
