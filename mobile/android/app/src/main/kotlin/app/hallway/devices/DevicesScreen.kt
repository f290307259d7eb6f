package app.hallway.devices

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.DeviceLine
import app.hallway.kit.Keeping
import app.hallway.kit.Place
import app.hallway.kit.Shown
import app.hallway.kit.Trouble
import app.hallway.look.Days
import app.hallway.look.DoneBar
import app.hallway.look.Edge
import app.hallway.look.Quiet
import app.hallway.look.Sheet
import app.hallway.look.SheetChoice
import app.hallway.look.TitleBar
import app.hallway.look.TouchRow
import app.hallway.look.TroubleBar
import app.hallway.look.inWords
import app.hallway.look.rememberTyped
import app.hallway.look.sentence
import app.hallway.model.EndpointId
import app.hallway.model.Member
import app.hallway.model.Standing
import java.time.LocalDate

/** What the devices can be told. */
interface DevicesActions {
    fun back()
    fun open(place: Place)

    /** [then] follows once it is saved. */
    fun rename(device: Member, name: String, then: () -> Unit)
    fun cutOff(device: Member)
    fun trust(device: Member)
    fun tryAgain()
}

/** The user's devices, how this one stands with the others now, and the way to one more. */
@Composable
fun DevicesScreen(
    state: Shown<List<DeviceLine>>,
    keeping: Keeping,
    today: LocalDate,
    actions: DevicesActions,
    modifier: Modifier = Modifier,
) {
    var chosen by rememberSaveable { mutableStateOf<EndpointId?>(null) }
    Box(modifier.fillMaxSize()) {
        Column(Modifier.fillMaxSize()) {
            TitleBar(stringResource(R.string.devices_title), actions::back)
            Column(Modifier.weight(1f).verticalScroll(rememberScrollState())) {
                val devices = state.answer
                if (devices != null) {
                    devices.forEach { Device(it, keeping, today) { chosen = it.member.endpoint } }
                    val ends = keeping.ends.values
                    ends.forEach { Quiet(sentence(it)) }
                    when {
                        devices.size < 2 -> Quiet(stringResource(R.string.devices_alone))
                        ends.isEmpty() || keeping.trouble != null || keeping.reached.isNotEmpty() -> Quiet(now(keeping))
                    }
                }
            }
            state.trouble?.let { TroubleBar(it, actions::tryAgain) }
            state.done?.let { deed -> DoneBar(inWords(deed), undo = null) }
            Button(
                { actions.open(Place.Pair) },
                Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 12.dp).heightIn(min = 52.dp),
            ) { Text(stringResource(R.string.devices_pair)) }
        }
        state.answer?.firstOrNull { it.member.endpoint == chosen }?.let { DeviceSheet(it.member, actions, state.trouble, close = { chosen = null }) }
    }
}

/** How it stands now, in a sentence. */
@Composable
private fun now(keeping: Keeping): String {
    val trouble = keeping.trouble
    return when {
        trouble != null -> sentence(trouble)
        keeping.reached.isNotEmpty() -> stringResource(R.string.devices_reached, keeping.reached.values.sorted().joinToString(", "))
        keeping.notFound -> stringResource(R.string.devices_not_found)
        keeping.looking -> stringResource(R.string.devices_looking)
        else -> stringResource(R.string.devices_by_itself)
    }
}

@Composable
private fun Device(line: DeviceLine, keeping: Keeping, today: LocalDate, choose: () -> Unit) {
    val member = line.member
    val inStep = line.lastInStep
    val words = when (member.standing) {
        is Standing.Revoked -> stringResource(R.string.device_cut_off)
        is Standing.Contested -> stringResource(R.string.device_contested)
        is Standing.Paused -> stringResource(R.string.device_paused)
        Standing.Unknown, Standing.Member -> when {
            member.`this` -> stringResource(R.string.device_this)
            member.endpoint in keeping.reached -> stringResource(R.string.device_reached)
            inStep == null -> stringResource(R.string.device_not_yet)
            inStep.toLocalDate() == today -> stringResource(R.string.device_in_step, Days.time(inStep))
            else -> stringResource(R.string.device_in_step, Days.short(inStep.toLocalDate(), today))
        }
    }
    TouchRow(choose) {
        Text(member.name, style = MaterialTheme.typography.titleMedium)
        Text(words, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}

/** What of a device is being said. */
private enum class Saying { NOTHING, NAME, CUT_OFF }

@Composable
private fun DeviceSheet(device: Member, actions: DevicesActions, trouble: Trouble?, close: () -> Unit) {
    var saying by rememberSaveable(device.endpoint) { mutableStateOf(Saying.NOTHING) }
    Sheet(device.name, close, trouble) {
        when (saying) {
            Saying.NOTHING -> {
                val waits = device.standing is Standing.Paused || device.standing is Standing.Contested
                if (waits) {
                    SheetChoice(stringResource(R.string.device_trust), {
                        close()
                        actions.trust(device)
                    })
                }
                SheetChoice(stringResource(R.string.device_rename), { saying = Saying.NAME })
                if (!device.`this` && device.standing !is Standing.Revoked) {
                    SheetChoice(stringResource(R.string.device_cut), { saying = Saying.CUT_OFF })
                }
            }
            Saying.NAME -> Typed(device.name, R.string.device_name, R.string.log_save, fits = { it.isNotBlank() }) {
                actions.rename(device, it, close)
            }
            Saying.CUT_OFF -> {
                Quiet(stringResource(R.string.device_cut_what, device.name))
                // Its name, typed: nothing else in the app is for good.
                Typed("", R.string.device_cut_name, R.string.device_cut, fits = { it.trim() == device.name }) {
                    close()
                    actions.cutOff(device)
                }
            }
        }
    }
}

@Composable
private fun Typed(first: String, label: Int, button: Int, fits: (String) -> Boolean, take: (String) -> Unit) {
    var text by rememberTyped(label, first = first)
    OutlinedTextField(
        text,
        { text = it },
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 4.dp).testTag("words"),
        label = { Text(stringResource(label)) },
        singleLine = true,
    )
    Button(
        { take(text) },
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 8.dp).heightIn(min = 52.dp),
        enabled = fits(text),
    ) { Text(stringResource(button)) }
}
