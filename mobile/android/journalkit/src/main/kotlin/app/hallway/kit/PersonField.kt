package app.hallway.kit

import app.hallway.model.NumberChange
import app.hallway.model.PersonEdit
import app.hallway.model.PersonPage
import app.hallway.model.PositionEdit
import app.hallway.model.PositionLine
import app.hallway.model.Relation

/** What of somebody is edited in its place, in the order of the rows. */
enum class PersonField { NAME, ALSO, TITLE, ORG, PRONOUN, EVERY, NOTES }

/** Where they are now. */
val PersonPage.position: PositionLine? get() = positions.firstOrNull { it.until == null }

/** What a row says, as it is typed. */
fun PersonPage.said(field: PersonField): String = when (field) {
    PersonField.NAME -> person.name
    PersonField.ALSO -> nicknames.joinToString(", ")
    PersonField.TITLE -> position?.title.orEmpty()
    PersonField.ORG -> position?.org.orEmpty()
    PersonField.PRONOUN -> pronoun
    PersonField.EVERY -> if (cadenceChosen) "$cadence" else ""
    PersonField.NOTES -> notes
}

/** Whether this can be what the row says. */
fun PersonField.fits(text: String): Boolean = when (this) {
    PersonField.NAME -> text.isNotBlank()
    PersonField.EVERY -> text.isBlank() || text.trim().toUIntOrNull().let { it != null && it > 0u }
    else -> true
}

/**
 * Whether a change of this row may mean two things: that they moved, and what was before is history, or that it was written down
 * wrongly.
 */
fun PersonPage.mayHaveMoved(field: PersonField): Boolean =
    (field == PersonField.TITLE || field == PersonField.ORG) && said(field).isNotEmpty()

/** The edit that makes a row say this; nothing where it does already. [moved]: what was before ends, instead of having been wrong. */
fun PersonPage.edit(field: PersonField, typed: String, moved: Boolean): PersonEdit? {
    val text = typed.trim()
    if (text == said(field)) return null
    val position = PositionEdit(org = null, title = null, level = null, reportsTo = null, from = null, correct = !moved)
    return when (field) {
        PersonField.NAME -> NO_EDIT.copy(name = text)
        PersonField.ALSO -> {
            val names = text.split(',').map(String::trim).filter(String::isNotEmpty)
            NO_EDIT.copy(addNicknames = names - nicknames.toSet(), removeNicknames = nicknames - names.toSet())
        }
        PersonField.TITLE -> NO_EDIT.copy(position = position.copy(title = text))
        PersonField.ORG -> NO_EDIT.copy(position = position.copy(org = text))
        PersonField.PRONOUN -> NO_EDIT.copy(pronoun = text)
        PersonField.EVERY -> NO_EDIT.copy(cadence = text.toUIntOrNull()?.let(NumberChange::Set) ?: NumberChange.Clear)
        PersonField.NOTES -> NO_EDIT.copy(notes = text)
    }
}

/** What they are to the user, in the order in which it is offered. */
val RELATIONS: List<Relation> = listOf(
    Relation.Colleague,
    Relation.Manager,
    Relation.Report,
    Relation.Seat,
    Relation.Mentor,
    Relation.Mentee,
    Relation.Outside,
)

/** Everything stays as it is. */
internal val NO_EDIT = PersonEdit(
    name = null,
    addNicknames = emptyList(),
    removeNicknames = emptyList(),
    relation = null,
    pronoun = null,
    cadence = NumberChange.Keep,
    notes = null,
    position = null,
)
