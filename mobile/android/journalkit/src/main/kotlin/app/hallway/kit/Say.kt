package app.hallway.kit

import app.hallway.model.Gap
import app.hallway.model.GapFound
import app.hallway.model.GoalMap
import app.hallway.model.OnTheMap
import app.hallway.model.Role
import app.hallway.model.Stance

/** What say somebody has, as the rows of a map from the strongest down. */
enum class Say {
    VETO,
    SIGNS_OFF,
    MANAGER,
    IN_THE_ROOM,
    ASKED,
    ;

    companion object {
        /** The strongest of these roles; who has none yet will at least be asked. */
        fun of(roles: List<Role>): Say = when {
            Role.Veto in roles -> VETO
            Role.SignOff in roles -> SIGNS_OFF
            Role.Manager in roles || Role.HiringManager in roles -> MANAGER
            Role.InTheRoom in roles -> IN_THE_ROOM
            else -> ASKED
        }
    }
}

/** What somebody has shown, as the columns of a map. */
enum class Shows {
    NOTHING_YET,
    CONCERNS,
    WOULD_SPEAK,
    ;

    companion object {
        /** Who has not heard of it has shown as little as who has not said. */
        fun of(stance: Stance): Shows = when (stance) {
            Stance.HasConcerns -> CONCERNS
            Stance.WouldSpeak -> WOULD_SPEAK
            else -> NOTHING_YET
        }
    }
}

/** One row of the picture of a map: who has this say, by what they showed, and in it what is missing. */
data class MapRow(val say: Say, val people: Map<Shows, List<OnTheMap>>, val gap: GapFound?)

/** The map as rows from the strongest say down. A say that nobody has is a row only where that is a gap. */
fun GoalMap.rows(): List<MapRow> = Say.entries.mapNotNull { say ->
    val people = people.filter { Say.of(it.roles) == say }.groupBy { Shows.of(it.stance) }
    val gap = gaps.firstOrNull { it.gap.row == say }
    MapRow(say, people, gap).takeIf { people.isNotEmpty() || gap != null }
}

/** Gaps that have no place of their own in the picture. */
fun GoalMap.otherGaps(): List<GapFound> = gaps.filter { it.gap.row == null }

/** The row in which a gap is a place that nobody has. */
private val Gap.row: Say?
    get() = when (this) {
        is Gap.NoManager -> Say.MANAGER
        Gap.NobodyCanVeto -> Say.VETO
        else -> null
    }
