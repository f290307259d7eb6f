package app.hallway.kit

import app.hallway.model.EntryPage
import app.hallway.model.Page
import app.hallway.model.RecordId
import app.hallway.model.Reference
import kotlinx.coroutines.CoroutineScope

/** One line, whole: its words, who is in it, and what came from it. */
class LineModel(scope: CoroutineScope, door: Door, line: RecordId) : Held<EntryPage>(scope, door) {
    private val reference = Reference(line, letters = "", part = null)

    override suspend fun ask(): EntryPage = door.ask { journal, now ->
        (journal.show(reference, now) as? Page.Entry)?.v1 ?: error("a place that names something else than a line")
    }

    /** Deletes the line and what came from it. */
    fun delete(page: EntryPage) = act(Deed(page.text, Deed.Kind.DELETED)) { journal, now -> journal.delete(reference, now) }
}
