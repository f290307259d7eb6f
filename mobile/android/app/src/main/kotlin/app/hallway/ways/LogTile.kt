package app.hallway.ways

import android.annotation.SuppressLint
import android.app.PendingIntent
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.service.quicksettings.TileService
import app.hallway.MainActivity

/** The tile among the quick settings: to the empty field in one touch, from wherever one is. */
class LogTile : TileService() {
    override fun onClick() {
        super.onClick()
        // On a locked phone the system asks for the lock first: what is in the field is nobody else's.
        unlockAndRun(::open)
    }

    @SuppressLint("StartActivityAndCollapseDeprecated") // The other way is not there before Android 14.
    private fun open() {
        val intent = Intent(Intent.ACTION_VIEW, Uri.parse("hallway://log"), this, MainActivity::class.java)
            .addFlags(Intent.FLAG_ACTIVITY_NEW_TASK)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            startActivityAndCollapse(PendingIntent.getActivity(this, 0, intent, PendingIntent.FLAG_IMMUTABLE))
        } else {
            @Suppress("DEPRECATION")
            startActivityAndCollapse(intent)
        }
    }
}
