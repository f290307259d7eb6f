package app.hallway.people

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.hallway.R
import app.hallway.model.FactKind

/** What kind of thing one knows, in a word. */
@Composable
internal fun word(kind: FactKind): String = when (kind) {
    FactKind.Interest -> stringResource(R.string.fact_interest)
    FactKind.CommonGround -> stringResource(R.string.fact_common_ground)
    FactKind.Expertise -> stringResource(R.string.fact_expertise)
    FactKind.Family -> stringResource(R.string.fact_family)
    FactKind.Food -> stringResource(R.string.fact_food)
    FactKind.Music -> stringResource(R.string.fact_music)
    FactKind.Value -> stringResource(R.string.fact_value)
    FactKind.Project -> stringResource(R.string.fact_project)
    FactKind.Preference -> stringResource(R.string.fact_preference)
    FactKind.Need -> stringResource(R.string.fact_need)
    FactKind.Careful -> stringResource(R.string.fact_careful)
    FactKind.Learn -> stringResource(R.string.fact_learn)
    FactKind.Aim -> stringResource(R.string.fact_aim)
    FactKind.Pressure -> stringResource(R.string.fact_pressure)
    FactKind.News -> stringResource(R.string.fact_news)
    FactKind.Homework -> stringResource(R.string.fact_homework)
    FactKind.Gap -> stringResource(R.string.fact_gap)
    FactKind.Bridge -> stringResource(R.string.fact_bridge)
    FactKind.Tried -> stringResource(R.string.fact_tried)
    FactKind.Birthday -> stringResource(R.string.fact_birthday)
    FactKind.Role -> stringResource(R.string.fact_role)
    FactKind.Place -> stringResource(R.string.fact_place)
    FactKind.TurnTo -> stringResource(R.string.fact_turn_to)
    is FactKind.Other -> kind.v1
}
