package app.hallway.kit

import app.hallway.core.Journal
import app.hallway.core.People
import app.hallway.model.ChipKind
import app.hallway.model.ChipState
import app.hallway.model.JournalException
import app.hallway.model.Named
import java.time.Duration
import java.time.OffsetDateTime

/** An event of the phone's calendar. */
data class CalendarEvent(
    val title: String,
    val begin: OffsetDateTime,
    val end: OffsetDateTime,
    /** Who was invited, by the names that the calendar has. */
    val attendees: List<String>,
)

/** A calendar to read from, and never to write to. */
interface Calendar {
    /** Events with a time that begin or end between the two. Nothing where the calendar may not be read. */
    fun between(from: OffsetDateTime, to: OffsetDateTime): List<CalendarEvent>
}

/** An event with people whom the journal knows. */
data class Encounter(val begin: OffsetDateTime, val end: OffsetDateTime, val people: List<Named>)

/** Something to say about an encounter: before it that there is a card, after it the question. */
data class Notice(val kind: Kind, val at: OffsetDateTime, val encounter: Encounter) {
    enum class Kind { BEFORE, AFTER }
}

/** Finds out which events are with people of the journal, by the names of who is invited and those in the title. */
class Encounters(private val door: Door) {
    suspend fun among(events: List<CalendarEvent>): List<Encounter> = door.ask { journal, now ->
        journal.people().use { people ->
            events.mapNotNull { event ->
                val names = event.attendees + journal.namesIn(event.title, now)
                val known = names.mapNotNull { people.known(it) }.distinctBy { it.reference.id }
                Encounter(event.begin, event.end, known).takeIf { known.isNotEmpty() }
            }
        }
    }

    /** The names in a title, as the line of a journal would be read. */
    private fun Journal.namesIn(title: String, now: OffsetDateTime): List<String> =
        read(title.upTo(LONGEST_TITLE), emptyList(), now).chips
            .filter { it.kind == ChipKind.PERSON && it.state == ChipState.TAKEN }
            .mapNotNull { chip -> chip.span?.let { title.substring(it.start.toInt(), it.end.toInt()).trim('@', '"') } }

    /** Exactly one person of this name; of several nobody is meant. */
    private fun People.known(name: String): Named? = try {
        if (name.isBlank()) null else named(resolve(name))
    } catch (nobody: JournalException.Say) {
        null
    }

    private companion object {
        const val LONGEST_TITLE = 200
    }
}

/** How long before an encounter its card is offered, and how long after it the question is asked. */
private val BEFORE: Duration = Duration.ofMinutes(10)
private val AFTER: Duration = Duration.ofMinutes(5)

/** What there is to say about these encounters, in the order in which it is said. */
fun List<Encounter>.notices(): List<Notice> = flatMap {
    listOf(Notice(Notice.Kind.BEFORE, it.begin - BEFORE, it), Notice(Notice.Kind.AFTER, it.end + AFTER, it))
}.sortedBy(Notice::at)

/**
 * What became due since the phone looked last, until now. A card is not offered once its encounter is over, and a question that
 * is hours late is not asked.
 */
fun List<Notice>.due(since: OffsetDateTime, now: OffsetDateTime): List<Notice> = filter {
    val stale = if (it.kind == Notice.Kind.BEFORE) it.encounter.end < now else it.at < now - STALE
    it.at > since && it.at <= now && !stale
}

private val STALE: Duration = Duration.ofHours(3)

/** The line that a reply about these people makes. */
fun replyAbout(people: List<String>, reply: String): String =
    people.joinToString(" ", postfix = " ") { if (' ' in it) "@\"$it\"" else "@$it" } + reply.trim()
