package app.hallway

import android.Manifest
import android.content.Context
import android.content.pm.PackageManager
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.RequestPermission
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.platform.LocalContext
import androidx.core.content.ContextCompat
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.hallway.devices.CameraAccess
import app.hallway.devices.DevicesActions
import app.hallway.devices.DevicesScreen
import app.hallway.devices.PairActions
import app.hallway.devices.PairScreen
import app.hallway.kit.DevicesModel
import app.hallway.kit.PairModel
import app.hallway.kit.Place
import app.hallway.model.Member
import app.hallway.ways.copyPrivately
import app.hallway.ways.openOwnSettings
import app.hallway.ways.pasted
import kotlinx.coroutines.Dispatchers

// What devices say comes from threads of the core, and is shown on the one that draws.

/** The devices, over their model. */
@Composable
internal fun AtDevices(hallway: HallwayViewModel, back: () -> Unit) {
    val model = followed(hallway.devices)
    val state by model.state.collectAsStateWithLifecycle()
    val keeping by hallway.inStep.state.collectAsStateWithLifecycle(context = Dispatchers.Main.immediate)
    DevicesScreen(state, keeping, hallway.day, remember { Devicing(hallway, model, back) })
}

private class Devicing(
    private val hallway: HallwayViewModel,
    private val model: DevicesModel,
    private val out: () -> Unit,
) : DevicesActions {
    override fun back() = out()
    override fun open(place: Place) = hallway.open(place)
    override fun rename(device: Member, name: String, then: () -> Unit) = model.rename(device, name, then)
    override fun cutOff(device: Member) = model.cutOff(device)
    override fun trust(device: Member) = model.trust(device)
    override fun tryAgain() {
        hallway.tryAgain()
        model.follow()
    }
}

/** Pairing, over its model. The camera is asked for when the user wants it, and not before. */
@Composable
internal fun AtPairing(hallway: HallwayViewModel, back: () -> Unit) {
    val context = LocalContext.current
    val state by hallway.pair.state.collectAsStateWithLifecycle(context = Dispatchers.Main.immediate)
    val camera = hallway.camera
    var refused by rememberSaveable { mutableStateOf(false) }
    var broken by rememberSaveable { mutableStateOf(false) }
    var granted by remember { mutableStateOf(context.mayUseCamera()) }
    val ask = rememberLauncherForActivityResult(RequestPermission()) {
        granted = it
        refused = !it
    }
    // What was refused here may have been allowed in the settings of the phone meanwhile, and the other way round.
    LifecycleResumeEffect(Unit) {
        granted = context.mayUseCamera()
        if (granted) refused = false
        onPauseOrDispose {}
    }
    val access = when {
        !camera.isThere || broken -> CameraAccess.NONE
        granted -> CameraAccess.GRANTED
        refused -> CameraAccess.REFUSED
        else -> CameraAccess.ASKABLE
    }
    val actions = remember { Pairing(hallway, context, back) { ask.launch(Manifest.permission.CAMERA) } }
    PairScreen(state, access, actions) { space ->
        camera.Finder(space, read = { if (PairModel.mayBeCode(it)) hallway.pair.join(it) }, failed = { broken = true })
    }
}

private fun Context.mayUseCamera(): Boolean =
    ContextCompat.checkSelfPermission(this, Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED

private class Pairing(
    private val hallway: HallwayViewModel,
    private val context: Context,
    private val out: () -> Unit,
    private val ask: () -> Unit,
) : PairActions {
    private val model: PairModel get() = hallway.pair
    override fun back() = out()
    override fun join(code: String) = model.join(code)
    override fun show() = model.show()
    override fun answer(yes: Boolean) = model.answer(yes)
    override fun cancel() = model.cancel()
    override fun again() = model.again()
    override fun askForCamera() = ask()
    override fun pasted(): String? = context.pasted()
    override fun copy(text: String) = context.copyPrivately(text)
    override fun openSystemSettings() = context.openOwnSettings()

    override fun done() = out()
}
