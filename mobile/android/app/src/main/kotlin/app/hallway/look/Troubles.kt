package app.hallway.look

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Place
import app.hallway.kit.Trouble
import app.hallway.kit.WayOut
import app.hallway.kit.mayBeRepaired
import app.hallway.kit.waysOut

/** What the window does about a trouble, wherever it is said. */
class Outs(
    /** Goes to where something can be done about it. */
    val go: (WayOut) -> Unit = {},
    /** Sets aside, whole, what this phone cannot read any more, and pairs. */
    val startAnew: () -> Unit = {},
    /** Even that could not be done. */
    val notSetAside: Boolean = false,
    /** Brings what can be read of a damaged journal into a new file, and then does the rest. */
    val repair: (() -> Unit) -> Unit = {},
    /** That goes on now. */
    val repairing: Boolean = false,
    /** Even that could not be done, and why. */
    val notRepaired: Trouble? = null,
    /** The user does nothing about that for now. */
    val leaveIt: () -> Unit = {},
)

/** What is asked before it is done. */
private enum class Asked { REPAIR, START_ANEW }

val LocalOuts = staticCompositionLocalOf { Outs() }

/**
 * What went wrong, in words, and what helps: going to where something can be done about it, trying again or, where the key is gone,
 * pairing with the laptop anew, which is asked before it is done. [ofLine]: it is about the line in the field, which stands there still.
 */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun TroubleBar(trouble: Trouble, tryAgain: (() -> Unit)? = null, modifier: Modifier = Modifier, ofLine: Boolean = false) {
    val outs = LocalOuts.current
    val gone = trouble.kind == Trouble.Kind.KEY_GONE
    val repairs = trouble.mayBeRepaired
    val notRepaired = outs.notRepaired?.takeIf { repairs }
    var asked by rememberSaveable(trouble.kind) { mutableStateOf<Asked?>(null) }
    val anew = stringResource(R.string.key_gone_pair) to { asked = Asked.START_ANEW }
    val cancel = stringResource(R.string.cancel) to {
        asked = null
        outs.leaveIt()
    }
    val ways: List<Pair<String, () -> Unit>> = when {
        outs.repairing && repairs -> emptyList()
        asked == Asked.REPAIR -> listOf(
            cancel,
            stringResource(R.string.repair) to {
                asked = null
                outs.repair { tryAgain?.invoke() }
            },
        )
        asked == Asked.START_ANEW -> listOf(
            cancel,
            stringResource(R.string.key_gone_yes) to {
                asked = null
                outs.startAnew()
            },
        )
        // Where a repair does not help, the laptop has the journal too.
        repairs -> listOfNotNull(stringResource(R.string.repair) to { asked = Asked.REPAIR }, anew.takeIf { notRepaired != null })
        gone -> listOf(anew)
        else -> trouble.waysOut.map { way -> word(way) to { outs.go(way) } }
    }
    Surface(
        modifier.fillMaxWidth().semantics { liveRegion = LiveRegionMode.Polite },
        color = MaterialTheme.colorScheme.errorContainer,
        contentColor = MaterialTheme.colorScheme.onErrorContainer,
    ) {
        Column {
            Row(
                Modifier.heightIn(min = Touch).padding(start = Edge, end = 8.dp, top = 10.dp, bottom = 10.dp),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                val words = when {
                    outs.repairing && repairs -> stringResource(R.string.repairing)
                    asked == Asked.REPAIR -> stringResource(R.string.repair_sure)
                    asked == Asked.START_ANEW -> stringResource(R.string.key_gone_sure)
                    (gone || repairs) && outs.notSetAside -> stringResource(R.string.key_gone_failed)
                    notRepaired != null -> stringResource(R.string.repair_failed, sentence(notRepaired))
                    else -> sentence(trouble, ofLine)
                }
                Text(words, Modifier.weight(1f), style = MaterialTheme.typography.bodyMedium)
                // Where something else helps, trying again does not.
                if (tryAgain != null && ways.isEmpty() && !outs.repairing) TextButton(onClick = tryAgain) { Text(stringResource(R.string.try_again)) }
            }
            if (ways.isNotEmpty()) {
                FlowRow(Modifier.padding(horizontal = 8.dp)) {
                    ways.forEach { (words, go) -> TextButton(go, Modifier.heightIn(min = Touch)) { Text(words) } }
                }
            }
        }
    }
}

/** What a button says that leads there. */
@Composable
private fun word(way: WayOut): String = when (way) {
    is WayOut.Line -> way.with?.let { stringResource(R.string.out_line, it) } ?: stringResource(R.string.today_first_log)
    is WayOut.Person -> stringResource(R.string.out_open, way.name)
    is WayOut.Goal -> stringResource(R.string.out_goal)
    is WayOut.At -> stringResource(
        when (way.place) {
            Place.Tab.PEOPLE -> R.string.tab_people
            Place.Tab.GOALS -> R.string.tab_goals
            Place.Asks -> R.string.asks_title
            Place.Review -> R.string.review_title
            Place.Devices -> R.string.devices_title
            Place.Pair -> R.string.devices_pair
            else -> R.string.today_open
        },
    )
}

/** A trouble as a person reads it. */
@Composable
fun sentence(trouble: Trouble, ofLine: Boolean = false): String = when (trouble.kind) {
    Trouble.Kind.FULL -> stringResource(if (ofLine) R.string.trouble_full_line else R.string.trouble_full)
    Trouble.Kind.KEY_GONE -> stringResource(R.string.trouble_key_gone)
    Trouble.Kind.MISTAKE -> stringResource(R.string.trouble_mistake)
    else -> capital(trouble.sentence)
}

/** A sentence as it begins on a line of its own: the journal writes its own so that they may stand in the middle of one. */
fun capital(sentence: String): String = sentence.replaceFirstChar { it.uppercase() }
