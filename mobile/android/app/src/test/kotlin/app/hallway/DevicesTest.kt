package app.hallway

import android.Manifest
import android.app.job.JobInfo
import android.app.job.JobParameters
import android.app.job.JobScheduler
import android.content.pm.PackageManager
import android.net.wifi.WifiManager
import android.provider.Settings
import androidx.compose.ui.test.assertIsEnabled
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performTextClearance
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import androidx.lifecycle.Lifecycle
import androidx.test.core.app.ApplicationProvider
import app.hallway.kit.PairState
import app.hallway.kit.Place
import app.hallway.model.JournalException
import app.hallway.model.Standing
import app.hallway.settings.Preferences.Switch
import app.hallway.sync.SyncJob
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import org.robolectric.shadow.api.Shadow

/** Pairing with a second real journal, and staying in step with it, over this machine's own network. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class DevicesTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()
    private val laptop = Laptop({ app.now })

    @After
    fun shut() {
        laptop.journal.shut()
    }

    @Test
    fun `a pasted code pairs, when the laptop says that the digits are the same, and what was there comes along`() {
        laptop.log("Coffee with @\"Ana Silva\"")
        paste(laptop.showsCode())
        val digits = laptop.digits()
        screen.shows(digits)
        screen.shows("If laptop shows the same, say so there.")
        laptop.answers(yes = true)
        screen.shows("In step with laptop.")
        screen.tap("Done")
        screen.shows("this phone")
        assertEquals(listOf("Ana Silva"), people())
    }

    @Test
    fun `a code shown on the phone lets the laptop in, when the digits are the same`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        begin()
        screen.tap("Show a code on this phone")
        screen.until("the code") { pair() is PairState.Code }
        screen.shows("Good until 14:07")
        laptop.joins((pair() as PairState.Code).ticket)
        screen.shows("Does laptop show the same?")
        screen.shows(laptop.digits())
        screen.tap("They are the same")
        screen.shows("In step with laptop.")
        assertEquals(listOf("Ana Silva"), laptop.people())
    }

    @Test
    fun `wrong digits share nothing, and a new code may be shown`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        begin()
        screen.tap("Show a code on this phone")
        screen.until("the code") { pair() is PairState.Code }
        laptop.joins((pair() as PairState.Code).ticket)
        laptop.digits()
        screen.tap("No")
        screen.shows("Then somebody else has your code. Nothing was shared; show a new one.")
        assertTrue(laptop.end() is JournalException)
        assertEquals(emptyList<String>(), laptop.people())
        screen.tap("Try again")
        screen.shows("Paste a code instead")
    }

    @Test
    fun `a laptop that goes away while the digits stand is noticed, and what to do is said`() {
        begin()
        screen.tap("Show a code on this phone")
        screen.until("the code") { pair() is PairState.Code }
        laptop.joins((pair() as PairState.Code).ticket)
        laptop.digits()
        screen.shows("Does laptop show the same?")
        laptop.cancels()
        screen.shows("the other device went away. Nobody was let in")
        screen.shows("Try again")
    }

    @Test
    fun `when the laptop says no, nothing came and it is said`() {
        laptop.log("Coffee with @\"Ana Silva\"")
        paste(laptop.showsCode())
        laptop.digits()
        laptop.answers(yes = false)
        screen.shows("said no. Nothing was changed")
        screen.shows("Try again")
        assertEquals(emptyList<String>(), people())
    }

    @Test
    fun `a text that is no code, and one that is cut off, are said at once`() {
        begin()
        for ((text, says) in listOf("hello" to "starts with HALLWAY1", laptop.showsCode().take(40) to "copy it to its end")) {
            pasteHere(text)
            screen.shows(says)
        }
    }

    @Test
    fun `a code that is not good any more is said to be so`() {
        val code = laptop.showsCode()
        laptop.cancels()
        laptop.end()
        paste(code)
        screen.until("the end") { pair() is PairState.Failed }
        screen.shows("Try again")
        assertEquals(emptyList<String>(), people())
    }

    @Test
    fun `both have a journal, and keeping both is asked first`() {
        app.lived("2026-11-10" to "Coffee with @\"Bo Lindqvist\"")
        laptop.log("Coffee with @\"Ana Silva\"")
        paste(laptop.showsCode())
        screen.shows("Both have a journal.")
        screen.tap("Keep both")
        screen.until("the digits") { pair() is PairState.Digits }
        laptop.answers(yes = true)
        screen.shows("In step with laptop.")
        assertEquals(listOf("Ana Silva", "Bo Lindqvist"), people())
    }

    @Test
    fun `who does not want to keep both is not told that somebody else has the code`() {
        app.lived("2026-11-10" to "Coffee with @\"Bo Lindqvist\"")
        laptop.log("Coffee with @\"Ana Silva\"")
        paste(laptop.showsCode())
        screen.shows("Both have a journal.")
        screen.tap("No")
        screen.shows("said no. Nothing was changed")
        assertFalse(screen.has("somebody else has your code"))
        assertEquals(listOf("Bo Lindqvist"), people())
    }

    @Test
    fun `leaving the screen ends the pairing, and the next one finds the place free`() {
        begin()
        repeat(2) {
            screen.tap("Show a code on this phone")
            screen.until("the code") { pair() is PairState.Code }
            back()
            screen.until("the end") { pair() is PairState.Begin }
            rule.runOnUiThread { hallway().open(Place.Pair) }
            screen.shows("Paste a code instead")
        }
    }

    @Test
    fun `one code read many times by a camera is one pairing`() {
        begin()
        val code = laptop.showsCode()
        repeat(30) { rule.runOnUiThread { hallway().pair.join(code) } }
        laptop.digits()
        laptop.answers(yes = true)
        screen.shows("In step with laptop.")
        assertEquals(2, members().size)
    }

    @Test
    fun `what is logged on one is on the other, also after the app was away`() {
        paired()
        runBlocking { laptop.inStep.front() }
        laptop.log("Lunch with @\"Bo Lindqvist\"")
        screen.until("the laptop's line") { people() == listOf("Bo Lindqvist") }
        screen.tap("Log")
        screen.type("Tea with @\"Priya Nair\"")
        screen.tap("Save")
        screen.until("the phone's line") { laptop.people() == listOf("Bo Lindqvist", "Priya Nair") }

        rule.activityRule.scenario.moveToState(Lifecycle.State.CREATED)
        screen.until("the end of sync") { !app.inStep.state.value.on }
        laptop.log("Call with @\"Mei Tanaka\"")
        Thread.sleep(300)
        assertFalse("nothing comes while the app is away", "Mei Tanaka" in people())
        val outcomes = runBlocking { app.inStep.once() }
        assertEquals(1, outcomes.size)
        assertTrue("it came in the background", "Mei Tanaka" in people())
        rule.activityRule.scenario.moveToState(Lifecycle.State.RESUMED)
        screen.until("sync again") { app.inStep.state.value.on }
        laptop.inStep.away()
    }

    @Test
    fun `undo takes back the phone's line though one of the laptop came in between`() {
        paired()
        runBlocking { laptop.inStep.front() }
        screen.tap("Log")
        screen.type("Tea with @\"Priya Nair\"")
        screen.tap("Save")
        screen.shows("Saved · Priya Nair")
        laptop.log("Lunch with @\"Bo Lindqvist\"")
        screen.until("the laptop's line") { "Bo Lindqvist" in people() }
        screen.tap("Undo")
        screen.until("the line in the field") { hallway().log.state.value.line.text == "Tea with @\"Priya Nair\"" }
        assertEquals(listOf("Bo Lindqvist"), people())
        screen.until("the same on the laptop") { laptop.people() == listOf("Bo Lindqvist") }
        laptop.inStep.away()
    }

    @Test
    fun `a device gets another name, and is cut off only when its name is typed`() {
        paired()
        screen.tap("laptop")
        screen.choose("Rename")
        // More than a name may be: it stands there still, and it is said.
        rule.onNodeWithTag("words").performTextReplacement("word ".repeat(100))
        screen.choose("Save")
        screen.shows("the limit is")
        rule.onNodeWithTag("words").performTextReplacement("desk")
        screen.choose("Save")
        screen.shows("Now called desk")
        screen.tap("desk")
        screen.choose("Cut it off")
        val cut = hasText("Cut it off") and hasAnyAncestor(hasTestTag("sheet"))
        rule.onNode(cut).assertIsNotEnabled()
        rule.onNodeWithTag("words").performTextInput("desk")
        rule.onNode(cut).assertIsEnabled()
        screen.choose("Cut it off")
        screen.shows("desk is cut off. It keeps what it had.")
        assertTrue(members().any { it.standing is Standing.Revoked })
    }

    @Test
    fun `a device's sheet stays open with what is typed in it when the phone is turned`() {
        paired()
        screen.tap("laptop")
        screen.choose("Rename")
        rule.onNodeWithTag("words").performTextClearance()
        rule.onNodeWithTag("words").performTextInput("desk")
        rule.activityRule.scenario.recreate()
        screen.choose("Save")
        screen.shows("Now called desk")
    }

    @Test
    fun `the radio listens to the local network while a code is shown and while a device is looked for in the background, and no longer`() {
        begin()
        assertFalse("nobody is looked for", listens())
        screen.tap("Show a code on this phone")
        screen.until("the code") { pair() is PairState.Code }
        screen.until("the radio") { listens() }
        back()
        screen.until("its end") { !listens() }
        rule.runOnUiThread { hallway().open(Place.Pair) }
        pasteHere(laptop.showsCode())
        laptop.digits()
        laptop.answers(yes = true)
        screen.shows("In step with laptop.")
        rule.activityRule.scenario.moveToState(Lifecycle.State.CREATED)
        screen.until("the end of sync") { !app.inStep.state.value.on && !listens() }
        // The laptop sleeps, and is looked for as long as the scheduler lets it.
        val job = Robolectric.buildService(SyncJob::class.java).create().get()
        val asked = Shadow.newInstanceOf(JobParameters::class.java)
        job.onStartJob(asked)
        screen.until("the radio in the background") { listens() }
        job.onStopJob(asked)
        screen.until("its end") { !listens() }
    }

    private fun listens(): Boolean = shadowOf(app.getSystemService(WifiManager::class.java)).activeLockCount > 0

    @Test
    fun `a camera that sees the code pairs, and one that sees something else does nothing`() {
        begin()
        shadowOf(app).grantPermissions(Manifest.permission.CAMERA)
        screen.tap("Use the camera")
        screen.until("the finder") { app.camera.sees != null }
        rule.runOnUiThread { app.camera.sees!!("https://example.org") }
        assertEquals(PairState.Begin(), pair())
        val code = laptop.showsCode()
        rule.runOnUiThread { repeat(3) { app.camera.sees!!(code) } }
        laptop.digits()
        laptop.answers(yes = true)
        screen.shows("In step with laptop.")
    }

    @Test
    fun `who refuses the camera pastes the code, and is told where to allow it`() {
        begin()
        screen.tap("Use the camera")
        screen.until("the question") { shadowOf(rule.activity).lastRequestedPermission != null }
        val asked = shadowOf(rule.activity).lastRequestedPermission
        rule.runOnUiThread {
            @Suppress("DEPRECATION") // What the system calls.
            rule.activity.onRequestPermissionsResult(
                asked.requestCode,
                asked.requestedPermissions,
                intArrayOf(PackageManager.PERMISSION_DENIED),
            )
        }
        screen.shows("Without the camera you can paste the code.")
        screen.tap("Allow it in the phone's settings")
        assertEquals(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, shadowOf(rule.activity).nextStartedActivity.action)
        // There and back without allowing it, and with.
        rule.activityRule.scenario.moveToState(Lifecycle.State.STARTED).moveToState(Lifecycle.State.RESUMED)
        screen.shows("Without the camera you can paste the code.")
        rule.activityRule.scenario.moveToState(Lifecycle.State.STARTED)
        shadowOf(app).grantPermissions(Manifest.permission.CAMERA)
        rule.activityRule.scenario.moveToState(Lifecycle.State.RESUMED)
        screen.until("the finder") { app.camera.sees != null }
        pasteHere(laptop.showsCode())
        laptop.digits()
        laptop.answers(yes = true)
        screen.shows("In step with laptop.")
    }

    @Test
    fun `sync in the background is off until it is switched on, and runs on networks that cost nothing`() {
        val scheduler = app.getSystemService(JobScheduler::class.java)
        assertEquals(emptyList<JobInfo>(), scheduler.allPendingJobs)
        rule.runOnUiThread { hallway().open(Place.Settings) }
        screen.tap("Stay in step in the background")
        screen.until("the job") { scheduler.allPendingJobs.isNotEmpty() }
        val job = scheduler.allPendingJobs.single()
        assertEquals(SyncJob::class.java.name, job.service.className)
        assertEquals(15L * 60 * 1000, job.intervalMillis)
        assertNotNull(job.requiredNetwork)
        assertTrue(app.preferences.isOn(Switch.BACKGROUND).value)
        screen.tap("Stay in step in the background")
        screen.until("the end of the job") { scheduler.allPendingJobs.isEmpty() }
        assertNull(scheduler.getPendingJob(job.id))
    }

    @Test
    fun `a journal with no other device opens nothing on the network`() {
        screen.until("the journal") { app.noBackupFilesDir.resolve("journal/journal.hallway").exists() }
        runBlocking { app.door.ask { _, _ -> } }
        assertFalse(app.inStep.state.value.on)
        assertEquals(emptyList<Any>(), runBlocking { app.inStep.once() })
    }

    private fun hallway(): HallwayViewModel = rule.activity.hallwayForTest()

    private fun pair(): PairState = hallway().pair.state.value

    private fun begin() {
        screen.tap("Today")
        screen.tap("More")
        screen.choose("Devices")
        screen.tap("Pair a device")
        screen.shows("Paste a code instead")
    }

    private fun paste(code: String) {
        begin()
        pasteHere(code)
    }

    private fun pasteHere(code: String) {
        screen.tap("Paste a code instead")
        rule.onNodeWithTag("code").performTextInput(code)
        screen.choose("Pair")
    }

    private fun paired() {
        paste(laptop.showsCode())
        laptop.digits()
        laptop.answers(yes = true)
        screen.shows("In step with laptop.")
        screen.tap("Done")
        screen.shows("this phone")
    }

    private fun back() {
        rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
        rule.waitForIdle()
    }

    private fun people(): List<String> = runBlocking {
        app.door.ask { journal, now -> journal.people().use { it.list(null, now) } }.map { it.person.name }
    }

    private fun members() = runBlocking { app.door.ask { journal, _ -> journal.devices().use { it.members() } } }
}
