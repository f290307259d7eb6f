package app.hallway.kit

import app.hallway.model.PersonId

/** Where one is in the app. */
sealed interface Place {
    /** The places of the bottom bar. */
    enum class Tab : Place { LOG, TODAY, PEOPLE }

    /** The card of one person, or of several who meet. */
    data class Prep(val people: List<PersonId>) : Place

    /** Somebody's page. */
    data class Person(val id: PersonId) : Place

    data object Review : Place

    data object Settings : Place

    /** As a word of a saved state: `prep:ID,ID`. */
    fun toWord(): String = when (this) {
        is Tab -> name.lowercase()
        is Prep -> "prep:" + people.joinToString(",")
        is Person -> "person:$id"
        Review -> "review"
        Settings -> "settings"
    }

    companion object {
        /** The place of such a word; nothing for a word of another version. */
        fun of(word: String): Place? {
            val (kind, rest) = word.substringBefore(':') to word.substringAfter(':', "")
            return when (kind) {
                "prep" -> rest.split(',').filter(String::isNotEmpty).takeIf { it.isNotEmpty() }?.let(::Prep)
                "person" -> rest.takeIf(String::isNotEmpty)?.let(::Person)
                "review" -> Review
                "settings" -> Settings
                else -> Tab.entries.firstOrNull { it.name.lowercase() == kind }
            }
        }
    }
}

/** The way one came: the places behind, and at the end the one that is shown. Never empty. */
data class Way(val places: List<Place> = listOf(Place.Tab.LOG)) {
    val here: Place get() = places.last()

    /** The place of the bottom bar one is under. */
    val tab: Place.Tab get() = places.filterIsInstance<Place.Tab>().last()

    /** One step in; a place of the bottom bar begins anew, with Log behind it. */
    fun to(place: Place): Way = when (place) {
        here -> this
        Place.Tab.LOG -> Way()
        is Place.Tab -> Way(listOf(Place.Tab.LOG, place))
        else -> Way(places + place)
    }

    /** One step out; nothing where the app is left. */
    fun back(): Way? = if (places.size > 1) Way(places.dropLast(1)) else null

    fun toWords(): List<String> = places.map(Place::toWord)

    companion object {
        fun of(words: List<String>): Way {
            val places = words.mapNotNull(Place::of)
            return if (places.firstOrNull() is Place.Tab) Way(places) else Way(listOf(Place.Tab.LOG) + places)
        }
    }
}
