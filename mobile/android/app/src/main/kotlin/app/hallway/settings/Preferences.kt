package app.hallway.settings

import android.content.Context
import androidx.core.content.edit
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** What the user set on this phone alone. Nothing of the journal is in here. */
class Preferences(context: Context) {
    private val kept = context.getSharedPreferences("preferences", Context.MODE_PRIVATE)
    private val hiddenNow = MutableStateFlow(kept.getBoolean(HIDDEN, false))

    /** Whether the screens stay out of screenshots and of the recent apps. */
    val hidden: StateFlow<Boolean> = hiddenNow.asStateFlow()

    fun hide(hidden: Boolean) {
        hiddenNow.value = hidden
        kept.edit { putBoolean(HIDDEN, hidden) }
    }

    private companion object {
        const val HIDDEN = "hidden"
    }
}
