package app.hallway.kit

import app.hallway.model.Due
import app.hallway.model.Reference
import java.time.LocalDate

/** The reference as one reads it: `kqmz`, or `kqmz.2` for a part of a line. */
val Reference.text: String get() = part?.let { "$letters.$it" } ?: letters

/** The day on which something is due. */
val Due.day: LocalDate
    get() = when (this) {
        is Due.Day -> v1
        is Due.At -> v1.toLocalDate()
    }

/** At most so many code units from its beginning, and no half of a letter at the end. */
fun String.upTo(most: Int): String = when {
    length <= most -> this
    this[most - 1].isHighSurrogate() && this[most].isLowSurrogate() -> take(most - 1)
    else -> take(most)
}

/** As much of its beginning as so many bytes of UTF-8 hold, and no half of a letter at the end. */
fun String.upToBytes(most: Int): String {
    var (at, bytes) = 0 to 0
    while (at < length) {
        val point = codePointAt(at)
        bytes += when {
            point < 0x80 -> 1
            point < 0x800 -> 2
            point < 0x10000 -> 3
            else -> 4
        }
        if (bytes > most) return take(at)
        at += Character.charCount(point)
    }
    return this
}

/** How many bytes it is in UTF-8. */
internal val String.bytes: Int get() = toByteArray().size
