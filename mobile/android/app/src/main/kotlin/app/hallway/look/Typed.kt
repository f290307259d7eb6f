package app.hallway.look

import androidx.compose.runtime.Composable
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.rememberSaveable
import app.hallway.kit.upToBytes

/** The most bytes of UTF-8 that the journal takes of a text. */
private const val LONGEST = 65_536

/** What is kept of a text that is typed: the system ends an app that hands it more than some hundred thousand bytes. */
internal fun kept(text: String): String = text.upToBytes(LONGEST)

/** A text as it is typed, through rotation and the end of the process: at first [first], and anew when [inputs] change. */
@Composable
fun rememberTyped(vararg inputs: Any?, first: String = ""): MutableState<String> =
    rememberSaveable(*inputs, stateSaver = Saver(save = { kept(it) }, restore = { it: String -> it })) { mutableStateOf(first) }
