package app.hallway.kit

import app.hallway.model.AskKind
import app.hallway.model.GoalId
import app.hallway.model.NextAct
import app.hallway.model.NextAction

/** The goal that an act is about, if it is about one. */
val NextAct.goal: GoalId?
    get() = when (val act = action) {
        is NextAction.AskForAdvocacy -> act.goal
        is NextAction.CloseGoal -> act.goal
        is NextAction.FillKit -> act.goal
        is NextAction.FillMap -> act.goal
        is NextAction.GiveKit -> act.goal
        is NextAction.NoteStance -> act.goal
        is NextAction.ShareWins -> act.goal
        is NextAction.TellAboutGoal -> act.goal
        else -> null
    }?.id

/** Where an act is done; nothing where there is no such screen. */
val NextAct.place: Place?
    get() = when (val act = action) {
        is NextAction.Prepare -> Place.Prep(listOf(act.person.id))
        is NextAction.AskForAdvocacy -> Place.Draft(act.person.id, AskKind.Advocacy, act.goal.id)
        is NextAction.AskForFeedback -> act.person?.let { Place.Draft(it.id, AskKind.Feedback, null) } ?: Place.Asks
        is NextAction.GiveKit -> Place.Kit(act.goal.id, act.person.id)
        is NextAction.FillKit -> Place.Kit(act.goal.id, null)
        is NextAction.NoteStance -> Place.Goal(act.goal.id, act.person.id)
        is NextAction.TellAboutGoal -> Place.Goal(act.goal.id, act.person.id)
        is NextAction.CloseGoal -> Place.Goal(act.goal.id)
        is NextAction.FillMap -> Place.Goal(act.goal.id)
        is NextAction.ShareWins -> Place.Goal(act.goal.id)
        is NextAction.AskAgain, is NextAction.LetAskBe, is NextAction.FollowFeedback -> Place.Asks
        is NextAction.Introduce -> Place.Person(act.person.id)
        is NextAction.Thank -> Place.Person(act.person.id)
        is NextAction.KeepPromise -> person?.let { Place.Person(it.reference.id) }
    }
