package app.hallway.kit

import app.hallway.model.AskKind
import app.hallway.model.GoalId
import app.hallway.model.PersonId
import app.hallway.model.RecordId

/** Where one is in the app. */
sealed interface Place {
    /** The places of the bottom bar. */
    enum class Tab : Place { LOG, TODAY, PEOPLE, GOALS }

    /** The card of one person, or of several who meet. */
    data class Prep(val people: List<PersonId>) : Place

    /** Somebody's page. */
    data class Person(val id: PersonId) : Place

    /** One line, and what came from it. */
    data class Line(val id: RecordId) : Place

    data object Review : Place

    /** A goal and its map; with [seat] what is known of somebody on it stands open. */
    data class Goal(val id: GoalId, val seat: PersonId? = null) : Place

    /** The page of a goal, for one reader or for anyone. */
    data class Kit(val goal: GoalId, val reader: PersonId?) : Place

    /** How far the user and those with a say have come. */
    data object Wheel : Place

    /** What the user asked of others. */
    data object Asks : Place

    /** Words to ask somebody with. */
    data class Draft(val person: PersonId, val kind: AskKind, val goal: GoalId?) : Place

    data object Settings : Place

    /** The user's devices. */
    data object Devices : Place

    /** Making another device one of this journal's. */
    data object Pair : Place

    /** As a word of a saved state: `prep:ID,ID`. */
    fun toWord(): String = when (this) {
        is Tab -> name.lowercase()
        is Prep -> "prep:" + people.joinToString(",")
        is Person -> "person:$id"
        is Line -> "line:$id"
        Review -> "review"
        is Goal -> "goal:" + listOfNotNull(id, seat).joinToString(",")
        is Kit -> "kit:" + listOfNotNull(goal, reader).joinToString(",")
        Wheel -> "wheel"
        Asks -> "asks"
        is Draft -> "draft:" + listOfNotNull(person, WORDS.entries.firstOrNull { it.value == kind }?.key, goal).joinToString(",")
        Settings -> "settings"
        Devices -> "devices"
        Pair -> "pair"
    }

    companion object {
        /** The kinds of asks that are drafted, as words of a saved state. */
        private val WORDS = mapOf("advocacy" to AskKind.Advocacy, "feedback" to AskKind.Feedback)

        /** The place of such a word; nothing for a word of another version. */
        fun of(word: String): Place? {
            val kind = word.substringBefore(':')
            val parts = word.substringAfter(':', "").split(',').filter(String::isNotEmpty)
            return when (kind) {
                "prep" -> parts.takeIf { it.isNotEmpty() }?.let(::Prep)
                "person" -> parts.firstOrNull()?.let(::Person)
                "line" -> parts.firstOrNull()?.let(::Line)
                "goal" -> parts.firstOrNull()?.let { Goal(it, parts.getOrNull(1)) }
                "kit" -> parts.firstOrNull()?.let { Kit(it, parts.getOrNull(1)) }
                "draft" -> parts.getOrNull(1)?.let(WORDS::get)?.let { Draft(parts.first(), it, parts.getOrNull(2)) }
                "review" -> Review
                "wheel" -> Wheel
                "asks" -> Asks
                "settings" -> Settings
                "devices" -> Devices
                "pair" -> Pair
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

    /** A place chosen in the list of a place of the bottom bar: it stands alone behind it, whatever stood beside the list before. */
    fun choose(place: Place): Way = if (place is Place.Tab) to(place) else Way().to(tab).to(place)

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
