package app.hallway.ways

import android.app.PendingIntent
import android.appwidget.AppWidgetManager
import android.appwidget.AppWidgetProvider
import android.content.ComponentName
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.view.View
import android.widget.RemoteViews
import app.hallway.HallwayApplication
import app.hallway.MainActivity
import app.hallway.R
import app.hallway.settings.Preferences.Switch
import kotlinx.coroutines.launch

/** On the home screen: what looks like the field, and the first names of two people. Never a word of a line. */
class HomeWidget : AppWidgetProvider() {
    override fun onUpdate(context: Context, manager: AppWidgetManager, ids: IntArray) {
        val app = context.applicationContext as HallwayApplication
        val pending = goAsync()
        app.scope.launch {
            try {
                manager.updateAppWidget(ids, views(context, app.likely()))
            } finally {
                // Nothing waits where a test calls this itself.
                pending?.finish()
            }
        }
    }

    /** Somebody of whom a touch begins a line. */
    private data class Likely(val name: String, val link: Uri)

    companion object {
        /** Shows every widget what is so now. */
        fun renew(context: Context) {
            val manager = AppWidgetManager.getInstance(context) ?: return
            val ids = manager.getAppWidgetIds(ComponentName(context, HomeWidget::class.java))
            if (ids.isNotEmpty()) {
                context.sendBroadcast(
                    Intent(context, HomeWidget::class.java)
                        .setAction(AppWidgetManager.ACTION_APPWIDGET_UPDATE)
                        .putExtra(AppWidgetManager.EXTRA_APPWIDGET_IDS, ids),
                )
            }
        }

        /** Nobody where the app asks for the lock of the phone, or the journal cannot be opened: the field is enough. */
        private suspend fun HallwayApplication.likely(): List<Likely> {
            if (preferences.isOn(Switch.LOCKED).value) return emptyList()
            return runCatching {
                door.ask { journal, now ->
                    val names = journal.relationships().use { it.glance(now) }.names
                    val people = journal.people().use { it.latest(names.size.toUInt(), now) }
                    names.zip(people) { name, person -> Likely(name, Uri.parse("hallway://log?with=${person.reference.id}")) }
                }
            }.getOrDefault(emptyList())
        }

        private fun views(context: Context, likely: List<Likely>): RemoteViews {
            val views = RemoteViews(context.packageName, R.layout.widget)
            views.setOnClickPendingIntent(R.id.widget_field, context.opens(Uri.parse("hallway://log")))
            listOf(R.id.widget_first, R.id.widget_second).forEachIndexed { place, id ->
                val one = likely.getOrNull(place)
                views.setViewVisibility(id, if (one == null) View.GONE else View.VISIBLE)
                if (one != null) {
                    views.setTextViewText(id, one.name)
                    views.setContentDescription(id, context.getString(R.string.widget_line_about, one.name))
                    views.setOnClickPendingIntent(id, context.opens(one.link))
                }
            }
            return views
        }
    }
}

/** Opens the app at a link of its own. */
internal fun Context.opens(link: Uri): PendingIntent = PendingIntent.getActivity(
    this,
    0,
    Intent(Intent.ACTION_VIEW, link, this, MainActivity::class.java).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK),
    PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT,
)
