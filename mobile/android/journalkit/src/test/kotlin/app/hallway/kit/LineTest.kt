package app.hallway.kit

import org.junit.Assert.assertEquals
import org.junit.Test

class LineTest {
    /** A line with `|` where the cursor is, and `[...]` round a selection. */
    private fun line(drawn: String): Line {
        val from = drawn.indexOfAny(charArrayOf('|', '['))
        val text = drawn.replace("|", "").replace("[", "").replace("]", "")
        return if ('[' in drawn) Line(text, from, drawn.indexOf(']') - 1) else Line(text, from)
    }

    private fun Line.drawn() = text.substring(0, from) + "|" + text.substring(from)

    @Test
    fun `a mark stands after a space and touches what follows`() {
        val put = mapOf(
            "|" to "!|",
            "Lunch with Bo|" to "Lunch with Bo !|",
            "Lunch with Bo |" to "Lunch with Bo !|",
            "Lunch with Bo | send the deck" to "Lunch with Bo !|send the deck",
            "Lunch with Bo|, late" to "Lunch with Bo !|, late",
            "Lunch [with] Bo" to "Lunch !|Bo",
            "Lunch\n|" to "Lunch\n!|",
        )
        for ((before, after) in put) assertEquals(before, after, line(before).marked(Mark.PROMISE).drawn())
    }

    @Test
    fun `a selection that was made from right to left is a selection`() {
        assertEquals("a !|c", Line("a b c", 3, 2).marked(Mark.PROMISE).drawn())
    }

    @Test
    fun `a name is put between spaces, and in quotes where it has more than one word`() {
        assertEquals("@Bo |", line("|").naming("Bo").drawn())
        assertEquals("Lunch with @\"Ana Silva\" |", line("Lunch with|").naming("Ana Silva").drawn())
        assertEquals("Lunch with @Bo |and Ana", line("Lunch with | and Ana").naming("Bo").drawn())
    }
}
