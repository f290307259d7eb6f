package app.hallway.kit

import app.hallway.model.Gap
import app.hallway.model.GoalKind
import app.hallway.model.GoalMap
import app.hallway.model.NewGoal
import app.hallway.model.Role
import app.hallway.model.SeatEdit
import app.hallway.model.Stance
import java.nio.file.Files
import java.time.OffsetDateTime
import org.junit.Assert.assertEquals
import org.junit.Test

class SayTest {
    private val now = OffsetDateTime.parse("2026-11-18T14:05:00+00:00")

    @Test
    fun `the strongest of somebody's says is their row, and whoever has none is asked`() {
        assertEquals(Say.VETO, Say.of(listOf(Role.Manager, Role.InTheRoom, Role.Veto)))
        assertEquals(Say.SIGNS_OFF, Say.of(listOf(Role.Manager, Role.SignOff)))
        assertEquals(Say.MANAGER, Say.of(listOf(Role.HiringManager)))
        assertEquals(Say.ASKED, Say.of(listOf(Role.ReferenceGiver)))
        assertEquals(Say.ASKED, Say.of(emptyList()))
        assertEquals(Say.ASKED, Say.of(listOf(Role.Other("of another version"))))
    }

    @Test
    fun `a map is rows of says, and a say that nobody has is a row only where that is a gap`() {
        val map = map("Ana" to SeatEdit(listOf(Role.SignOff), emptyList(), Stance.WouldSpeak, "I'd back you", null))
        val rows = map.rows()
        assertEquals(listOf(Say.VETO, Say.SIGNS_OFF, Say.MANAGER), rows.map(MapRow::say))
        assertEquals(Gap.NobodyCanVeto, rows.first().gap?.gap)
        assertEquals(listOf("Ana"), rows[1].people.getValue(Shows.WOULD_SPEAK).map { it.person.name })
        val placed = rows.mapNotNull(MapRow::gap) + map.otherGaps()
        assertEquals("no gap is lost, and none is said twice", map.gaps.toSet(), placed.toSet())
        assertEquals(map.gaps.size, placed.size)
    }

    private fun map(vararg seats: Pair<String, SeatEdit>): GoalMap {
        val keys = object : KeyStore {
            val kept = mutableMapOf<String, ByteArray>()

            override fun read(name: String) = kept[name]

            override fun write(name: String, secret: ByteArray) {
                kept[name] = secret
            }
        }
        return openJournal(Files.createTempDirectory("hallway").toFile(), keys, now).use { journal ->
            journal.goals().use { goals ->
                val goal = goals.add(NewGoal("Lead", GoalKind.Promotion, null, "", "", null), now).reference.id
                for ((name, edit) in seats) {
                    journal.log("Coffee with @$name", emptyList(), now)
                    goals.putOnMap(goal, journal.people().use { it.resolve(name) }, edit, now)
                }
                goals.map(goal, now)
            }
        }
    }
}
