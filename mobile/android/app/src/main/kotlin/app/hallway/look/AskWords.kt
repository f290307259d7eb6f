package app.hallway.look

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.hallway.R
import app.hallway.model.AskKind

/** What is asked for, in a word. */
@Composable
fun word(kind: AskKind): String = when (kind) {
    AskKind.Time -> stringResource(R.string.ask_time)
    AskKind.Feedback -> stringResource(R.string.ask_feedback)
    AskKind.Mentorship -> stringResource(R.string.ask_mentorship)
    AskKind.Advocacy -> stringResource(R.string.ask_advocacy)
    AskKind.Introduction -> stringResource(R.string.ask_introduction)
    is AskKind.Other -> kind.v1
}
