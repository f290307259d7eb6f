package app.hallway.devices

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import app.hallway.R
import app.hallway.kit.PairState
import app.hallway.look.Days
import app.hallway.look.Edge
import app.hallway.look.Quiet
import app.hallway.look.Sheet
import app.hallway.look.TitleBar
import app.hallway.look.Touch
import app.hallway.look.TroubleBar
import app.hallway.look.rememberTyped
import app.hallway.look.sentence

/** Whether the camera may be used. */
enum class CameraAccess {
    /** The user has not been asked. */
    ASKABLE,
    GRANTED,

    /** They said no; it is said in the system's settings now. */
    REFUSED,

    /** This phone has none. */
    NONE,
}

/** What pairing can be told. */
interface PairActions {
    fun back()

    /** The other device shows this code. */
    fun join(code: String)

    /** Shows a code here. */
    fun show()
    fun answer(yes: Boolean)
    fun cancel()
    fun again()

    /** Asks for the camera. */
    fun askForCamera()

    /** What is on the clipboard; nothing if there is no text. */
    fun pasted(): String?
    fun copy(text: String)

    /** The place where the user says otherwise about the camera. */
    fun openSystemSettings()

    /** They are paired: on to the devices. */
    fun done()
}

/** Pairing, one thing at a time: the code, the digits, the records. [finder] is what the camera sees. */
@Composable
fun PairScreen(
    state: PairState,
    camera: CameraAccess,
    actions: PairActions,
    modifier: Modifier = Modifier,
    finder: @Composable (Modifier) -> Unit,
) {
    Column(modifier.fillMaxSize()) {
        TitleBar(stringResource(R.string.devices_pair), actions::back)
        when (state) {
            is PairState.Begin -> Begin(state, camera, actions, finder)
            PairState.Looking -> Waiting(stringResource(R.string.pair_looking), actions)
            is PairState.Code -> Code(state, actions)
            is PairState.Digits -> Digits(state, actions)
            is PairState.KeepBoth -> KeepBoth(state, actions)
            is PairState.Coming -> Coming(state, actions)
            is PairState.Done -> Done(state, actions)
            is PairState.Failed -> Failed(state, actions)
        }
    }
}

@Composable
private fun ColumnScope.Begin(
    state: PairState.Begin,
    camera: CameraAccess,
    actions: PairActions,
    finder: @Composable (Modifier) -> Unit,
) {
    var pasting by rememberSaveable { mutableStateOf(false) }
    Box(Modifier.weight(1f)) {
        Column(Modifier.fillMaxSize()) {
            Quiet(stringResource(R.string.pair_begin))
            Box(Modifier.weight(1f).fillMaxWidth()) {
                when (camera) {
                    CameraAccess.GRANTED -> finder(Modifier.fillMaxSize())
                    CameraAccess.ASKABLE -> Centered {
                        OutlinedButton(actions::askForCamera, Modifier.heightIn(min = 52.dp)) {
                            Text(stringResource(R.string.pair_use_camera))
                        }
                    }
                    CameraAccess.REFUSED -> Centered {
                        Sentence(stringResource(R.string.pair_no_camera))
                        TextButton(actions::openSystemSettings, Modifier.heightIn(min = Touch)) {
                            Text(stringResource(R.string.pair_allow_camera))
                        }
                    }
                    CameraAccess.NONE -> Centered { Sentence(stringResource(R.string.pair_no_camera)) }
                }
            }
            state.trouble?.let { TroubleBar(it) }
            Foot {
                Button({ pasting = true }, Wide) { Text(stringResource(R.string.pair_paste)) }
                TextButton(actions::show, Wide) { Text(stringResource(R.string.pair_show)) }
            }
        }
        if (pasting) PasteSheet(actions, close = { pasting = false })
    }
}

@Composable
private fun PasteSheet(actions: PairActions, close: () -> Unit) {
    // What is on the clipboard is looked at when the user touches the button, and not before.
    var code by rememberTyped()
    Sheet(stringResource(R.string.pair_paste), close) {
        OutlinedTextField(
            code,
            { code = it },
            Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 4.dp).testTag("code"),
            label = { Text(stringResource(R.string.pair_code)) },
            maxLines = 4,
        )
        TextButton({ actions.pasted()?.let { code = it } }, Modifier.padding(horizontal = 8.dp).heightIn(min = Touch)) {
            Text(stringResource(R.string.pair_from_clipboard))
        }
        Button(
            {
                close()
                actions.join(code)
            },
            Modifier.padding(horizontal = Edge, vertical = 8.dp).then(Wide),
            enabled = code.isNotBlank(),
        ) { Text(stringResource(R.string.pair_join)) }
    }
}

@Composable
private fun ColumnScope.Waiting(words: String, actions: PairActions) {
    Box(Modifier.weight(1f)) { Centered { Sentence(words) } }
    Foot { OutlinedButton(actions::cancel, Wide) { Text(stringResource(R.string.cancel)) } }
}

@Composable
private fun ColumnScope.Code(state: PairState.Code, actions: PairActions) {
    Column(
        Modifier.weight(1f).fillMaxWidth().verticalScroll(rememberScrollState()),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Quiet(stringResource(R.string.pair_read_this))
        Squares(state.squares)
        Quiet(stringResource(R.string.pair_good_until, Days.time(state.until)))
        TextButton({ actions.copy(state.ticket) }, Modifier.heightIn(min = Touch)) { Text(stringResource(R.string.pair_copy)) }
    }
    Foot { OutlinedButton(actions::cancel, Wide) { Text(stringResource(R.string.cancel)) } }
}

/** The code as squares, dark on white also where the screen is dark: cameras read it no other way. */
@Composable
private fun Squares(squares: List<List<Boolean>>) {
    val says = stringResource(R.string.pair_squares)
    Canvas(
        Modifier
            .padding(horizontal = Edge)
            .widthIn(max = 360.dp)
            .fillMaxWidth()
            .aspectRatio(1f)
            .background(Color.White)
            .testTag("squares")
            .semantics { contentDescription = says },
    ) {
        // Four squares of white around it belong to a code.
        val one = size.minDimension / (squares.size + 8)
        squares.forEachIndexed { row, line ->
            line.forEachIndexed { column, dark ->
                // A hair wider than a square, so that no light shows between two of them.
                if (dark) drawRect(Color.Black, Offset((column + 4) * one, (row + 4) * one), Size(one + 0.5f, one + 0.5f))
            }
        }
    }
}

@Composable
private fun ColumnScope.Digits(state: PairState.Digits, actions: PairActions) {
    Box(Modifier.weight(1f)) {
        Centered {
            // One by one, as they are compared.
            val spoken = state.digits.filter(Char::isDigit).toList().joinToString(" ")
            Text(
                state.digits,
                Modifier.testTag("digits").semantics {
                    contentDescription = spoken
                    liveRegion = LiveRegionMode.Polite
                },
                // Without a letter they would run as the screen does: from right to left their halves would change places.
                style = MaterialTheme.typography.headlineSmall.copy(fontSize = 48.sp, lineHeight = 56.sp, textDirection = TextDirection.Ltr),
                textAlign = TextAlign.Center,
            )
            val asks = if (state.asks) R.string.pair_same else R.string.pair_same_there
            Sentence(stringResource(asks, state.device))
        }
    }
    Foot {
        if (state.asks) {
            OutlinedButton({ actions.answer(false) }, Wide) { Text(stringResource(R.string.no)) }
            Button({ actions.answer(true) }, Wide) { Text(stringResource(R.string.pair_they_are)) }
        } else {
            OutlinedButton(actions::cancel, Wide) { Text(stringResource(R.string.cancel)) }
        }
    }
}

@Composable
private fun ColumnScope.KeepBoth(state: PairState.KeepBoth, actions: PairActions) {
    Box(Modifier.weight(1f)) {
        Centered {
            Text(
                stringResource(R.string.pair_keep_both, state.device),
                style = MaterialTheme.typography.titleLarge,
                textAlign = TextAlign.Center,
            )
            if (state.leftBehind.isNotEmpty()) {
                Sentence(stringResource(R.string.pair_left_behind, state.leftBehind.joinToString(", ")))
            }
        }
    }
    Foot {
        OutlinedButton({ actions.answer(false) }, Wide) { Text(stringResource(R.string.no)) }
        Button({ actions.answer(true) }, Wide) { Text(stringResource(R.string.pair_keep)) }
    }
}

@Composable
private fun ColumnScope.Coming(state: PairState.Coming, actions: PairActions) {
    val total = state.total
    Box(Modifier.weight(1f)) {
        Centered {
            Sentence(stringResource(R.string.pair_coming, state.device))
            val bar = Modifier.fillMaxWidth().padding(vertical = 12.dp)
            if (total != null && total > 0u) {
                LinearProgressIndicator({ (state.records.toFloat() / total.toFloat()).coerceIn(0f, 1f) }, bar)
                Sentence(stringResource(R.string.pair_records_of, state.records.toLong(), total.toLong()))
            } else {
                // How much there is, is not known yet: the bar keeps its place and does not move.
                LinearProgressIndicator({ 0f }, bar)
                Sentence(stringResource(R.string.pair_records, state.records.toLong()))
            }
        }
    }
    Foot { OutlinedButton(actions::cancel, Wide) { Text(stringResource(R.string.cancel)) } }
}

@Composable
private fun ColumnScope.Done(state: PairState.Done, actions: PairActions) {
    Box(Modifier.weight(1f)) {
        Centered {
            Text(
                stringResource(R.string.pair_done, state.device),
                Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                style = MaterialTheme.typography.titleLarge,
                textAlign = TextAlign.Center,
            )
        }
    }
    Foot { Button(actions::done, Wide) { Text(stringResource(R.string.pair_on)) } }
}

@Composable
private fun ColumnScope.Failed(state: PairState.Failed, actions: PairActions) {
    Box(Modifier.weight(1f)) {
        Centered {
            Text(
                if (state.saidNo) stringResource(R.string.pair_wrong_digits) else sentence(state.trouble),
                Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                style = MaterialTheme.typography.titleLarge,
                textAlign = TextAlign.Center,
            )
        }
    }
    Foot { Button(actions::again, Wide) { Text(stringResource(R.string.try_again)) } }
}

private val Wide = Modifier.fillMaxWidth().heightIn(min = 52.dp)

/** What one does, at the foot, in reach of a thumb. */
@Composable
private fun Foot(content: @Composable ColumnScope.() -> Unit) {
    Column(
        Modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 12.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp),
        content = content,
    )
}

@Composable
private fun Centered(content: @Composable ColumnScope.() -> Unit) {
    Column(
        Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(Edge),
        verticalArrangement = Arrangement.spacedBy(16.dp, Alignment.CenterVertically),
        horizontalAlignment = Alignment.CenterHorizontally,
        content = content,
    )
}

@Composable
private fun Sentence(words: String) {
    Text(
        words,
        style = MaterialTheme.typography.bodyLarge,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        textAlign = TextAlign.Center,
    )
}
