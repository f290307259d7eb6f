package app.hallway.kit

import app.hallway.model.PersonId

/** A link into the app: `hallway://log`, `hallway://log?with=ID,ID`, `hallway://prep`, `hallway://prep/ID,ID`, `hallway://today`. */
sealed interface Link {
    data class Log(val with: List<PersonId> = emptyList()) : Link

    data class Prep(val people: List<PersonId>) : Link

    /** The card of whoever is met next, by the calendar. */
    data object Next : Link

    data object Today : Link

    companion object {
        /** An id is sixteen bytes in hexadecimal digits; whatever else stands there is nobody's. */
        private val ID = Regex("[0-9a-f-]{32,36}")

        /** What a link says; nothing for one that says nothing Hallway knows. Other apps write these: nothing of it is trusted. */
        fun of(text: String): Link? {
            val rest = text.removePrefix("hallway://").takeIf { it.length < text.length } ?: return null
            val (way, query) = rest.substringBefore('?') to rest.substringAfter('?', "")
            val parts = way.trim('/').split('/')
            return when (parts.first()) {
                "log" -> Log(query.removePrefix("with=").split(',').filter(ID::matches))
                "prep" -> {
                    val people = parts.getOrNull(1)?.split(',') ?: return Next
                    people.filter(ID::matches).takeIf { it.isNotEmpty() }?.let(::Prep)
                }
                "today" -> Today
                else -> null
            }
        }
    }
}
