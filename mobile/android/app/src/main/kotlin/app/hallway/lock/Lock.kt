package app.hallway.lock

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/**
 * Whether the app asks for the lock of the phone before it shows anything. It keeps eyes off the screen; what keeps the file is
 * its key. [clock] gives milliseconds that only go on.
 */
class Lock(private val isOn: StateFlow<Boolean>, private val clock: () -> Long) {
    private val shut = MutableStateFlow(isOn.value)
    private var left: Long? = null

    /** Nothing is to be seen until [open]. */
    val closed: StateFlow<Boolean> = shut.asStateFlow()

    /** The app comes to the front. */
    fun front() {
        val away = left?.let { clock() - it } ?: 0
        if (isOn.value && away > FORGETS_AFTER) shut.value = true
        left = null
    }

    /** The app goes. */
    fun away() {
        left = clock()
    }

    /** Whoever holds the phone has shown who they are. */
    fun open() {
        shut.value = false
    }

    private companion object {
        /** Milliseconds in which one may look something up elsewhere, or dictate, and come back. */
        const val FORGETS_AFTER = 30_000L
    }
}
