package app.hallway.kit

import app.hallway.core.Journal
import app.hallway.model.Named
import app.hallway.model.PersonId
import java.time.OffsetDateTime

/** The most people to choose from. */
private const val MOST = 12

/** People of this name or, while none is typed, those talked with last: who can be chosen. */
internal fun Journal.choosable(out: Set<PersonId>, name: String, now: OffsetDateTime): List<Named> = people().use { people ->
    // As many more as may be left out.
    val found = if (name.isBlank()) people.latest((MOST + out.size).toUInt(), now) else people.list(name, now).map { it.person }
    found.filter { it.reference.id !in out }.take(MOST)
}
