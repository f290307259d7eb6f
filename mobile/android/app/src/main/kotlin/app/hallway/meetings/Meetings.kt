package app.hallway.meetings

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import androidx.core.content.edit
import app.hallway.kit.Calendar
import app.hallway.kit.Door
import app.hallway.kit.Encounter
import app.hallway.kit.Encounters
import app.hallway.kit.due
import app.hallway.kit.notices
import app.hallway.model.Named
import app.hallway.settings.Preferences
import app.hallway.settings.Preferences.Switch
import java.time.Instant
import java.time.OffsetDateTime
import java.time.ZoneOffset
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

/**
 * Looks at the calendar when the user switched that on: says what became due since it looked last, and has the phone wake it when
 * the next thing is. Of a look nothing is kept but when it was.
 */
class Meetings(
    private val context: Context,
    private val door: Door,
    private val calendar: Calendar,
    private val preferences: Preferences,
) {
    private val kept = context.getSharedPreferences("meetings", Context.MODE_PRIVATE)
    private val turn = Mutex()
    private val notices = MeetingNotifications(context)

    suspend fun look() = turn.withLock {
        val now = door.now()
        if (!preferences.isOn(Switch.CALENDAR).value) return@withLock forget()
        // Before anything that may fail: whatever it is, the phone looks again.
        wakeAt(now.plusMinutes(LOOKS_AGAIN))
        val all = encounters(now).notices()
        all.due(since(now), now).forEach(notices::post)
        kept.edit { putLong(LOOKED, now.toInstant().toEpochMilli()) }
        // Also without anything ahead: an appointment may be made meanwhile.
        val next = all.map { it.at }.filter { it > now }.minOrNull()
        wakeAt(minOf(next ?: now.plusMinutes(LOOKS_EVERY), now.plusMinutes(LOOKS_EVERY)))
    }

    /** Who is met next today; nobody where the calendar is not looked at. */
    suspend fun next(): List<Named> {
        if (!preferences.isOn(Switch.CALENDAR).value) return emptyList()
        val now = door.now()
        return encounters(now).filter { it.end > now }.minByOrNull(Encounter::begin)?.people.orEmpty()
    }

    private suspend fun encounters(now: OffsetDateTime): List<Encounter> =
        Encounters(door).among(door.beside { calendar.between(now.minusHours(BACK), now.plusHours(AHEAD)) })

    /** When it looked last. At first, and where the clock was put back since, nothing of the past is said. */
    private fun since(now: OffsetDateTime): OffsetDateTime {
        val looked = kept.getLong(LOOKED, 0)
        return if (looked == 0L || looked > now.toInstant().toEpochMilli()) now else Instant.ofEpochMilli(looked).atOffset(ZoneOffset.UTC)
    }

    private fun forget() {
        kept.edit { clear() }
        alarms().cancel(alarm())
    }

    /** Near that time; a phone that sleeps may be some minutes late, and to the minute would need a permission of its own. */
    private fun wakeAt(at: OffsetDateTime) =
        alarms().setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at.toInstant().toEpochMilli(), alarm())

    private fun alarms() = context.getSystemService(AlarmManager::class.java)

    private fun alarm(): PendingIntent =
        PendingIntent.getBroadcast(context, 0, Intent(context, MeetingAlarm::class.java), PendingIntent.FLAG_IMMUTABLE)

    private companion object {
        const val LOOKED = "looked"

        /** Hours that are looked at, back and ahead. */
        const val BACK = 12L
        const val AHEAD = 24L

        /** Minutes after which it looks again at the latest, and after a look that failed. */
        const val LOOKS_EVERY = 60L
        const val LOOKS_AGAIN = 15L
    }
}
