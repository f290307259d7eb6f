package app.hallway.kit

import app.hallway.model.Hint
import app.hallway.model.JournalException
import app.hallway.model.PeerEnd
import kotlinx.coroutines.CancellationException

/** The word of a device that is of another version or of another journal. */
internal const val INCOMPATIBLE = "incompatible"

/** Why something could not be done, as a screen says it. */
data class Trouble(
    val kind: Kind,
    /** The stable name of the error. */
    val word: String,
    /** What happened and what to do, for a person; the journal's own sentence. */
    val sentence: String,
    /** What could be done, likeliest first. */
    val hints: List<Hint> = emptyList(),
) {
    enum class Kind {
        /** Say it differently. */
        SAY,

        /** The phone is full. */
        FULL,

        /** The key is gone or another one: the journal of this phone cannot be read any more. */
        KEY_GONE,

        /** Nothing was saved; trying again helps. */
        TRY_AGAIN,

        /** The user has to decide about a file or a device. */
        DECIDE,

        /** A mistake of Hallway's own. */
        MISTAKE,
    }

    companion object {
        /** The trouble in what was thrown. Cancellation is none, and goes on its way. */
        fun of(thrown: Throwable): Trouble = when (thrown) {
            is CancellationException -> throw thrown
            is KeyGone -> Trouble(Kind.KEY_GONE, "key_gone", thrown.message.orEmpty())
            is KeyUnreachable -> Trouble(Kind.TRY_AGAIN, "key_unreachable", thrown.message.orEmpty())
            is KeyNotKept -> Trouble(Kind.TRY_AGAIN, "key_not_kept", thrown.message.orEmpty())
            is JournalException.Say -> Trouble(Kind.SAY, thrown.word, thrown.sentence, thrown.hints)
            is JournalException.Decide -> Trouble(
                if (thrown.word == "wrong_key") Kind.KEY_GONE else Kind.DECIDE,
                thrown.word,
                thrown.sentence,
                thrown.hints,
            )
            is JournalException.TryAgain -> Trouble(
                if (thrown.word == "no_room") Kind.FULL else Kind.TRY_AGAIN,
                thrown.word,
                thrown.sentence,
                thrown.hints,
            )
            is JournalException.Stopped -> Trouble(Kind.TRY_AGAIN, thrown.word, thrown.sentence, thrown.hints)
            is JournalException.Closed -> Trouble(Kind.TRY_AGAIN, thrown.word, thrown.sentence, thrown.hints)
            is JournalException.Mistake -> Trouble(Kind.MISTAKE, thrown.word, thrown.sentence, thrown.hints)
            else -> Trouble(Kind.MISTAKE, "internal", thrown.javaClass.simpleName)
        }

        /** Why the device of this name was not brought in step; nothing where there is no more to say than that it was not found. */
        fun of(end: PeerEnd, name: String): Trouble? = when (end) {
            is PeerEnd.NotAMember -> Trouble(
                Kind.DECIDE,
                "not_a_member",
                "this phone was cut off on $name. What is here stays, and you can go on writing. Pair it again, and it catches up",
                listOf(Hint.Pair),
            )
            is PeerEnd.Incompatible -> Trouble(Kind.DECIDE, INCOMPATIBLE, end.why)
            is PeerEnd.Broken -> Trouble(Kind.TRY_AGAIN, "broken", end.why)
            else -> null
        }

        /** That the user's other devices do not know this one any more. It stands until this one is paired again. */
        internal fun ofStranger(): Trouble = Trouble(
            Kind.DECIDE,
            "stranger",
            "your other devices no longer recognise this phone: the secret they know it by is gone. Nothing else is, and you can go " +
                "on writing here. Pair it again, and it catches up",
            listOf(Hint.Pair),
        )
    }
}
