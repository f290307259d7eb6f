package app.hallway.devices

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier

/** A camera that reads codes. */
interface CodeCamera {
    /** Whether this phone has one. */
    val isThere: Boolean

    /**
     * Shows what the camera sees as long as it is on the screen, and tells [read] the text of each code it sees, on the thread that
     * draws. [failed] is told once if the camera cannot be opened. The permission has to be there.
     */
    @Composable
    fun Finder(modifier: Modifier, read: (String) -> Unit, failed: () -> Unit)
}
