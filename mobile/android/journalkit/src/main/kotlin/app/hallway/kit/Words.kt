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
