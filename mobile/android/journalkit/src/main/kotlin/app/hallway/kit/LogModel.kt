package app.hallway.kit

import app.hallway.model.ActId
import app.hallway.model.Chip
import app.hallway.model.Choice
import app.hallway.model.Named
import app.hallway.model.ReadingShown
import app.hallway.model.Receipt
import app.hallway.model.SuggestionShown
import app.hallway.model.Undone
import app.hallway.model.When
import java.util.Base64
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

/** What Log shows. */
data class LogState(
    val line: Line = Line(),
    /** Grows when the line changes elsewhere than in the field: then the field takes it over, and else keeps its own. */
    val written: Int = 0,
    val choices: List<Choice> = emptyList(),
    /** The chips of the line as it was read last, in its order. */
    val chips: List<Chip> = emptyList(),
    /** The line calls somebody a name instead of saying what happened. */
    val label: Boolean = false,
    /** Who is likely meant now. */
    val likely: List<Named> = emptyList(),
    /** The name of the chip whose sheet is open. */
    val touched: String? = null,
    /** On their way into the journal, in the order in which they were saved. */
    val saving: List<Draft> = emptyList(),
    /** What the last save understood, until the next line is begun. */
    val saved: Saved? = null,
    /** Text from elsewhere was too long for a line: its end was left out. */
    val cut: Boolean = false,
    /** A line was to be begun, and another stands there: that is saved first. */
    val first: Boolean = false,
    /** What came of taking the line back that stands in the field again, until it is changed. */
    val undone: Undone? = null,
    val trouble: Trouble? = null,
    /** The trouble is that the journal could not be opened: it may be when that is tried again. */
    val shut: Boolean = false,
) {
    val draft: Draft get() = Draft(line.text, choices)
    val canSave: Boolean get() = line.text.isNotBlank()
    val touchedChip: Chip? get() = chips.firstOrNull { it.id == touched }
}

/** A saved line, and what of it is still asked. */
data class Saved(
    val receipt: Receipt,
    val draft: Draft,
    val act: ActId?,
    val asked: List<SuggestionShown>,
    val answered: List<Answered> = emptyList(),
)

/** A question of a saved line that was answered under it, and which act that was. */
data class Answered(val suggestion: SuggestionShown, val act: ActId?)

/**
 * Log: a line as it is typed, its chips, and its receipt. Typing never waits: the line is read a moment after the last key, and
 * of several readings under way the last one counts. What was typed stays here until the journal has it.
 *
 * [kept] is what the window left behind that was here before. Where there was none, what was typed last and never saved comes
 * back out of the journal's own file as soon as that can be opened, encrypted as everything in it: a window that is swept away
 * leaves nothing else.
 */
class LogModel(
    private val scope: CoroutineScope,
    private val door: Door,
    kept: ByteArray? = null,
    /** What goes on its way to the disk goes on in it, also where the window is gone before it arrives. */
    private val lasting: CoroutineScope = scope,
) {
    private val shown = MutableStateFlow(
        kept?.let(Draft::of).let { LogState(Line(it?.text.orEmpty()), choices = it?.choices.orEmpty()) },
    )
    val state: StateFlow<LogState> = shown.asStateFlow()
    private var doing: Job? = null

    /** Whether what an earlier window left in the journal was looked for: until then nothing is written over it. */
    @Volatile private var recalled = kept != null

    /** What lies there, as far as that is sure. */
    @Volatile private var lies: String? = UNSURE

    /** One at a time, so that the file never ends up with an older line than the field; a window before this one may still write. */
    private val laying: Mutex get() = door.unsaved

    init {
        scope.launch {
            // Also where it can be opened only when that is tried again.
            door.isOpen.first { it }
            shown.update { if (it.shut) it.copy(trouble = null, shut = false) else it }
            laying.withLock { if (!recalled) comeBack() }
            // From the first on: a line may have been typed while the journal was opened.
            shown.map { it.unsaved }.distinctUntilChanged().collectLatest { draft ->
                if (!draft.isBlank) delay(KEEP)
                lay()
            }
        }
        scope.launch {
            combine(shown.map { it.draft }.distinctUntilChanged(), door.isOpen) { draft, _ -> draft }.collectLatest(::read)
        }
        scope.launch {
            combine(door.revision, door.isOpen) { _, _ -> }.collectLatest {
                attempt { door.ask { journal, now -> journal.people().use { it.latest(LIKELY, now) } } }
                    .onSuccess { likely -> shown.update { it.copy(likely = likely) } }
            }
        }
    }

    /**
     * What is not saved yet, for a process that may end now; a line on its way counts as not saved. Nothing where it is more than a
     * line may hold: the system ends an app that hands it too much, and what was typed lies in the journal's own file as well.
     */
    fun kept(): ByteArray? = shown.value.unsaved.toBytes().takeIf { it.size <= LONGEST }

    private val LogState.unsaved: Draft get() = saving.foldRight(draft, Draft::above)

    /** What an earlier window left in the journal stands before whatever was begun meanwhile. */
    private suspend fun comeBack() {
        attempt { door.askAtOnce { journal, _ -> journal.settings().use { it.get(UNSAVED) } } }.onSuccess { left ->
            recalled = true
            lies = left
            val draft = left?.let { runCatching { Draft.of(Base64.getDecoder().decode(it)) }.getOrNull() } ?: return@onSuccess
            shown.update { it.putBack(draft) }
        }
    }

    /** Puts what is not saved yet into the journal's file at once, after what is on its way: the window may be gone for good. */
    fun keep() = next(::lay)

    private suspend fun lay() = laying.withLock {
        // Where the journal cannot be opened, the window still has it, and says what is wrong.
        if (!recalled) comeBack()
        val left = shown.value.unsaved.lying()
        if (!recalled || left == lies) return@withLock
        // A next key may cut this short, and then nobody knows what was written.
        lies = UNSURE
        attempt { door.askAtOnce { journal, _ -> journal.settings().use { it.set(UNSAVED, left) } } }.onSuccess { lies = left }
    }

    /** A draft as it lies in the journal's file. */
    private fun Draft.lying(): String? = if (isBlank) null else Base64.getEncoder().encodeToString(toBytes())

    /** The field changed. */
    fun type(line: Line) = shown.update { it.typed(line) }

    private fun write(line: Line) = shown.update { it.typed(line).copy(written = it.written + 1) }

    private fun LogState.typed(line: Line): LogState {
        val begun = line.text.isNotBlank() && line.text != this.line.text
        return copy(
            line = line,
            choices = if (line.text.isBlank()) emptyList() else choices,
            saved = if (begun) null else saved,
            trouble = if (begun) null else trouble,
            shut = shut && !begun,
            undone = if (begun) null else undone,
            cut = false,
            first = false,
        )
    }

    /** A key of the row above the keyboard. */
    fun mark(mark: Mark) = write(shown.value.line.marked(mark))

    /** One of the likely people. */
    fun name(person: Named) = write(shown.value.line.naming(person.name))

    /** Begins a line with somebody. Where one is begun already that stands, and it is said. */
    fun begin(text: String) {
        if (shown.value.line.text.isBlank()) write(Line(text)) else shown.update { it.copy(first = it.line.text.trim() != text.trim()) }
    }

    /** Adds text from elsewhere below what stands there, as far as one line can hold both. */
    fun add(text: String) {
        val old = shown.value.line.text.trimEnd().let { if (it.isEmpty()) it else "$it\n" }
        val fits = text.upToBytes(LONGEST - old.bytes)
        write(Line((old + fits).trimEnd('\n')))
        if (fits.length < text.length) shown.update { it.copy(cut = true) }
    }

    /** Opens the sheet of a chip, or closes it. */
    fun touch(chip: String?) = shown.update { it.copy(touched = chip) }

    /** Says something about a chip. */
    fun choose(choice: Choice) = shown.update { it.copy(choices = it.choices + choice, touched = null) }

    /** Saves the line as its chips show it, after those that are on their way. The field is free for the next line at once. */
    fun save() {
        if (shown.value.draft.isBlank) return
        shown.update {
            it.copy(line = Line(), written = it.written + 1, choices = emptyList(), chips = emptyList(), label = false, touched = null,
                saving = it.saving + it.draft, saved = null, cut = false, first = false, undone = null, trouble = null, shut = false)
        }
        next(::saveFirst)
    }

    private suspend fun saveFirst() = laying.withLock {
        // None where the one before it could not be saved: they went back together.
        val draft = shown.value.saving.firstOrNull() ?: return@withLock
        if (!recalled) comeBack()
        val rest = shown.value.run { saving.drop(1).foldRight(this.draft, Draft::above) }.lying()
        lies = UNSURE
        attempt {
            door.act { journal, now ->
                val receipt = journal.log(draft.text, draft.choices, now)
                // At once: a line that is saved must not stand in the field of an app that ended right after it.
                if (recalled) runCatching { journal.settings().use { it.set(UNSAVED, rest) } }.onSuccess { lies = rest }
                receipt
            }
        }.fold(
            { logged ->
                val saved = Saved(logged.answer, draft, logged.act, logged.answer.suggestions)
                // The receipt that stands is the last line's.
                shown.update { it.copy(saving = it.saving.drop(1), saved = if (it.saving.size == 1) saved else null) }
            },
            { trouble ->
                // Back into the field in their order, before whatever was begun meanwhile.
                shown.update { it.putBack(it.saving.reduce(Draft::above)).copy(saving = emptyList()).troubled(trouble) }
            },
        )
    }

    private fun LogState.troubled(trouble: Trouble): LogState = copy(trouble = trouble, shut = !door.isOpen.value)

    /** Answers what the saved line still asks. */
    fun answer(suggestion: SuggestionShown, yes: Boolean) = next {
        val reference = listOf(suggestion.reference)
        attempt {
            door.act { journal, now ->
                if (yes) journal.done(reference, now) else journal.later(reference, When.Never, "", now)
            }
        }.fold(
            { done -> ofSaved { it.copy(asked = it.asked - suggestion, answered = it.answered + Answered(suggestion, done.act)) } },
            { trouble -> shown.update { it.copy(trouble = trouble) } },
        )
    }

    /**
     * Takes back the last answer or, where none was given, the line: it stands in the field again. What came in between, from a
     * notification or another screen, stays.
     */
    fun undo() = next {
        val saved = shown.value.saved ?: return@next
        val answer = saved.answered.lastOrNull()
        val act = (if (answer == null) saved.act else answer.act) ?: return@next
        attempt { door.ask { journal, now -> journal.undoAct(act, now) } }.fold(
            { undone ->
                if (answer == null) {
                    shown.update { it.putBack(saved.draft).copy(saved = null, undone = undone) }
                } else {
                    ofSaved { after ->
                        val asked = after.asked + answer.suggestion
                        after.copy(asked = after.receipt.suggestions.filter(asked::contains), answered = after.answered - answer)
                    }
                }
            },
            { trouble -> shown.update { it.copy(trouble = trouble) } },
        )
    }

    private fun ofSaved(change: (Saved) -> Saved) = shown.update { old -> old.copy(saved = old.saved?.let(change)) }

    /** One thing after the other, so that what is taken back is what was done last, and once. */
    private fun next(what: suspend () -> Unit) {
        val before = doing
        doing = lasting.launch {
            before?.join()
            what()
        }
    }

    private suspend fun read(draft: Draft) {
        if (draft.isBlank) {
            shown.update { it.copy(chips = emptyList(), label = false, touched = null) }
            return
        }
        delay(PAUSE)
        attempt { door.askAtOnce { journal, now -> journal.read(draft.text, draft.choices, now) } }.fold(
            { reading -> shown.update { if (it.draft == draft) it.reading(reading) else it } },
            { trouble -> shown.update { if (it.draft == draft) it.troubled(trouble) else it } },
        )
    }

    private fun LogState.reading(reading: ReadingShown): LogState {
        val still = reading.chips.any { it.id == touched }
        return copy(chips = reading.chips, label = reading.label, touched = touched.takeIf { still })
    }

    private fun LogState.putBack(draft: Draft): LogState {
        val whole = draft.above(this.draft)
        return copy(line = Line(whole.text), written = written + 1, choices = whole.choices)
    }

    private companion object {
        /** Milliseconds after the last key before the line is read. */
        const val PAUSE = 60L

        /** Milliseconds after the last key before what was typed is on the disk. */
        const val KEEP = 300L

        /** The setting of this device that holds what was typed and not saved. */
        const val UNSAVED = "unsaved"

        /** Equal to nothing that is ever kept. */
        const val UNSURE = ""

        /** The most people in the row. */
        const val LIKELY = 8u

        /** Bytes of UTF-8 that a line may hold. */
        const val LONGEST = 65_536
    }
}
