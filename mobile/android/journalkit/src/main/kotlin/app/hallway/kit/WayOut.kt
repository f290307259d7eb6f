package app.hallway.kit

import app.hallway.model.Hint

/** Where something can be done about a trouble. */
sealed interface WayOut {
    /** A line, begun with this name if there is one. */
    data class Line(val with: String?) : WayOut

    data class At(val place: Place) : WayOut

    /** The page of whoever is called so. */
    data class Person(val name: String) : WayOut

    /** The goal that is called so. */
    data class Goal(val name: String) : WayOut
}

/** Where on a phone it can be done; nothing where a phone has no screen for it. */
val Hint.wayOut: WayOut?
    get() = when (this) {
        Hint.WriteLine -> WayOut.Line(null)
        is Hint.AddPerson -> WayOut.Line(name)
        is Hint.AddNamesake -> WayOut.Line(name)
        Hint.SeePeople -> WayOut.At(Place.Tab.PEOPLE)
        is Hint.EditPerson -> WayOut.Person(name)
        is Hint.SetGoal, Hint.SeeGoals -> WayOut.At(Place.Tab.GOALS)
        is Hint.EditGoal -> WayOut.Goal(goal)
        is Hint.CloseGoal -> WayOut.Goal(goal)
        is Hint.NoteAnswer, is Hint.AskAgain, is Hint.LetAskBe, is Hint.FeedbackDone -> WayOut.At(Place.Asks)
        is Hint.AddNewcomer, is Hint.TakeSuggestion, is Hint.DropSuggestion, is Hint.LookedAt, Hint.Review -> WayOut.At(Place.Review)
        Hint.SeeDevices, Hint.TrustDevice -> WayOut.At(Place.Devices)
        Hint.Pair -> WayOut.At(Place.Pair)
        Hint.SeeReferences, Hint.BringBack, Hint.SeeProjects, is Hint.PauseProjects, Hint.KeepForLater, is Hint.FinishProject,
        Hint.SayWhomToMeet, is Hint.DeleteLine, is Hint.ReopenPromise, is Hint.PutOffAct, Hint.Repair,
        -> null
    }

/** The file is damaged, and what can be read of it can be brought into a new one. */
val Trouble.mayBeRepaired: Boolean get() = Hint.Repair in hints

/** What can be done about it on this phone, likeliest first and each once. At most two: more is a menu. */
val Trouble.waysOut: List<WayOut> get() = hints.mapNotNull { it.wayOut }.distinct().take(2)

/** Where a way out leads. Throws where nobody and nothing is called so. */
suspend fun Door.placeOf(out: WayOut): Place = when (out) {
    is WayOut.At -> out.place
    is WayOut.Line -> Place.Tab.LOG
    is WayOut.Person -> ask { journal, _ -> Place.Person(journal.people().use { it.resolve(out.name) }) }
    is WayOut.Goal -> ask { journal, _ -> Place.Goal(journal.goals().use { it.resolve(out.name) }) }
}
