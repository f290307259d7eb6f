package app.hallway

import android.Manifest
import android.app.Activity
import android.app.AlarmManager
import android.app.KeyguardManager
import android.app.Notification
import android.app.NotificationManager
import android.app.PendingIntent
import android.app.RemoteInput
import android.appwidget.AppWidgetManager
import android.content.ClipboardManager
import android.content.ComponentName
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Bundle
import android.provider.Settings
import android.service.quicksettings.TileService
import android.speech.RecognizerIntent
import android.text.SpannableString
import android.view.View
import android.view.ViewGroup
import android.widget.TextView
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.performTextInputSelection
import androidx.compose.ui.text.TextRange
import androidx.lifecycle.Lifecycle
import androidx.test.core.app.ApplicationProvider
import androidx.test.platform.app.InstrumentationRegistry
import app.hallway.kit.CalendarEvent
import app.hallway.kit.Place
import app.hallway.meetings.MeetingReply
import app.hallway.model.SearchOrder
import app.hallway.settings.Preferences.Switch
import app.hallway.ways.HomeWidget
import app.hallway.ways.LogTile
import app.hallway.ways.copyPrivately
import java.io.File
import java.lang.reflect.Proxy
import java.time.OffsetDateTime
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import org.robolectric.shadows.ShadowSpeechRecognizer
import org.robolectric.shadows.ShadowToast
import org.xmlpull.v1.XmlPullParser

/** Every way into the app ends in a saved line, once and only once. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class WaysTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()
    private val screen = Screen(rule)
    private val app = ApplicationProvider.getApplicationContext<RealJournal>()
    private val notifications = app.getSystemService(NotificationManager::class.java)

    @Test
    fun `what is shared is one line, when the user saves it`() {
        arrive(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, "Coffee with @Ana, about visas"))
        screen.shows("Coffee with @Ana, about visas")
        rule.activityRule.scenario.recreate()
        assertEquals("nothing is saved by itself", 0, lines("visas"))
        screen.tap("Save")
        screen.until("the line") { lines("visas") == 1 }
        rule.activityRule.scenario.recreate()
        screen.shows("Who did you talk to last?")
        assertEquals(1, lines("visas"))
    }

    @Test
    fun `a megabyte that is shared is cut to what a line can hold, and it is said`() {
        arrive(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, "word ".repeat(200_000)))
        screen.shows("the end was left out")
        screen.tap("Save")
        screen.until("the line") { lines("word") == 1 }
    }

    @Test
    fun `the tile leads to the empty field, and one line`() {
        val tile = Robolectric.buildService(LogTile::class.java).create().get()
        var led: PendingIntent? = null
        tile.inQuickSettings { led = it }
        tile.onClick()
        val started = shadowOf(led!!).savedIntent
        assertEquals(Uri.parse("hallway://log"), started.data)
        arrive(started)
        saves("Lunch with @Bo, about the tile")
        assertEquals(1, lines("tile"))
    }

    @Test
    fun `the gesture of the assistant leads to the empty field, and one line`() {
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Tab.PEOPLE) }
        arrive(Intent(Intent.ACTION_ASSIST))
        saves("Lunch with @Bo, about the gesture")
        assertEquals(1, lines("gesture"))
    }

    @Test
    fun `what is dictated comes in pieces, each below the last, and it is said where others may recognise it`() {
        ShadowSpeechRecognizer.setIsOnDeviceRecognitionAvailable(false)
        dictates("Coffee with Ana")
        assertEquals(app.getString(R.string.log_dictate_elsewhere), ShadowToast.getTextOfLatestToast())
        dictates("she moves to Lisbon")
        screen.until("both") { rule.activity.hallwayForTest().log.state.value.line.text == "Coffee with Ana\nshe moves to Lisbon" }
        screen.tap("Save")
        screen.until("the line") { lines("Lisbon") == 1 }
    }

    @Test
    fun `what is heard after the field was changed, or another line was saved, goes below what stands there then`() {
        screen.type("Lunch with Bo")
        dictates("he moves to Oslo") { screen.type(" and Mei") }
        screen.until("all of it") { rule.activity.hallwayForTest().log.state.value.line.text == "Lunch with Bo and Mei\nhe moves to Oslo" }
        dictates("Coffee with Ana") {
            rule.runOnUiThread { rule.activity.hallwayForTest().log.save() }
            screen.until("the line") { lines("Oslo") == 1 }
        }
        screen.until("the next one alone") { rule.activity.hallwayForTest().log.state.value.line.text == "Coffee with Ana" }
    }

    @Test
    fun `a phone without dictation says so, and one that hears nothing changes no character`() {
        screen.type("Coffee with Ana")
        dictates(null)
        assertEquals("Coffee with Ana", rule.activity.hallwayForTest().log.state.value.line.text)
        shadowOf(app).checkActivities(true)
        screen.tap("Dictate")
        shadowOf(app).checkActivities(false)
        assertEquals(app.getString(R.string.log_dictate_none), ShadowToast.getTextOfLatestToast())
        screen.shows("Coffee with Ana")
    }

    private fun dictates(words: String?, meanwhile: () -> Unit = {}) {
        screen.tap("Dictate")
        val asked = shadowOf(rule.activity).nextStartedActivityForResult.intent
        assertTrue(asked.getBooleanExtra(RecognizerIntent.EXTRA_PREFER_OFFLINE, false))
        meanwhile()
        val heard = words?.let { Intent().putStringArrayListExtra(RecognizerIntent.EXTRA_RESULTS, arrayListOf(it)) }
        rule.runOnUiThread { shadowOf(rule.activity).receiveResult(asked, if (heard == null) Activity.RESULT_CANCELED else Activity.RESULT_OK, heard) }
    }

    @Test
    fun `the widget shows two first names and no word of a line, and a name begins a line`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\" about Lisbon", "2026-11-11" to "Lunch with @\"Bo Lindqvist\"")
        val id = shadowOf(AppWidgetManager.getInstance(app)).createWidget(HomeWidget::class.java, R.layout.widget)
        val view = { shadowOf(AppWidgetManager.getInstance(app)).getViewFor(id) }
        HomeWidget().onUpdate(app, AppWidgetManager.getInstance(app), intArrayOf(id))
        screen.until("the names") { view().words() == listOf("Who did you talk to last?", "Bo", "Ana") }
        view().findViewById<View>(R.id.widget_second).performClick()
        val started = shadowOf(app).nextStartedActivity
        arrive(started)
        screen.until("Ana in the field") { rule.activity.hallwayForTest().log.state.value.line.text == "@\"Ana Silva\" " }
        screen.type("about the widget")
        screen.tap("Save")
        screen.until("the line") { lines("widget") == 1 }

        app.preferences.turn(Switch.LOCKED, true)
        HomeWidget().onUpdate(app, AppWidgetManager.getInstance(app), intArrayOf(id))
        screen.until("no name where the app is locked") { view().words() == listOf("Who did you talk to last?") }
    }

    @Test
    fun `a link begins a line about somebody, and it is saved once`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        val ana = runBlocking { app.door.ask { journal, _ -> journal.people().use { it.resolve("Ana Silva") } } }
        arrive(Intent(Intent.ACTION_VIEW, Uri.parse("hallway://log?with=$ana")))
        screen.until("Ana in the field") { rule.activity.hallwayForTest().log.state.value.line.text == "@\"Ana Silva\" " }
        screen.type("about the link")
        screen.tap("Save")
        screen.until("the line") { lines("link") == 1 }
    }

    @Test
    fun `each shortcut of the launcher leads where it says, and Card to the card of who is met next`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        meeting()
        allow()
        app.preferences.turn(Switch.CALENDAR, true)
        val shortcuts = shortcuts()
        assertEquals(listOf("log", "prep", "today"), shortcuts.map { it.first })
        for ((_, shortcut) in shortcuts) {
            assertEquals(ComponentName(app, MainActivity::class.java), shortcut.component)
            assertEquals(MainActivity::class.java.name, app.packageManager.resolveActivity(shortcut, 0)?.activityInfo?.name)
        }
        val (log, prep, today) = shortcuts.map { it.second }
        arrive(today)
        screen.shows("That's all.")
        arrive(log)
        screen.shows("Who did you talk to last?")
        arrive(prep)
        screen.shows("Afterwards: one line about Ana")
        // After the last meeting there is none.
        app.now = OffsetDateTime.parse("2026-11-18T18:00:00+00:00")
        arrive(prep)
        screen.until("Today") { rule.activity.hallwayForTest().way.value.here == Place.Tab.TODAY }
    }

    /** The launcher's shortcuts as it reads them: the name of each, and what it starts. */
    private fun shortcuts(): List<Pair<String, Intent>> {
        val launcher = Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_LAUNCHER).setPackage(app.packageName)
        val main = app.packageManager.queryIntentActivities(launcher, PackageManager.GET_META_DATA).single().activityInfo
        val found = mutableListOf<Pair<String, Intent>>()
        app.resources.getXml(main.metaData.getInt("android.app.shortcuts")).use { xml ->
            var name = ""
            while (xml.next() != XmlPullParser.END_DOCUMENT) {
                if (xml.eventType != XmlPullParser.START_TAG) continue
                if (xml.name == "shortcut") {
                    name = xml.getAttributeValue(ANDROID, "shortcutId")
                    for (label in listOf("shortcutShortLabel", "shortcutLongLabel")) {
                        assertTrue("$name has its $label", app.getString(xml.getAttributeResourceValue(ANDROID, label, 0)).isNotBlank())
                    }
                }
                if (xml.name == "intent") found += name to Intent.parseIntent(app.resources, xml, xml)
            }
        }
        return found
    }

    @Test
    fun `the calendar is not read before the user says so, and without the permission it is said how to allow it`() {
        meeting()
        runBlocking { app.meetings.look() }
        assertEquals(0, app.calendar.reads)
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Settings) }
        screen.tap("Look at the calendar")
        screen.until("the question") { shadowOf(rule.activity).lastRequestedPermission != null }
        val asked = shadowOf(rule.activity).lastRequestedPermission
        assertEquals(setOf(Manifest.permission.READ_CALENDAR, Manifest.permission.POST_NOTIFICATIONS), asked.requestedPermissions.toSet())
        rule.runOnUiThread {
            val no = IntArray(asked.requestedPermissions.size) { PackageManager.PERMISSION_DENIED }
            @Suppress("DEPRECATION") // What the system calls.
            rule.activity.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, no)
        }
        screen.shows("Hallway may not read the calendar.")
        assertFalse(app.preferences.isOn(Switch.CALENDAR).value)
        assertEquals(0, app.calendar.reads)
    }

    @Test
    fun `before a meeting its card, five minutes after it the question, and a reply is one line`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\" !send the secret plan by 30 Nov")
        meeting()
        allow()
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Settings) }
        screen.tap("Look at the calendar")
        screen.until("a first look") { app.calendar.reads > 0 && app.preferences.isOn(Switch.CALENDAR).value }
        assertEquals(emptyList<String>(), shown())

        look("2026-11-18T14:50:30+00:00")
        assertEquals(listOf("Ana, 15:00"), shown())
        arrive(shadowOf(notification().contentIntent).savedIntent)
        screen.shows("Afterwards: one line about Ana")

        look("2026-11-18T15:20:00+00:00")
        assertEquals("nothing is said twice, or while it goes on", listOf("Ana, 15:00"), shown())
        look("2026-11-18T15:35:00+00:00")
        assertEquals(listOf("A line about Ana?"), shown())
        val texts = notification().run { "$tickerText $extras" }
        assertFalse(texts, "secret" in texts || "Silva" in texts)

        reply("she starts on Monday")
        screen.until("the line") { lines("Monday") == 1 }
        screen.until("the answer") { shown() == listOf("Saved.") }
        val page = runBlocking {
            app.door.ask { journal, now -> journal.people().use { it.show(it.resolve("Ana Silva"), now) } }
        }
        assertTrue(page.timeline.any { "starts on Monday" in it.text })
    }

    @Test
    fun `the question after a meeting is a notification of its own, so that the phone says it, and two meetings of one moment are two`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"", "2026-11-11" to "Lunch with @\"Bo Lindqvist\"")
        meeting()
        app.calendar.events += app.calendar.events.first().copy(title = "Budget", attendees = listOf("Bo Lindqvist"))
        allow()
        app.preferences.turn(Switch.CALENDAR, true)
        look("2026-11-18T14:45:00+00:00")
        look("2026-11-18T14:50:30+00:00")
        assertEquals(setOf("Ana, 15:00", "Bo, 15:00"), shown().toSet())
        val before = notifications.activeNotifications.map { it.tag to it.id }.toSet()
        look("2026-11-18T15:35:00+00:00")
        assertEquals(setOf("A line about Ana?", "A line about Bo?"), shown().toSet())
        val after = notifications.activeNotifications.associate { it.notification.extras.getString(Notification.EXTRA_TITLE) to (it.tag to it.id) }
        assertEquals("what replaces another is not said aloud", emptySet<Any>(), before intersect after.values.toSet())
        val bo = notifications.activeNotifications.single { it.notification.extras.getString(Notification.EXTRA_TITLE) == "A line about Bo?" }
        reply("he may move to Oslo", bo.notification)
        screen.until("the answer") { "Saved." in shown() }
        assertEquals(setOf("A line about Ana?", "Saved."), shown().toSet())
        assertEquals(listOf("@\"Bo Lindqvist\" he may move to Oslo"), runBlocking {
            app.door.ask { journal, now -> journal.find("Oslo", SearchOrder.NEWEST, 0u, 9u, now) }.hits.map { it.text }
        })
    }

    @Test
    fun `a reply from a locked screen is one line, and shows nothing`() {
        asks()
        shadowOf(app.getSystemService(KeyguardManager::class.java)).setKeyguardLocked(true)
        assertFalse("it is not asked for the lock: it adds, and reads nothing", notification().actions.single().isAuthenticationRequired)
        reply("she starts on Monday")
        screen.until("the answer") { shown() == listOf("Saved.") }
        assertEquals(1, lines("Monday"))
        assertFalse("Monday" in notification().extras.toString())
    }

    @Test
    fun `a reply that the inbox has no room for is logged at once`() {
        asks()
        val inbox = File(app.noBackupFilesDir, "inbox")
        inbox.writeText("no folder")
        reply("she starts on Monday")
        screen.until("the answer") { shown() == listOf("Saved.") }
        assertEquals(1, lines("Monday"))
    }

    @Test
    fun `a reply that can be kept nowhere stays with its notification, and is saved once when it is tried again`() {
        asks()
        val inbox = File(app.noBackupFilesDir, "inbox")
        inbox.writeText("no folder")
        runBlocking { app.door.shut() }
        reply("she starts on Monday")
        screen.until("the answer") { shown() == listOf("Not saved yet.") }
        val texts = notification().run { "$tickerText $extras" }
        assertFalse(texts, "Monday" in texts || "Silva" in texts)
        // Touched, it stands in the field.
        arrive(shadowOf(notification().contentIntent).savedIntent)
        screen.shows("she starts on Monday")

        inbox.delete()
        val again = shadowOf(notification().actions.single().actionIntent).savedIntent
        MeetingReply().onReceive(app, again)
        screen.until("the answer") { shown() == listOf("Kept. It will be saved when you open Hallway.") }
        assertTrue(inbox.listFiles()!!.single().readText().endsWith("she starts on Monday"))
    }

    @Test
    fun `a calendar that falls over is looked at again, and what was due meanwhile is said`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        meeting()
        allow()
        app.preferences.turn(Switch.CALENDAR, true)
        look("2026-11-18T14:05:00+00:00")
        app.calendar.falls = true
        app.now = OffsetDateTime.parse("2026-11-18T14:50:30+00:00")
        assertTrue(runCatching { runBlocking { app.meetings.look() } }.isFailure)
        val alarm = shadowOf(app.getSystemService(AlarmManager::class.java)).peekNextScheduledAlarm()
        assertEquals(app.now.plusMinutes(15).toInstant().toEpochMilli(), alarm!!.triggerAtMs)
        assertEquals(emptyList<String>(), shown())
        app.calendar.falls = false
        look("2026-11-18T14:55:00+00:00")
        assertEquals(listOf("Ana, 15:00"), shown())
    }

    @Test
    fun `a clock that is put back does not silence the calendar`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        meeting()
        allow()
        app.preferences.turn(Switch.CALENDAR, true)
        look("2026-11-19T09:00:00+00:00")
        look("2026-11-18T14:00:00+00:00")
        look("2026-11-18T14:51:00+00:00")
        assertEquals(listOf("Ana, 15:00"), shown())
    }

    @Test
    fun `text with styles is shared as any other`() {
        val styled = SpannableString("Coffee with @Ana, about fonts")
        arrive(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, styled as CharSequence))
        screen.shows("Coffee with @Ana, about fonts")
    }

    @Test
    fun `a text that is cut is cut between two letters`() {
        arrive(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, "x" + "\uD83C\uDF3F".repeat(30_000)))
        screen.shows("the end was left out")
        val text = rule.activity.hallwayForTest().log.state.value.line.text
        assertEquals("\uD83C\uDF3F", text.takeLast(2))
        assertEquals("as much as a line may hold", 65_533, text.toByteArray().size)
    }

    @Test
    fun `a reply whose process ends on the way is logged once when the app comes back`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        runBlocking { app.inbox.put("@\"Ana Silva\" moves to Lisbon") }
        val lies = File(app.noBackupFilesDir, "inbox").listFiles()!!.single()
        val again = lies.readBytes()
        rule.activityRule.scenario.recreate()
        runBlocking { app.inbox.take() }
        assertEquals(1, lines("Lisbon"))
        // The file comes back, as after a crash between the commit and its removal.
        lies.writeBytes(again)
        runBlocking { app.inbox.take() }
        assertEquals(1, lines("Lisbon"))
    }

    @OptIn(ExperimentalTestApi::class)
    @Test
    fun `what is copied is marked as nobody else's, by a button and by selecting it`() {
        val clipboard = app.getSystemService(ClipboardManager::class.java)
        val isMarked = { clipboard.primaryClip!!.description.extras?.getBoolean("android.content.extra.IS_SENSITIVE") == true }
        app.copyPrivately("a page")
        assertTrue(isMarked())
        screen.type("Lunch with Bo")
        rule.onNodeWithTag("field").performTextInputSelection(TextRange(0, 5))
        rule.onNodeWithTag("field").performSemanticsAction(SemanticsActions.CopyText)
        assertEquals("Lunch" to true, "${clipboard.primaryClip!!.getItemAt(0).text}" to isMarked())
    }

    @Test
    fun `the question after a meeting of several begins a line about all of them, and a card leaves out who is not there`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"", "2026-11-11" to "Lunch with @\"Bo Lindqvist\"")
        meeting()
        app.calendar.events = app.calendar.events.map { it.copy(attendees = listOf("Ana Silva", "Bo Lindqvist")) }
        allow()
        app.preferences.turn(Switch.CALENDAR, true)
        look("2026-11-18T15:20:00+00:00")
        look("2026-11-18T15:35:00+00:00")
        assertEquals(listOf("A line about Ana, Bo?"), shown())
        arrive(shadowOf(notification().contentIntent).savedIntent)
        screen.until("both in the field") { rule.activity.hallwayForTest().log.state.value.line.text == "@\"Ana Silva\" @\"Bo Lindqvist\" " }
        val ids = runBlocking { app.door.ask { journal, _ -> journal.people().use { all -> listOf("Ana Silva", "Bo Lindqvist").map(all::resolve) } } }
        runBlocking { app.door.ask { journal, now -> journal.people().use { it.delete(ids[1], now) } } }
        arrive(Intent(Intent.ACTION_VIEW, Uri.parse("hallway://prep/${ids.joinToString(",")}")))
        screen.shows("Afterwards: one line about Ana")
    }

    @Test
    fun `a calendar that may not be read any more is said where it is switched on, with the way to allow it`() {
        allow()
        app.preferences.turn(Switch.CALENDAR, true)
        rule.runOnUiThread { rule.activity.hallwayForTest().open(Place.Settings) }
        screen.shows("Look at the calendar")
        assertFalse(screen.has("may not read the calendar"))
        rule.activityRule.scenario.moveToState(Lifecycle.State.STARTED)
        shadowOf(app).denyPermissions(Manifest.permission.READ_CALENDAR)
        rule.activityRule.scenario.moveToState(Lifecycle.State.RESUMED)
        screen.shows("Hallway may not read the calendar.")
        screen.tap("Allow it in the phone's settings")
        assertEquals(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, shadowOf(app).nextStartedActivity.action)
    }

    @Test
    fun `a file in the inbox that is no line is said on Today`() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        val inbox = File(app.noBackupFilesDir, "inbox").apply { mkdirs() }
        File(inbox, "0190f2a1-77aa-7000-8000-000000000001.line").writeText("no line")
        rule.activityRule.scenario.moveToState(Lifecycle.State.CREATED).moveToState(Lifecycle.State.RESUMED)
        screen.tap("Today")
        screen.shows("A line from outside the app could not be saved: it isn't a Hallway line.")
    }

    /** Puts the tile where the system would: what it has to say to it is told. */
    private fun LogTile.inQuickSettings(starts: (PendingIntent) -> Unit) {
        val service = TileService::class.java.getDeclaredField("mService").apply { isAccessible = true }
        val system = Proxy.newProxyInstance(service.type.classLoader, arrayOf(service.type)) { _, _, told ->
            told?.filterIsInstance<PendingIntent>()?.forEach(starts)
            null
        }
        service[this] = system
    }

    private fun arrive(intent: Intent) {
        rule.runOnUiThread { InstrumentationRegistry.getInstrumentation().callActivityOnNewIntent(rule.activity, intent) }
    }

    private fun saves(line: String) {
        screen.type(line)
        screen.tap("Save")
        screen.until("the receipt") { rule.activity.hallwayForTest().log.state.value.saved != null }
    }

    /** The question about Ana stands among the notifications. */
    private fun asks() {
        app.lived("2026-11-10" to "Coffee with @\"Ana Silva\"")
        meeting()
        allow()
        app.preferences.turn(Switch.CALENDAR, true)
        look("2026-11-18T15:20:00+00:00")
        look("2026-11-18T15:35:00+00:00")
        assertEquals(listOf("A line about Ana?"), shown())
    }

    private fun meeting() {
        val (begin, end) = OffsetDateTime.parse("2026-11-18T15:00:00+00:00") to OffsetDateTime.parse("2026-11-18T15:30:00+00:00")
        app.calendar.events = listOf(
            CalendarEvent("Catch up", begin, end, listOf("Ana Silva", "Nobody Known")),
            CalendarEvent("Dentist", begin.plusHours(2), end.plusHours(2), emptyList()),
        )
    }

    private fun allow() = shadowOf(app).grantPermissions(Manifest.permission.READ_CALENDAR, Manifest.permission.POST_NOTIFICATIONS)

    private fun look(at: String) {
        app.now = OffsetDateTime.parse(at)
        runBlocking { app.meetings.look() }
    }

    private fun shown(): List<String> = shadowOf(notifications).allNotifications.map { it.extras.getString(Notification.EXTRA_TITLE)!! }

    private fun notification(): Notification = shadowOf(notifications).allNotifications.single()

    /** Types into the field of the notification and sends it. */
    private fun reply(words: String, to: Notification = notification()) {
        val action = to.actions.single()
        val intent = shadowOf(action.actionIntent).savedIntent
        val typed = Bundle().apply { putCharSequence(action.remoteInputs.single().resultKey, words) }
        RemoteInput.addResultsToIntent(action.remoteInputs, intent, typed)
        MeetingReply().onReceive(app, intent)
    }

    /** How many lines hold this word. */
    private fun lines(word: String): Int = runBlocking {
        app.door.ask { journal, now -> journal.find(word, SearchOrder.NEWEST, 0u, 50u, now) }.hits.count { it.what == "entry" }
    }

    private fun View.words(): List<String> = when {
        visibility != View.VISIBLE -> emptyList()
        this is TextView -> listOf("$text")
        this is ViewGroup -> (0 until childCount).flatMap { getChildAt(it).words() }
        else -> emptyList()
    }

    private companion object {
        const val ANDROID = "http://schemas.android.com/apk/res/android"
    }
}
