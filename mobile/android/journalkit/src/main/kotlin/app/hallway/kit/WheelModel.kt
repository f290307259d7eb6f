package app.hallway.kit

import app.hallway.model.NobodyIn
import app.hallway.model.OnTheWheel
import app.hallway.model.Stage
import app.hallway.model.Wheel
import kotlinx.coroutines.CoroutineScope

/** The wheel, and below it where the user knows people by name alone. */
data class WheelShown(
    val wheel: Wheel,
    /** Departments in which the user talked with nobody yet, each with who works there. */
    val nobodyIn: List<NobodyIn>,
)

/** How far the user and everyone with a say in a goal have come, and where nobody is yet. */
class WheelModel(scope: CoroutineScope, door: Door) : Held<WheelShown>(scope, door) {
    override suspend fun ask(): WheelShown = door.ask { journal, now ->
        journal.relationships().use { WheelShown(it.wheel(now), it.breadth(now).nobodyIn) }
    }
}

/** The stages in the order in which they are come to. */
val STAGES: List<Stage> = listOf(
    Stage.Stranger,
    Stage.Acquainted,
    Stage.Rapport,
    Stage.Trust,
    Stage.WouldSpeak,
    Stage.Asked,
    Stage.SpokeForMe,
    Stage.Thanked,
)

/** Who is at each stage, in the order of [STAGES]; the eight are all there, also those where nobody is. */
fun Wheel.stages(): List<Pair<Stage, List<OnTheWheel>>> = STAGES.map { stage -> stage to people.filter { it.stage == stage } }
