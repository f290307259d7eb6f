package app.hallway.look

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.hallway.R
import app.hallway.kit.Deed

/** What was done, as the bar at the foot says it. */
@Composable
fun inWords(deed: Deed): String = when (deed.kind) {
    Deed.Kind.KEPT -> stringResource(R.string.deed_kept, deed.about)
    Deed.Kind.PUT_OFF -> stringResource(R.string.deed_put_off, deed.about)
    Deed.Kind.LET_GO -> stringResource(R.string.deed_let_go, deed.about)
    Deed.Kind.RESTING -> stringResource(R.string.deed_resting, deed.about)
    Deed.Kind.AWAKE -> stringResource(R.string.deed_awake, deed.about)
    Deed.Kind.ANSWERED -> stringResource(R.string.deed_answered)
    Deed.Kind.UNDONE -> stringResource(R.string.undone)
}
