package app.hallway.goals

import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.hallway.R
import app.hallway.kit.Say
import app.hallway.kit.Shows
import app.hallway.look.Days
import app.hallway.model.CouldJoin
import app.hallway.model.GoalKind
import app.hallway.model.GoalLine
import app.hallway.model.KitLacks
import app.hallway.model.NobodyIn
import app.hallway.model.Outcome
import app.hallway.model.Role
import app.hallway.model.Stage
import app.hallway.model.Stance
import java.time.LocalDate

/** What say somebody has. */
@StringRes
internal fun word(say: Say): Int = when (say) {
    Say.VETO -> R.string.say_veto
    Say.SIGNS_OFF -> R.string.say_signs_off
    Say.MANAGER -> R.string.say_manager
    Say.IN_THE_ROOM -> R.string.say_in_the_room
    Say.ASKED -> R.string.say_asked
}

/** What somebody has shown. */
@StringRes
internal fun word(shows: Shows): Int = when (shows) {
    Shows.NOTHING_YET -> R.string.stance_not_said
    Shows.CONCERNS -> R.string.stance_concerns
    Shows.WOULD_SPEAK -> R.string.stance_would_speak
}

@Composable
internal fun word(stance: Stance): String = when (stance) {
    Stance.DoesNotKnow -> stringResource(R.string.stance_does_not_know)
    Stance.HasNotSaid -> stringResource(R.string.stance_not_said)
    Stance.HasConcerns -> stringResource(R.string.stance_concerns)
    Stance.WouldSpeak -> stringResource(R.string.stance_would_speak)
    is Stance.Other -> stance.v1
}

@Composable
internal fun word(role: Role): String = when (role) {
    Role.Manager -> stringResource(R.string.role_manager)
    Role.Veto -> stringResource(R.string.say_veto)
    Role.SignOff -> stringResource(R.string.say_signs_off)
    Role.InTheRoom -> stringResource(R.string.say_in_the_room)
    Role.Influences -> stringResource(R.string.role_influences)
    Role.Recruiter -> stringResource(R.string.role_recruiter)
    Role.HiringManager -> stringResource(R.string.role_hiring_manager)
    Role.Referrer -> stringResource(R.string.role_referrer)
    Role.ReferenceGiver -> stringResource(R.string.role_reference)
    is Role.Other -> role.v1
}

@Composable
internal fun word(kind: GoalKind): String = when (kind) {
    GoalKind.Promotion -> stringResource(R.string.goal_promotion)
    GoalKind.NewJob -> stringResource(R.string.goal_new_job)
    GoalKind.Project -> stringResource(R.string.goal_project)
    GoalKind.Anything -> stringResource(R.string.goal_anything)
    is GoalKind.Other -> kind.v1
}

@Composable
internal fun word(outcome: Outcome): String = when (outcome) {
    Outcome.Reached -> stringResource(R.string.outcome_reached)
    Outcome.NotThisTime -> stringResource(R.string.outcome_not_this_time)
    Outcome.LetGo -> stringResource(R.string.outcome_let_go)
    is Outcome.Other -> outcome.v1
}

@Composable
internal fun word(stage: Stage): String = when (stage) {
    Stage.Stranger -> stringResource(R.string.stage_stranger)
    Stage.Acquainted -> stringResource(R.string.stage_acquainted)
    Stage.Rapport -> stringResource(R.string.stage_rapport)
    Stage.Trust -> stringResource(R.string.stage_trust)
    Stage.WouldSpeak -> stringResource(R.string.stance_would_speak)
    Stage.Asked -> stringResource(R.string.stage_asked)
    Stage.SpokeForMe -> stringResource(R.string.stage_spoke)
    Stage.Thanked -> stringResource(R.string.stage_thanked)
    is Stage.Other -> stage.v1
}

@Composable
internal fun word(lacks: KitLacks): String = when (lacks) {
    KitLacks.NAME -> stringResource(R.string.kit_lacks_name)
    KitLacks.WHY_NOW -> stringResource(R.string.kit_lacks_why_now)
    KitLacks.WINS -> stringResource(R.string.kit_lacks_wins)
    KitLacks.EVIDENCE -> stringResource(R.string.kit_lacks_evidence)
    KitLacks.OBJECTION -> stringResource(R.string.kit_lacks_objection)
    KitLacks.HIGHLIGHT -> stringResource(R.string.kit_lacks_highlight)
}

/** When a goal is decided or how it ended, and how many of its people would speak. */
@Composable
internal fun under(goal: GoalLine, today: LocalDate): String {
    val closed = goal.closed
    val decision = goal.decision
    val left = goal.daysLeft ?: 0
    val at = when {
        closed != null -> stringResource(
            R.string.goal_ended,
            goal.outcome?.let { word(it) } ?: stringResource(R.string.goal_over),
            Days.short(closed, today),
        )
        decision == null -> stringResource(R.string.goal_no_day)
        left > 0 -> stringResource(R.string.goal_decided, Days.withWeekday(decision))
        left == 0L -> stringResource(R.string.goal_decided_today)
        else -> stringResource(R.string.goal_was_decided, Days.short(decision, today))
    }
    val people = when {
        goal.people == 0u -> stringResource(R.string.goal_nobody)
        goal.wouldSpeak == 0u -> stringResource(R.string.goal_people, goal.people.toInt())
        else -> stringResource(R.string.goal_people_speak, goal.people.toInt(), goal.wouldSpeak.toInt())
    }
    return "$at · $people"
}

/** What says that somebody could be on a map. */
@Composable
internal fun because(one: CouldJoin): String {
    val counts = listOf(
        R.plurals.could_spoke to one.spoke.toInt(),
        R.plurals.could_gave to one.gave.toInt(),
        R.plurals.could_conversations to one.conversations.toInt(),
    )
    val counted = counts.filter { (_, count) -> count > 0 }.map { (words, count) -> pluralStringResource(words, count, count) }
    val through = one.through?.let { stringResource(R.string.could_through, it.name) }
    return (counted + listOfNotNull(through)).joinToString(", ")
}

/** Who leads into a department in which the user talked with nobody. */
@Composable
internal fun way(into: NobodyIn): String = into.through?.let { stringResource(R.string.nobody_through, it.name, into.whom.name) }
    ?: stringResource(R.string.nobody_works, into.whom.name)
