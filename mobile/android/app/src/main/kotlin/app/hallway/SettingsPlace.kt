package app.hallway

import android.Manifest
import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.RequestMultiplePermissions
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.platform.LocalContext
import androidx.core.app.NotificationManagerCompat
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.hallway.lock.PhoneLock
import app.hallway.settings.Preferences.Switch
import app.hallway.settings.SettingsActions
import app.hallway.settings.SettingsScreen
import app.hallway.sync.SyncJob
import app.hallway.ways.HomeWidget
import app.hallway.ways.openOwnSettings
import java.time.DayOfWeek

/** The settings, over what is kept of them. What needs a permission asks for it here, and stays off without. */
@Composable
internal fun AtSettings(hallway: HallwayViewModel, out: () -> Unit) {
    val context = LocalContext.current.applicationContext
    val preferences = hallway.preferences
    var note by rememberSaveable { mutableStateOf<Int?>(null) }
    val asked = rememberLauncherForActivityResult(RequestMultiplePermissions()) { given ->
        val mayRead = given[Manifest.permission.READ_CALENDAR] == true
        note = when {
            !mayRead -> R.string.settings_no_calendar
            given.values.any { !it } -> R.string.settings_no_notifications
            else -> null
        }
        preferences.turn(Switch.CALENDAR, mayRead)
        hallway.lookAtCalendar()
    }
    val on = Switch.entries.filter {
        val isOn by preferences.isOn(it).collectAsStateWithLifecycle()
        isOn
    }
    // What was allowed may be taken back in the settings of the phone, and nobody tells the app.
    var withdrawn by remember { mutableStateOf<Int?>(null) }
    LifecycleResumeEffect(Unit) {
        withdrawn = context.withdrawn()
        onPauseOrDispose {}
    }
    val missing = note ?: withdrawn.takeIf { Switch.CALENDAR in on }
    val model = followed(remember { hallway.me() })
    val me by model.state.collectAsStateWithLifecycle()
    val week by preferences.weekBegins.collectAsStateWithLifecycle()
    val actions = object : SettingsActions {
        override fun back() = out()
        override fun turn(switch: Switch, on: Boolean) {
            note = null
            withdrawn = null
            when {
                switch == Switch.CALENDAR && on -> asked.launch(NEEDED_FOR_CALENDAR)
                switch == Switch.LOCKED && on && !PhoneLock.isThere(context) -> note = R.string.settings_no_lock
                else -> preferences.turn(switch, on).also { hallway.follow(context, switch, on) }
            }
        }

        override fun pace(most: UInt?) = model.pace(most)
        override fun beginWeeks(day: DayOfWeek?) = preferences.beginWeeks(day)
        override fun undo() = model.undo()
        override fun openSystemSettings() = context.openOwnSettings()
        override fun tryAgain() {
            hallway.tryAgain()
            model.follow()
        }
    }
    SettingsScreen(me, on.toSet(), week, actions, note = missing)
}

/** Which permission of the calendar is not there, in words; nothing where both are. */
private fun Context.withdrawn(): Int? = when {
    checkSelfPermission(Manifest.permission.READ_CALENDAR) != PackageManager.PERMISSION_GRANTED -> R.string.settings_no_calendar
    !NotificationManagerCompat.from(this).areNotificationsEnabled() -> R.string.settings_no_notifications
    else -> null
}

/** What has to be done when a switch was turned. */
private fun HallwayViewModel.follow(context: Context, switch: Switch, isOn: Boolean) = when (switch) {
    Switch.BACKGROUND -> SyncJob.schedule(context, isOn)
    Switch.CALENDAR -> lookAtCalendar()
    // A locked app's widget names nobody.
    Switch.LOCKED -> HomeWidget.renew(context)
    Switch.HIDDEN -> Unit
}

private val NEEDED_FOR_CALENDAR: Array<String> = listOfNotNull(
    Manifest.permission.READ_CALENDAR,
    Manifest.permission.POST_NOTIFICATIONS.takeIf { Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU },
).toTypedArray()
