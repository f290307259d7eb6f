package app.hallway.meetings

import android.Manifest
import android.annotation.SuppressLint
import android.app.Notification
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import androidx.core.app.NotificationChannelCompat
import androidx.core.app.NotificationCompat
import androidx.core.app.NotificationManagerCompat
import androidx.core.app.RemoteInput
import app.hallway.MainActivity
import app.hallway.R
import app.hallway.kit.Notice
import app.hallway.kit.Said
import app.hallway.kit.Trouble
import app.hallway.kit.replyAbout
import app.hallway.look.Days
import app.hallway.ways.opens

/**
 * The two notifications about a meeting. Each shows first names and a time and nothing else, whether the phone is locked or not.
 *
 * Each is one of its own, so that the phone says the question as it said the card; when it is asked, the card has had its time.
 */
class MeetingNotifications(private val context: Context) {
    private val manager = NotificationManagerCompat.from(context)

    /** A reply as it came: the line it makes, and the meeting it is about. */
    class Reply(val line: String, val about: String)

    fun post(notice: Notice) {
        val people = notice.encounter.people
        val names = people.map { it.name.substringBefore(' ') }.joinToString(", ")
        val ids = people.joinToString(",") { it.reference.id }
        // Two meetings may begin at one moment.
        val about = "${notice.encounter.begin.toInstant().epochSecond}/$ids"
        val card = context.opens(Uri.parse("hallway://prep/$ids"))
        val shown = when (notice.kind) {
            Notice.Kind.BEFORE -> builder(context.getString(R.string.meeting_before, names, Days.time(notice.encounter.begin)))
                .setContentIntent(card)
                .addAction(0, context.getString(R.string.meeting_open_card), card)
                .setTimeoutAfter(DAY)
            Notice.Kind.AFTER -> {
                val log = context.opens(Uri.parse("hallway://log?with=$ids"))
                builder(context.getString(R.string.meeting_after, names))
                    .setContentIntent(log)
                    .addAction(replying(people.map { it.name }, about))
                    .setTimeoutAfter(DAY)
            }
        }
        if (notice.kind == Notice.Kind.AFTER) manager.cancel(about, Notice.Kind.BEFORE.ordinal)
        notify(about, notice.kind, shown.build())
    }

    /**
     * What became of the reply. Saved, or in the inbox, the field of the notification goes. Where it could not be kept the notification
     * stays and carries it, unseen: one touch tries again, another puts it into the field of the app.
     */
    fun answered(reply: Reply, said: Said) {
        val shown = when (said) {
            Said.Saved -> builder(context.getString(R.string.meeting_saved)).setTimeoutAfter(SAVED_STAYS)
            Said.Kept -> builder(context.getString(R.string.meeting_kept)).setTimeoutAfter(DAY)
            is Said.Not -> {
                val full = said.trouble.kind == Trouble.Kind.FULL
                val words = context.getString(if (full) R.string.meeting_full else R.string.meeting_not_kept)
                builder(words)
                    .setContentText(context.getString(R.string.meeting_not_kept_how))
                    .setContentIntent(intoField(reply))
                    .addAction(0, context.getString(R.string.try_again), again(reply))
            }
        }
        notify(reply.about, Notice.Kind.AFTER, shown.build())
    }

    /** The reply again, as it was: a reply that goes as an intent is on no disk. */
    private fun again(reply: Reply): PendingIntent {
        val intent = Intent(context, MeetingReply::class.java)
            .setData(Uri.parse("hallway://reply/${reply.about}/again"))
            .putExtra(LINE, reply.line)
            .putExtra(ABOUT, reply.about)
        return PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT)
    }

    private fun intoField(reply: Reply): PendingIntent {
        val intent = Intent(Intent.ACTION_SEND).setClass(context, MainActivity::class.java)
            .setType("text/plain")
            .putExtra(Intent.EXTRA_TEXT, reply.line)
            .addFlags(Intent.FLAG_ACTIVITY_NEW_TASK)
        // What is shared has no address by which one could be told from another.
        val which = reply.about.hashCode()
        return PendingIntent.getActivity(context, which, intent, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT)
    }

    private fun builder(title: String): NotificationCompat.Builder {
        val channel = NotificationChannelCompat.Builder(CHANNEL, NotificationManagerCompat.IMPORTANCE_DEFAULT)
            .setName(context.getString(R.string.meeting_channel))
            .build()
        manager.createNotificationChannel(channel)
        return NotificationCompat.Builder(context, CHANNEL)
            .setSmallIcon(R.drawable.ic_line)
            .setContentTitle(title)
            .setCategory(NotificationCompat.CATEGORY_REMINDER)
            .setAutoCancel(true)
            .setOnlyAlertOnce(true)
    }

    private fun replying(people: List<String>, about: String): NotificationCompat.Action {
        val intent = Intent(context, MeetingReply::class.java)
            .setData(Uri.parse("hallway://reply/$about"))
            .putStringArrayListExtra(PEOPLE, ArrayList(people))
            .putExtra(ABOUT, about)
        // What is typed comes in with the intent, so that it has to be one that can be filled in.
        val mutable = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) PendingIntent.FLAG_MUTABLE else 0
        val back = PendingIntent.getBroadcast(context, 0, intent, mutable or PendingIntent.FLAG_UPDATE_CURRENT)
        val field = RemoteInput.Builder(TYPED).setLabel(context.getString(R.string.meeting_reply_field)).build()
        return NotificationCompat.Action.Builder(0, context.getString(R.string.meeting_reply), back)
            .addRemoteInput(field)
            .setAllowGeneratedReplies(false)
            .build()
    }

    @SuppressLint("MissingPermission") // Looked at just before.
    private fun notify(about: String, kind: Notice.Kind, shown: Notification) {
        val needed = Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU
        val allowed = context.checkSelfPermission(Manifest.permission.POST_NOTIFICATIONS) == PackageManager.PERMISSION_GRANTED
        if (!needed || allowed) manager.notify(about, kind.ordinal, shown)
    }

    companion object {
        private const val CHANNEL = "meetings"
        private const val TYPED = "typed"
        private const val PEOPLE = "people"
        private const val ABOUT = "about"
        private const val LINE = "line"

        /** Milliseconds until a notification goes by itself. */
        private const val DAY = 24L * 60 * 60 * 1000
        private const val SAVED_STAYS = 4_000L

        /** The reply in an intent, or the line of one that is tried again; nothing if nothing was typed. */
        fun reply(intent: Intent): Reply? {
            val about = intent.getStringExtra(ABOUT) ?: return null
            intent.getStringExtra(LINE)?.let { return Reply(it, about) }
            val typed = RemoteInput.getResultsFromIntent(intent)?.getCharSequence(TYPED)?.toString()
            val people = intent.getStringArrayListExtra(PEOPLE)
            if (typed.isNullOrBlank() || people == null) return null
            return Reply(replyAbout(people, typed), about)
        }
    }
}
