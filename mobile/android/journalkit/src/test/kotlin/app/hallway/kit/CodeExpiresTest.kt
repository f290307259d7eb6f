package app.hallway.kit

import app.hallway.core.PairingEvent
import app.hallway.model.JournalException
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

class CodeExpiresTest {
    @Test
    fun `a code whose time is over lets nobody in`() = Desk().use { laptop ->
        Desk().use { phone ->
            val hears = Hears()
            laptop.open().showCodeFor(1u, hears, false).use {
                val code = hears.wait<PairingEvent.Code>()
                assertEquals(1uL, code.seconds)
                val why = hears.wait<Ended>().why as JournalException.Say
                assertEquals("not_paired", why.word)
                assertTrue(why.sentence, "time ran out" in why.sentence)
                val joining = Hears()
                phone.open().join(code.ticket, joining, false).use { assertNull(joining.wait<Ended>().device) }
            }
        }
    }
}
