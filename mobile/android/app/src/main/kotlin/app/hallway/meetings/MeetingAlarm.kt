package app.hallway.meetings

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import app.hallway.HallwayApplication
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/**
 * Wakes up when something about a meeting is due; after a restart of the phone and an update of the app, which forget its alarms; and
 * when the clock was set.
 */
class MeetingAlarm : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val app = context.applicationContext as HallwayApplication
        app.scope.during(this) { app.meetings.look() }
    }
}

/** Takes the reply to the question after a meeting: a line about whoever was met. */
class MeetingReply : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val reply = MeetingNotifications.reply(intent) ?: return
        val app = context.applicationContext as HallwayApplication
        app.scope.during(this) {
            MeetingNotifications(context).answered(reply, app.inbox.say(reply.line))
        }
    }
}

/** Keeps the process for as long as the work takes, as long as Android lets it. What throws is no reason to fall over. */
private fun CoroutineScope.during(receiver: BroadcastReceiver, work: suspend () -> Unit) {
    val pending = receiver.goAsync()
    launch {
        try {
            runCatching { work() }
        } finally {
            // Nothing waits where a test calls this itself.
            pending?.finish()
        }
    }
}
