package app.hallway.look

import java.time.DayOfWeek
import java.time.LocalDate
import java.time.OffsetDateTime
import java.time.YearMonth
import java.time.format.DateTimeFormatter
import java.time.temporal.TemporalAdjusters
import java.time.temporal.WeekFields
import java.util.Locale

/** Days as the journal's own sentences write them, so that a screen has one way: `12 Oct`, `Fri 20 Nov`. */
object Days {
    /** `12 Oct`; with its year if that is not [today]'s. */
    fun short(day: LocalDate, today: LocalDate): String =
        written(if (day.year == today.year) "d MMM" else "d MMM yyyy").format(day)

    /** `Fri 20 Nov`. */
    fun withWeekday(day: LocalDate): String = written("EEE d MMM").format(day)

    /** `Friday` for a day of the last week, else as [short] writes it. */
    fun since(day: LocalDate, today: LocalDate): String =
        if (day.isAfter(today.minusDays(7)) && day.isBefore(today)) written("EEEE").format(day) else short(day, today)

    /**
     * What the journal says of something whose day has not come, nor begun anywhere: the clock of the device that wrote it was ahead.
     * Nothing of any other.
     */
    fun clock(day: LocalDate, today: LocalDate): String? = "the clock was ahead".takeIf { day.isAfter(today.plusDays(1)) }

    /** `November`; with its year if that is not [today]'s. */
    fun month(month: YearMonth, today: LocalDate): String =
        written(if (month.year == today.year) "LLLL" else "LLLL yyyy").format(month)

    /** The first day after [today] that is the first of a week. */
    fun nextWeek(today: LocalDate, first: DayOfWeek): LocalDate = today.with(TemporalAdjusters.next(first))

    /**
     * This language where weeks begin on [first]: Material's calendar asks the place alone, and takes no day. The order in which a date
     * is written goes with the place.
     */
    fun weeksFrom(first: DayOfWeek, locale: Locale): Locale {
        if (WeekFields.of(locale).firstDayOfWeek == first) return locale
        val place = when (first) {
            DayOfWeek.SUNDAY -> "US"
            DayOfWeek.SATURDAY -> "EG"
            else -> "GB"
        }
        return Locale.Builder().setLanguage(locale.language).setScript(locale.script).setRegion(place).build()
    }

    /** `9:41`. */
    fun time(at: OffsetDateTime): String = written("H:mm").format(at)

    private fun written(pattern: String) = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
}
