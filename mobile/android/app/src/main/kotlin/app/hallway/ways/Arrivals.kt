package app.hallway.ways

import android.content.Intent
import app.hallway.HallwayViewModel
import app.hallway.kit.Link
import app.hallway.kit.Place

/** Takes what brought the user here: a link, a shortcut, the gesture of the assistant, or text that another app shared. */
fun HallwayViewModel.arrive(intent: Intent) {
    when (intent.action) {
        Intent.ACTION_VIEW -> intent.dataString?.let(Link::of)?.let(::follow)
        Intent.ACTION_ASSIST -> open(Place.Tab.LOG)
        Intent.ACTION_SEND -> {
            // Text with styles is no String.
            val text = listOf(Intent.EXTRA_SUBJECT, Intent.EXTRA_TEXT).mapNotNull { intent.getCharSequenceExtra(it) }
            text.joinToString("\n").takeIf(String::isNotBlank)?.let(::take)
        }
    }
}
