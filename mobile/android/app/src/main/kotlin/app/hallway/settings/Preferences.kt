package app.hallway.settings

import android.content.Context
import androidx.core.content.edit
import java.time.DayOfWeek
import java.time.temporal.WeekFields
import java.util.Locale
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** What the user set on this phone alone. Nothing of the journal is in here, and everything is off until switched on. */
class Preferences(context: Context) {
    private val kept = context.getSharedPreferences("preferences", Context.MODE_PRIVATE)
    private val week = MutableStateFlow(kept.getInt(WEEK, 0).takeIf { it in 1..7 }?.let(DayOfWeek::of))
    private val switches = Switch.entries.associateWith { MutableStateFlow(kept.getBoolean(it.word, false)) }

    /** What can be switched on. */
    enum class Switch(internal val word: String) {
        /** The screens stay out of screenshots and of the recent apps. */
        HIDDEN("hidden"),

        /** The app asks for the lock of the phone before it shows anything. */
        LOCKED("locked"),

        /** Sync also goes on in the background. */
        BACKGROUND("background"),

        /** The calendar is read: a card before a meeting, a question after it. */
        CALENDAR("calendar"),
    }

    fun isOn(switch: Switch): StateFlow<Boolean> = switches.getValue(switch).asStateFlow()

    fun turn(switch: Switch, on: Boolean) {
        switches.getValue(switch).value = on
        kept.edit { putBoolean(switch.word, on) }
    }

    /** The day on which weeks begin, if the user said one. */
    val weekBegins: StateFlow<DayOfWeek?> = week.asStateFlow()

    /** The first day of a week, as the user or the phone has it. */
    fun firstDay(): DayOfWeek = week.value ?: WeekFields.of(Locale.getDefault()).firstDayOfWeek

    /** Weeks begin on that day from now on; nothing: as the phone has it. */
    fun beginWeeks(day: DayOfWeek?) {
        week.value = day
        kept.edit { if (day == null) remove(WEEK) else putInt(WEEK, day.value) }
    }

    private companion object {
        const val WEEK = "week"
    }
}
