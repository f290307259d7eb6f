package app.hallway.ways

import android.content.Context
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.ClipboardManager
import androidx.compose.ui.platform.LocalClipboardManager
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.text.AnnotatedString

/** The clipboard as screens write to it where text is selected: what is copied or cut there is marked as what a button copies. */
private class PrivateClipboard(private val context: Context, under: ClipboardManager) : ClipboardManager by under {
    override fun setText(annotatedString: AnnotatedString) = context.copyPrivately(annotatedString.text)
}

@Composable
internal fun rememberPrivateClipboard(): ClipboardManager {
    val (context, under) = LocalContext.current to LocalClipboardManager.current
    return remember(context, under) { PrivateClipboard(context, under) }
}
