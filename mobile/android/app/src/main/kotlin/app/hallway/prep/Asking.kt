package app.hallway.prep

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.hallway.R
import app.hallway.look.Days
import app.hallway.look.word
import app.hallway.model.AskToday
import java.time.LocalDate

/** Whether there is something to ask at the door, in words. */
@Composable
internal fun inWords(ask: AskToday, today: LocalDate): String {
    return when (ask) {
        AskToday.Late -> stringResource(R.string.ask_late)
        AskToday.AskedLately -> stringResource(R.string.ask_lately)
        is AskToday.Waits -> stringResource(R.string.ask_waits, word(ask.kind), Days.short(ask.since, today))
        is AskToday.NotNow -> stringResource(R.string.ask_not_now, word(ask.kind), Days.short(ask.day, today))
        is AskToday.NotYet -> stringResource(R.string.ask_not_yet, ask.step)
        is AskToday.May -> ask.before?.let { stringResource(R.string.ask_may_before, word(ask.kind), word(it)) }
            ?: word(ask.kind)
    }
}
