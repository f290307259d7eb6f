package app.hallway.kit

import app.hallway.model.Hint
import org.junit.Assert.assertEquals
import org.junit.Test

/** Where troubles lead, and the words of a line that are asked about. */
class PagesTest {
    @Test
    fun `a trouble leads to where something can be done about it`() {
        val hints = listOf(Hint.NoteAnswer("a"), Hint.LetAskBe("a"), Hint.ReopenPromise("p"), Hint.SeePeople, Hint.WriteLine)
        val trouble = Trouble(Trouble.Kind.SAY, "w", "s", hints)
        assertEquals(listOf(WayOut.At(Place.Asks), WayOut.At(Place.Tab.PEOPLE)), trouble.waysOut)
        assertEquals(WayOut.Person("Ana"), Hint.EditPerson("Ana").wayOut)
        assertEquals(WayOut.Line("Ana"), Hint.AddNamesake("Ana").wayOut)
        assertEquals(WayOut.Goal("lead"), Hint.CloseGoal("lead").wayOut)
        assertEquals(emptyList<WayOut>(), Trouble(Trouble.Kind.SAY, "w", "s", listOf(Hint.Repair)).waysOut)
    }

    @Test
    fun `the words in question stand apart in their line`() {
        assertEquals(
            LineInQuestion("Tea with Zoë, I said I'd ", "send her the deck", " by Friday"),
            LineInQuestion.of("Tea with Zoë, I said I'd send her the deck by Friday", "Send her the deck"),
        )
        assertEquals(LineInQuestion("Tea with ", "Zoë", ""), LineInQuestion.of("Tea with Zoë", "zoe"))
        assertEquals(LineInQuestion("Tea with Zoë", "", ""), LineInQuestion.of("Tea with Zoë", "the deck"))
        assertEquals(LineInQuestion("Tea", "", ""), LineInQuestion.of("Tea", ""))
    }
}
