package app.hallway.look

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.hallway.R
import app.hallway.kit.Deed
import app.hallway.model.Undone

/** What was done, as the bar at the foot says it. */
@Composable
fun inWords(deed: Deed): String = when (deed.kind) {
    Deed.Kind.ANSWERED -> stringResource(R.string.deed_answered)
    Deed.Kind.UNDONE -> inWords(deed.undone ?: Undone(what = "", left = 0u, kept = emptyList()))
    Deed.Kind.PACED -> if (deed.about.isEmpty()) stringResource(R.string.deed_paced_any) else stringResource(R.string.deed_paced, deed.about)
    else -> stringResource(words(deed.kind), deed.about)
}

/** What came of taking something back: what is left standing, because others name it or it was changed since, is said. */
@Composable
fun inWords(undone: Undone): String {
    val stays = undone.kept.map { stringResource(R.string.undone_kept, it.person.name) }
    val left = if (undone.left > 0u) listOf(stringResource(R.string.undone_left)) else emptyList()
    return (listOf(stringResource(R.string.undone)) + stays + left).joinToString(" ")
}

private fun words(kind: Deed.Kind): Int = when (kind) {
    Deed.Kind.KEPT -> R.string.deed_kept
    Deed.Kind.PUT_OFF -> R.string.deed_put_off
    Deed.Kind.LET_GO -> R.string.deed_let_go
    Deed.Kind.RESTING -> R.string.deed_resting
    Deed.Kind.AWAKE -> R.string.deed_awake
    Deed.Kind.SET -> R.string.deed_set
    Deed.Kind.ENDED -> R.string.deed_ended
    Deed.Kind.SEATED -> R.string.deed_seated
    Deed.Kind.OFF_THE_MAP -> R.string.deed_off_the_map
    Deed.Kind.TOLD -> R.string.deed_told
    Deed.Kind.WON -> R.string.deed_won
    Deed.Kind.GIVEN -> R.string.deed_given
    Deed.Kind.ASKED -> R.string.deed_asked
    Deed.Kind.HEARD -> R.string.deed_heard
    Deed.Kind.CAME_BACK -> R.string.deed_came_back
    Deed.Kind.LET_BE -> R.string.deed_let_be
    Deed.Kind.RENAMED -> R.string.deed_renamed
    Deed.Kind.CUT_OFF -> R.string.deed_cut_off
    Deed.Kind.TRUSTED -> R.string.deed_trusted
    Deed.Kind.CHANGED -> R.string.deed_changed
    Deed.Kind.NOTED -> R.string.deed_seated
    Deed.Kind.DELETED -> R.string.deed_deleted
    Deed.Kind.PACED -> R.string.deed_paced
    Deed.Kind.ANSWERED, Deed.Kind.UNDONE -> R.string.deed_answered
}
