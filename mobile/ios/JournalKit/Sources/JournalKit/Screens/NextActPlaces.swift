extension NextAct {
    /// The goal that an act is about, if it is about one.
    public var goal: GoalId? {
        switch action {
        case .askForAdvocacy(let goal, _), .giveKit(let goal, _), .noteStance(let goal, _), .tellAboutGoal(let goal, _): goal.id
        case .closeGoal(let goal), .fillKit(let goal), .fillMap(let goal), .shareWins(let goal): goal.id
        default: nil
        }
    }

    /// Where an act is done; nothing where there is no such screen.
    public var place: Place? {
        switch action {
        case .prepare(let person): .prep([person.id])
        case .askForAdvocacy(let goal, let person): .draft(person: person.id, kind: .advocacy, goal: goal.id)
        case .askForFeedback(.some(let person)): .draft(person: person.id, kind: .feedback, goal: nil)
        case .askForFeedback(nil), .askAgain, .letAskBe, .followFeedback: .asks
        case .giveKit(let goal, let person): .kit(goal.id, reader: person.id)
        case .fillKit(let goal): .kit(goal.id, reader: nil)
        case .noteStance(let goal, let person), .tellAboutGoal(let goal, let person): .goal(goal.id, seat: person.id)
        case .closeGoal(let goal), .fillMap(let goal), .shareWins(let goal): .goal(goal.id, seat: nil)
        case .introduce(let person, _), .thank(let person): .person(person.id)
        case .keepPromise: person.map { .person($0.reference.id) }
        }
    }
}
