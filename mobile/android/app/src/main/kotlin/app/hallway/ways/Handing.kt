package app.hallway.ways

import android.content.ClipData
import android.content.ClipboardManager
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.PersistableBundle
import android.provider.Settings
import app.hallway.R

/** Hands text to the app that the user chooses. */
fun Context.share(text: String) {
    val send = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text)
    startActivity(Intent.createChooser(send, null))
}

/** Opens the page on which the phone says what the app may do. */
fun Context.openOwnSettings() {
    val page = Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", packageName, null))
    startActivity(page.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
}

/** Puts text on the clipboard, marked so that keyboards and other devices neither show nor keep it. */
fun Context.copyPrivately(text: String) {
    val clip = ClipData.newPlainText(getString(R.string.app_name), text)
    // The name of ClipDescription.EXTRA_IS_SENSITIVE, which older phones pass over.
    clip.description.extras = PersistableBundle().apply { putBoolean("android.content.extra.IS_SENSITIVE", true) }
    getSystemService(ClipboardManager::class.java).setPrimaryClip(clip)
}

/** What is on the clipboard, as text; nothing if there is none. */
fun Context.pasted(): String? {
    val clip = getSystemService(ClipboardManager::class.java).primaryClip ?: return null
    return if (clip.itemCount == 0) null else clip.getItemAt(0).coerceToText(this)?.toString()
}
