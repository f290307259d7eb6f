package app.hallway

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.runtime.Composable
import androidx.compose.ui.graphics.Color
import app.hallway.devices.CameraAccess
import app.hallway.devices.DevicesActions
import app.hallway.devices.DevicesScreen
import app.hallway.devices.PairActions
import app.hallway.devices.PairScreen
import app.hallway.kit.DeviceLine
import app.hallway.kit.Keeping
import app.hallway.kit.PairState
import app.hallway.kit.Place
import app.hallway.kit.Shown
import app.hallway.kit.Trouble
import app.hallway.model.Member
import app.hallway.model.PeerEnd
import app.hallway.model.Standing

/** The screens about devices. What they show is made up here: only a second device would make it. */
class DeviceStories(private val app: RealJournal) {
    private fun member(name: String, standing: Standing = Standing.Member, here: Boolean = false) =
        Member(name.padEnd(64, '0'), name, standing, null, app.now, here)

    private fun pair(state: PairState, camera: CameraAccess = CameraAccess.ASKABLE): @Composable () -> Unit = under(Place.Tab.TODAY) {
        PairScreen(state, camera, nothing<PairActions>()) { Box(it.background(Color.DarkGray)) }
    }

    private fun devices(lines: List<DeviceLine>, keeping: Keeping): @Composable () -> Unit = under(Place.Tab.TODAY) {
        DevicesScreen(Shown(lines), keeping, app.now.toLocalDate(), nothing<DevicesActions>())
    }

    /** Name and screen, in the order in which a person meets them. */
    fun all(): List<Pair<String, @Composable () -> Unit>> {
        val phone = DeviceLine(member("Pixel 9", here = true), null)
        val others = listOf(
            DeviceLine(member("laptop"), app.now.minusMinutes(24)),
            DeviceLine(member("old tablet", Standing.Revoked(null, app.now)), app.now.minusDays(40)),
        )
        // A code of the usual size; what is in it no camera will read.
        val squares = List(45) { row -> List(45) { column -> (row * 31 + column * 17 + row * column) % 7 < 3 } }
        val expired = Trouble(Trouble.Kind.SAY, "not_paired", "not paired: time ran out. Nobody was let in; show a new code and try again")
        return listOf(
            "devices" to devices(listOf(phone) + others, Keeping(on = true, reached = mapOf(others.first().member.endpoint to "laptop"))),
            "device" to devices(listOf(phone) + others, Keeping(on = true)),
            "device-cut-off" to devices(listOf(phone) + others, Keeping(on = true)),
            "device-name" to devices(listOf(phone) + others, Keeping(on = true)),
            "devices-not-found" to devices(listOf(phone) + others, Keeping(on = true, notFound = true)),
            "devices-cut-off" to devices(
                listOf(phone) + others,
                Keeping(on = true, ends = mapOf(others.first().member.endpoint to Trouble.of(PeerEnd.NotAMember, "laptop")!!)),
            ),
            "devices-alone" to devices(listOf(phone), Keeping()),
            "pair-begin" to pair(PairState.Begin()),
            "pair-paste" to pair(PairState.Begin()),
            "pair-camera" to pair(PairState.Begin(), CameraAccess.GRANTED),
            "pair-refused" to pair(PairState.Begin(), CameraAccess.REFUSED),
            "pair-code" to pair(PairState.Code("HALLWAY1", squares, app.now.plusMinutes(2))),
            "pair-digits" to pair(PairState.Digits("482 913", "laptop", asks = true)),
            "pair-digits-there" to pair(PairState.Digits("482 913", "laptop", asks = false)),
            "pair-keep-both" to pair(PairState.KeepBoth("laptop", listOf("old tablet"))),
            "pair-coming" to pair(PairState.Coming("laptop", 312u, 1024u)),
            "pair-done" to pair(PairState.Done("laptop")),
            "pair-wrong-digits" to pair(PairState.Failed(expired, saidNo = true)),
            "pair-failed" to pair(PairState.Failed(expired, saidNo = false)),
        )
    }
}
