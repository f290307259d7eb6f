package app.hallway

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.VerticalDivider
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.unit.dp
import app.hallway.kit.Place
import app.hallway.kit.Way
import app.hallway.look.Scrim

/** The width from which a list and a thing stand side by side. */
internal val TWO_PANES = 720.dp

/** The height from which they do: a phone on its side is wide and low, and Log needs all of it. */
internal val TWO_PANES_HIGH = 440.dp

/** A tablet's two panes: the list left, the thing right. Log is a sheet over both. */
@Composable
internal fun Panes(way: Way, open: (Place) -> Unit, at: @Composable (Place) -> Unit) {
    val log = way.here == Place.Tab.LOG
    // Behind the sheet stands what the day holds.
    val list = if (way.tab == Place.Tab.LOG) Place.Tab.TODAY else way.tab
    Box(Modifier.fillMaxSize()) {
        Row(Modifier.fillMaxSize().behind(log)) {
            Box(Modifier.width(360.dp).fillMaxHeight().testTag("list")) { at(list) }
            VerticalDivider(color = MaterialTheme.colorScheme.outlineVariant)
            Box(Modifier.weight(1f).fillMaxHeight().testTag("thing"), contentAlignment = Alignment.TopCenter) {
                if (way.here is Place.Tab) {
                    Text(
                        stringResource(R.string.choose_something),
                        Modifier.align(Alignment.Center),
                        style = MaterialTheme.typography.bodyLarge,
                        color = MaterialTheme.colorScheme.onSurfaceVariant,
                    )
                } else {
                    Box(Modifier.widthIn(max = 640.dp)) { at(way.here) }
                }
            }
        }
        if (log) {
            Box(Modifier.fillMaxSize(), contentAlignment = Alignment.BottomCenter) {
                Scrim { open(list) }
                Surface(
                    Modifier.widthIn(max = 640.dp).fillMaxWidth().fillMaxHeight(0.8f).testTag("log sheet"),
                    shape = RoundedCornerShape(topStart = 20.dp, topEnd = 20.dp),
                    color = MaterialTheme.colorScheme.background,
                ) { at(Place.Tab.LOG) }
            }
        }
    }
}

/** What lies behind a sheet is not read out. */
private fun Modifier.behind(sheet: Boolean): Modifier = if (sheet) clearAndSetSemantics {} else this
