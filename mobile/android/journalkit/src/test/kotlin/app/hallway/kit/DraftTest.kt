package app.hallway.kit

import app.hallway.model.Choice
import app.hallway.model.Due
import java.time.LocalDate
import java.time.OffsetDateTime
import org.junit.Assert.assertEquals
import org.junit.Test

class DraftTest {
    private val draft = Draft(
        "Kaffee mit José 🫖, said I'd send\nthe deck",
        listOf(
            Choice.Take("promise.1"),
            Choice.There("person.1", there = false),
            Choice.Due("promise.1", Due.Day(LocalDate.parse("2026-11-20"))),
            Choice.Happened(OffsetDateTime.parse("2026-11-17T09:30:00+01:00")),
            Choice.Private(true),
        ),
    )

    @Test
    fun `a draft is the same after the end of the process`() {
        assertEquals(draft, Draft.of(draft.toBytes()))
        assertEquals(Draft(""), Draft.of(Draft("").toBytes()))
    }

    @Test
    fun `of bytes that are none, or were cut short, the text is kept as far as it can be read, and nothing is thrown`() {
        val bytes = draft.toBytes()
        assertEquals("choices of another version are left out", Draft(draft.text), Draft.of(bytes.copyOf(bytes.size - 1)))
        for (length in bytes.indices) Draft.of(bytes.copyOf(length))
        Draft.of(ByteArray(64) { -1 })
        Draft.of(ByteArray(64) { 127 })
    }
}
