package app.hallway

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.ime
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalClipboardManager
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.hallway.kit.Place
import app.hallway.look.Edge
import app.hallway.look.LocalOuts
import app.hallway.look.Outs
import app.hallway.model.Progress
import app.hallway.ways.rememberPrivateClipboard
import kotlinx.coroutines.Dispatchers

/** The window: the screen one is at, and below it the bar of words. */
@Composable
fun Frame(hallway: HallwayViewModel, dictate: () -> Unit, leave: () -> Unit) {
    val way by hallway.way.collectAsStateWithLifecycle()
    val ordering by hallway.ordering.collectAsStateWithLifecycle(context = Dispatchers.Main.immediate)
    val back = { if (!hallway.back()) leave() }
    BackHandler(enabled = way.places.size > 1) { back() }
    val notSetAside by hallway.notSetAside.collectAsStateWithLifecycle()
    val repairing by hallway.repairing.collectAsStateWithLifecycle()
    val notRepaired by hallway.notRepaired.collectAsStateWithLifecycle()
    val outs = remember(notSetAside, repairing, notRepaired) {
        Outs(hallway::go, hallway::startAnew, notSetAside, hallway::repair, repairing, notRepaired, hallway::leaveIt)
    }
    val places = rememberPlaces(way)
    CompositionLocalProvider(LocalOuts provides outs, LocalClipboardManager provides rememberPrivateClipboard()) {
        Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) {
            Column(Modifier.windowInsetsPadding(WindowInsets.safeDrawing)) {
                BoxWithConstraints(Modifier.weight(1f)) {
                    if (maxWidth < TWO_PANES || maxHeight < TWO_PANES_HIGH) {
                        places.Keep(way.here) { At(way.here, hallway, dictate, back) }
                    } else {
                        Panes(way, hallway::open) { place -> places.Keep(place) { At(place, hallway, dictate, back) } }
                    }
                }
                ordering?.let { Ordering(it) }
                // While one types, the keyboard has the foot of the screen.
                if (WindowInsets.ime.getBottom(LocalDensity.current) == 0) TabBar(way.tab, hallway::open)
            }
        }
    }
}

/** After an update: how far the journal is put in order, and that a line can be logged meanwhile. */
@Composable
internal fun Ordering(progress: Progress) {
    val words = stringResource(R.string.ordering, progress.done.toInt(), progress.total.toInt())
    Surface(Modifier.fillMaxWidth(), color = MaterialTheme.colorScheme.surfaceContainerHigh) {
        Column(Modifier.padding(horizontal = Edge, vertical = 10.dp)) {
            // Said once, and not at every number.
            val begins = stringResource(R.string.ordering_begins)
            Text(
                words,
                Modifier.semantics {
                    contentDescription = begins
                    liveRegion = LiveRegionMode.Polite
                },
                style = MaterialTheme.typography.bodyMedium,
            )
            LinearProgressIndicator(
                { if (progress.total == 0uL) 0f else progress.done.toFloat() / progress.total.toFloat() },
                Modifier.fillMaxWidth().padding(top = 8.dp).clearAndSetSemantics {},
            )
        }
    }
}

/** Log, Today, People, Goals: words, and under the one where one is a stroke. */
@Composable
internal fun TabBar(here: Place.Tab, open: (Place) -> Unit) {
    HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
    Row(Modifier.fillMaxWidth().selectableGroup(), horizontalArrangement = Arrangement.SpaceEvenly) {
        Place.Tab.entries.forEach { tab ->
            val chosen = tab == here
            Column(
                Modifier
                    .weight(1f)
                    .selectable(chosen, role = Role.Tab) { open(tab) }
                    .heightIn(min = 56.dp)
                    .padding(vertical = 8.dp),
                verticalArrangement = Arrangement.Center,
                horizontalAlignment = Alignment.CenterHorizontally,
            ) {
                Text(
                    stringResource(word(tab)),
                    style = MaterialTheme.typography.labelLarge,
                    fontWeight = if (chosen) FontWeight.SemiBold else FontWeight.Normal,
                    color = if (chosen) MaterialTheme.colorScheme.primary else MaterialTheme.colorScheme.onSurfaceVariant,
                    maxLines = 1,
                )
                val stroke = if (chosen) MaterialTheme.colorScheme.primary else Color.Transparent
                Box(Modifier.padding(top = 4.dp).size(20.dp, 3.dp).background(stroke, RoundedCornerShape(2.dp)))
            }
        }
    }
}

private fun word(tab: Place.Tab): Int = when (tab) {
    Place.Tab.LOG -> R.string.tab_log
    Place.Tab.TODAY -> R.string.tab_today
    Place.Tab.PEOPLE -> R.string.tab_people
    Place.Tab.GOALS -> R.string.tab_goals
}
