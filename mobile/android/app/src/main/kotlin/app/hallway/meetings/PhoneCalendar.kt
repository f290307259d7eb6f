package app.hallway.meetings

import android.Manifest
import android.content.ContentResolver
import android.content.ContentUris
import android.content.Context
import android.content.pm.PackageManager
import android.provider.CalendarContract.Attendees
import android.provider.CalendarContract.Events
import android.provider.CalendarContract.Instances
import app.hallway.kit.Calendar
import app.hallway.kit.CalendarEvent
import java.time.Instant
import java.time.OffsetDateTime
import java.time.ZoneId

/** The calendar of the phone, read and never written to. Without the permission it is empty. */
class PhoneCalendar(private val context: Context) : Calendar {
    override fun between(from: OffsetDateTime, to: OffsetDateTime): List<CalendarEvent> {
        val allowed = context.checkSelfPermission(Manifest.permission.READ_CALENDAR) == PackageManager.PERMISSION_GRANTED
        return if (allowed) context.contentResolver.events(from, to) else emptyList()
    }

    private fun ContentResolver.events(from: OffsetDateTime, to: OffsetDateTime): List<CalendarEvent> {
        val span = Instances.CONTENT_URI.buildUpon().let {
            ContentUris.appendId(it, from.toInstant().toEpochMilli())
            ContentUris.appendId(it, to.toInstant().toEpochMilli())
            it.build()
        }
        val columns = arrayOf(Instances.EVENT_ID, Instances.TITLE, Instances.BEGIN, Instances.END)
        // Whole days are no meetings, and what was called off or declined is none either.
        val meant = "${Instances.ALL_DAY} = 0 AND ${Instances.VISIBLE} = 1" +
            " AND (${Instances.STATUS} IS NULL OR ${Instances.STATUS} <> ${Events.STATUS_CANCELED})" +
            " AND ${Instances.SELF_ATTENDEE_STATUS} <> ${Attendees.ATTENDEE_STATUS_DECLINED}"
        val found = mutableListOf<CalendarEvent>()
        query(span, columns, meant, null, Instances.BEGIN)?.use { rows ->
            while (rows.moveToNext() && found.size < MOST) {
                val attendees = attendees(rows.getLong(0))
                found += CalendarEvent(rows.getString(1).orEmpty(), moment(rows.getLong(2)), moment(rows.getLong(3)), attendees)
            }
        }
        return found
    }

    private fun ContentResolver.attendees(event: Long): List<String> {
        val names = mutableListOf<String>()
        val of = "${Attendees.EVENT_ID} = ? AND ${Attendees.ATTENDEE_STATUS} <> ${Attendees.ATTENDEE_STATUS_DECLINED}"
        query(Attendees.CONTENT_URI, arrayOf(Attendees.ATTENDEE_NAME), of, arrayOf("$event"), null)?.use { rows ->
            while (rows.moveToNext() && names.size < MOST) names += rows.getString(0).orEmpty()
        }
        return names.filter(String::isNotBlank)
    }

    private fun moment(millis: Long): OffsetDateTime = Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()).toOffsetDateTime()

    private companion object {
        /** The most events of a day, and the most people of an event: a calendar may hold anything. */
        const val MOST = 50
    }
}
