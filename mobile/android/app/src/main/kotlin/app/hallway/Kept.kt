package app.hallway

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.SaveableStateHolder
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.compose.runtime.setValue
import app.hallway.kit.Place
import app.hallway.kit.Way

/**
 * What is typed on the places of the way, how far they are scrolled and what stands open on them: one step in and back, all of it is
 * as it was. A place that is on the way no more begins anew when one comes to it again; those of the bar stay as they were left.
 */
internal class KeptPlaces(private val way: Way, private val states: SaveableStateHolder) {
    @Composable
    fun Keep(place: Place, content: @Composable () -> Unit) {
        val name = way.nameOf(place)
        key(name) { states.SaveableStateProvider(name, content) }
    }
}

@Composable
internal fun rememberPlaces(way: Way): KeptPlaces {
    val states = rememberSaveableStateHolder()
    val names = way.places.filter { it !is Place.Tab }.map { way.nameOf(it) }
    var before by rememberSaveable { mutableStateOf(ArrayList(names)) }
    LaunchedEffect(names) {
        before.filter { it !in names }.forEach(states::removeState)
        before = ArrayList(names)
    }
    return remember(way) { KeptPlaces(way, states) }
}

/** One place may be on the way twice. A place of the bar is there once, also where it stands as a list beside what was chosen in it. */
private fun Way.nameOf(place: Place): String = if (place is Place.Tab) place.toWord() else "${places.lastIndexOf(place)} ${place.toWord()}"
