package app.hallway

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import app.hallway.core.Journal
import app.hallway.core.freshSecret
import app.hallway.keys.WrappedKeyStore
import app.hallway.kit.KeyStore
import app.hallway.kit.Place
import app.hallway.kit.openJournal
import app.hallway.kit.setAside
import app.hallway.model.JournalException
import app.hallway.model.SearchOrder
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** A phone whose key is gone, as after it was restored: what is left leads to the laptop. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class KeyGoneTest {
    @get:Rule val rule = createEmptyComposeRule()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()

    @Test
    fun `a journal that cannot be read is set aside whole, asked before, and the way leads to pairing`() {
        val folder = app.folder()
        Journal.open(folder.path, freshSecret(), freshSecret(), app.now).use { journal ->
            journal.log("Coffee with @\"Ana Silva\"", emptyList(), app.now)
            journal.shut()
        }
        val before = File(folder, "journal.hallway").length()
        ActivityScenario.launch(MainActivity::class.java).use { window ->
            screen.tap("Today")
            screen.shows("nothing was deleted")
            screen.tap("Pair it with your laptop again")
            screen.shows("lines it has not synced yet: your laptop does not have those.")
            screen.tap("Cancel")
            screen.shows("nothing was deleted")
            assertEquals(listOf("journal.hallway"), folder.list()!!.filter { it == "journal.hallway" || it.startsWith("set-aside") })
            screen.tap("Pair it with your laptop again")
            screen.tap("Set it aside and pair")
            screen.shows("Paste a code instead")
            window.onActivity { assertEquals(Place.Pair, it.hallwayForTest().way.value.here) }
            screen.tap("Today")
            screen.shows("Today fills with what you write.")
        }
        val aside = folder.listFiles()!!.single { it.name.startsWith("set-aside") }
        assertEquals(before, File(aside, "journal.hallway").length())
    }

    @Test
    fun `a damaged journal is repaired when the user says so, and it is said what came of that`() {
        val folder = app.folder()
        damaged(folder, FileKeyStore(app.keys()))
        ActivityScenario.launch(MainActivity::class.java).use {
            screen.tap("Today")
            screen.shows("file is damaged")
            screen.tap("Repair it")
            screen.shows("What can be read is copied into a new file")
            screen.tap("Repair it")
            screen.shows("Your journal is repaired")
            screen.hides("file is damaged")
            screen.tap("People")
            screen.shows("Ana Silva")
        }
        assertTrue(folder.list()!!.toString(), folder.list()!!.size > 1)
    }

    @Test
    fun `a damaged journal that cannot be repaired can be set aside whole, asked before, and paired again`() {
        val folder = app.folder()
        damaged(folder, FileKeyStore(app.keys()))
        // What a repair would write has no place.
        val place = File(folder, "journal.hallway.repairing")
        assertTrue(File(place, "in the way").mkdirs())
        ActivityScenario.launch(MainActivity::class.java).use { window ->
            screen.tap("Today")
            screen.shows("file is damaged")
            assertFalse("a repair comes first", screen.has("Pair it with your laptop again"))
            screen.tap("Repair it")
            screen.tap("Repair it")
            screen.shows("It could not be repaired, and nothing was changed.")
            screen.tap("Pair it with your laptop again")
            screen.shows("lines it has not synced yet: your laptop does not have those.")
            screen.tap("Set it aside and pair")
            screen.shows("Paste a code instead")
            window.onActivity { assertEquals(Place.Pair, it.hallwayForTest().way.value.here) }
            screen.tap("Today")
            screen.shows("Today fills with what you write.")
        }
        val aside = folder.listFiles()!!.single { it.name.startsWith("set-aside") }
        assertTrue(File(aside, "journal.hallway").length() > 0)
    }

    @Test
    fun `that a repair failed is said no more once the user leaves it at that, or the journal opens`() {
        val folder = app.folder()
        val whole = damaged(folder, FileKeyStore(app.keys())) { }
        assertTrue(File(folder, "journal.hallway.repairing/in the way").mkdirs())
        ActivityScenario.launch(MainActivity::class.java).use { window ->
            screen.tap("Today")
            for (leaves in listOf("Repair it", "Pair it with your laptop again")) {
                screen.tap("Repair it")
                screen.tap("Repair it")
                screen.shows("It could not be repaired, and nothing was changed.")
                screen.tap(leaves)
                screen.tap("Cancel")
                screen.shows("file is damaged")
                assertFalse("a repair comes first again", screen.has("Pair it with your laptop again"))
            }
            screen.tap("Repair it")
            screen.tap("Repair it")
            screen.shows("It could not be repaired, and nothing was changed.")
            File(folder, "journal.hallway").writeBytes(whole)
            window.onActivity { it.hallwayForTest().tryAgain() }
            screen.until("the journal") { app.door.isOpen.value }
            screen.tap("People")
            screen.shows("Ana Silva")
            window.onActivity { assertEquals(null, it.hallwayForTest().notRepaired.value) }
        }
    }

    @Test
    fun `where it cannot be set aside that is said, and it is tried again`() {
        val folder = app.folder()
        Journal.open(folder.path, freshSecret(), freshSecret(), app.now).use(Journal::shut)
        ActivityScenario.launch(MainActivity::class.java).use {
            screen.tap("Today")
            screen.shows("nothing was deleted")
            val elsewhere = File(app.noBackupFilesDir, "elsewhere")
            assertTrue(folder.renameTo(elsewhere) && folder.createNewFile())
            screen.tap("Pair it with your laptop again")
            screen.tap("Set it aside and pair")
            screen.shows("It could not be set aside, and nothing was changed.")
            assertTrue(folder.delete() && elsewhere.renameTo(folder))
            screen.tap("Pair it with your laptop again")
            screen.tap("Set it aside and pair")
            screen.shows("Paste a code instead")
        }
    }

    @Test
    fun `a keystore that does not answer is said, nothing is set aside, and trying again brings everything back`() {
        openJournal(app.folder(), FileKeyStore(app.keys()), app.now).use { journal ->
            journal.log("Coffee with @\"Ana Silva\"", emptyList(), app.now)
            journal.shut()
        }
        app.keystoreAnswers = false
        ActivityScenario.launch(MainActivity::class.java).use {
            screen.type("Lunch with Bo")
            screen.shows("This phone's keystore does not answer")
            screen.tap("Save")
            screen.shows("This phone's keystore does not answer")
            screen.shows("Lunch with Bo")
            app.keystoreAnswers = true
            screen.tap("Try again")
            screen.hides("does not answer")
            screen.shows("Lunch with Bo")
            screen.tap("Save")
            screen.shows("Saved")
            screen.tap("People")
            screen.shows("Ana Silva")
        }
        assertEquals(emptyList<String>(), app.folder().list()!!.filter { it.startsWith("set-aside") })
    }

    @Test
    fun `a phone whose device secret is lost says on Today that the others do not know it, and leads to pairing`() {
        val (laptop, phone) = Laptop({ app.now }) to Laptop({ app.now }, openJournal(app.folder(), FileKeyStore(app.keys()), app.now), "phone")
        phone.joins(laptop.showsCode())
        laptop.digits()
        laptop.answers(yes = true)
        phone.end()
        phone.journal.shut()
        assertTrue(File(app.keys(), "device").delete())
        ActivityScenario.launch(MainActivity::class.java).use { window ->
            screen.type("Lunch with Bo")
            screen.tap("Save")
            screen.shows("Saved")
            screen.tap("Today")
            screen.shows("Your other devices no longer recognise this phone")
            screen.tap("Pair a device")
            screen.shows("Paste a code instead")
            window.onActivity { it.hallwayForTest().pair.join(laptop.showsCode()) }
            screen.until("the question") { laptop.digits().isNotEmpty() }
            laptop.answers(yes = true)
            screen.shows("In step with laptop.")
            screen.tap("Today")
            screen.hides("no longer recognise this phone")
        }
        laptop.journal.shut()
    }

    @Test
    fun `a journal that was set aside is read where it lies should the keystore answer again, whatever was begun meanwhile`() {
        val (place, keys) = app.folder() to app.keys()
        val wrap = KeysOfTheJvm()
        openJournal(place, WrappedKeyStore(keys, wrap), app.now).use { journal ->
            journal.log("Coffee with @\"Ana Silva\"", emptyList(), app.now)
            journal.shut()
        }
        val aside = setAside(place, keys)
        openJournal(place, WrappedKeyStore(keys, wrap), app.now).use { journal ->
            assertTrue(journal.today(app.now).firstDay)
            journal.shut()
        }
        openJournal(aside, WrappedKeyStore(File(aside, "keys"), wrap), app.now).use { journal ->
            assertEquals(1, journal.find("coffee", SearchOrder.NEWEST, 0u, 9u, app.now).hits.count { it.what == "entry" })
            journal.shut()
        }
    }

    /** Leaves a journal there of which one page is damaged that this, else Today, has to read; and says what the file was before. */
    private fun damaged(folder: File, keys: KeyStore, reads: (Journal) -> Unit = { it.today(app.now) }): ByteArray {
        openJournal(folder, keys, app.now).use { journal ->
            repeat(40) { journal.log("Tea with @\"Ana Silva\", plan $it", emptyList(), app.now) }
            journal.shut()
        }
        val file = File(folder, "journal.hallway")
        val whole = file.readBytes()
        val damage = { page: Int ->
            folder.listFiles()!!.forEach(File::delete)
            val place = page * 4096 + 1_000
            file.writeBytes(whole.copyOf().also { it[place] = (it[place].toInt() xor 0x10).toByte() })
        }
        val page = (1 until whole.size / 4096).first { page ->
            damage(page)
            runCatching { openJournal(folder, keys, app.now).use { journal -> reads(journal).also { journal.shut() } } }
                .exceptionOrNull().let { it is JournalException.Decide && it.word == "damaged" }
        }
        damage(page)
        return whole
    }
}
